using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters;

/// <summary>What a Source names as its `format`, however its facts come. Found only through <see cref="AdapterCatalogue"/>.</summary>
public interface IAdapter
{
    /// <summary>What a Source writes as its `format`: <c>xes</c>.</summary>
    string Name { get; }

    string Summary { get; }

    /// <summary>What such a source shows unless its Source says otherwise.</summary>
    Sight Sees { get; }

    /// <summary>Its settings inside a Source, each declared once.</summary>
    IReadOnlyList<SettingDeclaration> Settings { get; }

    /// <summary>A Source document in YAML; a test loads it.</summary>
    string Example { get; }

    /// <summary>Reads its settings; every problem goes to the reader.</summary>
    ActivityMapping Read(SettingReader settings);

    /// <summary>What such a source shows when it is read by this mapping.</summary>
    Sight SeesWith(ActivityMapping mapping) => Sees;
}
