using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>The settings of an event log: what names its activities, and how they become starts, ends, states and steps.</summary>
internal static class XesSettings
{
    private static readonly SettingDeclaration Classifier = new("classifier", SettingKind.Text, "what names an activity: a classifier that the log declares, by its name, or a list of keys of event attributes, whose values are joined by +")
    {
        Or = SettingKind.Texts,
        Default = XesKeys.Name,
        Example = "[concept:name, org:group]",
    };

    public static IReadOnlyList<SettingDeclaration> All { get; } = [Classifier, .. MappingSettings.All];

    public static ActivityMapping Read(SettingReader settings)
    {
        IReadOnlyList<string> texts = settings.Texts(Classifier.Name);
        ClassifierChoice? choice = texts.Count == 0 ? null
            : settings.IsText(Classifier.Name) ? new ClassifierChoice(texts[0], [])
            : new ClassifierChoice(null, texts);
        return MappingSettings.Read(settings) with { Format = choice };
    }
}

/// <summary>What a Source says of the names of activities.</summary>
/// <param name="Name">Of a classifier of the log; null: the keys are given.</param>
internal sealed record ClassifierChoice(string? Name, IReadOnlyList<string> Keys) : FormatSettings
{
    /// <summary>Names by the standard's own key are as without any choice.</summary>
    public override string Canonical => Name is not null ? $"classifier {Name}" : Keys is [XesKeys.Name] ? "" : $"keys {string.Join('\u001f', Keys)}";
}
