using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>What a log says of all its traces and events: globals, which are defaults, classifiers, and attributes of its own.</summary>
internal sealed class LogHead(ActivityMapping mapping)
{
    private const int MostDefaults = 1000;

    private readonly LogClassifiers classifiers = new(mapping.Format as ClassifierChoice);
    private readonly List<(string Key, string Value)> eventDefaults = [];

    /// <summary>For cases that do not say it themselves, and whose events do not.</summary>
    public WantedValues TraceDefaults { get; } = new(mapping);

    /// <summary>What the log says of itself, and so of each case, when nothing else does.</summary>
    public WantedValues OfLog { get; } = new(mapping);

    /// <summary>An element of the log that is no trace and no event.</summary>
    /// <param name="inner">The depth of its attributes.</param>
    public void Read(XesXml xml, int inner)
    {
        if (xml.Element == "classifier")
        {
            if (xml.Own("scope") is null or "event")
            {
                classifiers.Declare(xml.Own("name"), xml.Own("keys"));
            }
        }
        else if (xml.Element == "global")
        {
            ReadGlobal(xml, inner, xml.Own("scope"));
        }
        else if (xml.ReadAttribute())
        {
            OfLog.Set(xml.Key, xml.Value);
        }
    }

    /// <summary>An event without anything, and one with what holds for all events; for the first event at a place.</summary>
    public (XesEvent Empty, XesEvent Defaults) Events(XesNames names, Place place)
    {
        IReadOnlyList<string> keys = classifiers.Keys(place);
        LifecycleWords words = new(mapping);
        XesEvent defaults = new(new ActivityName(keys, names), words, new WantedValues(mapping));
        foreach ((string key, string value) in eventDefaults)
        {
            defaults.Set(key, value);
        }

        return (new XesEvent(new ActivityName(keys, names), words, new WantedValues(mapping)), defaults);
    }

    private void ReadGlobal(XesXml xml, int inner, string? scope)
    {
        bool isEmpty = xml.IsEmpty;
        while (!isEmpty && xml.NextChild(inner))
        {
            if (!xml.ReadAttribute() || IsPlaceholder(xml.Value))
            {
                continue;
            }

            if (scope == "trace")
            {
                TraceDefaults.Set(xml.Key, xml.Value);
            }
            else if (scope == "event" && eventDefaults.Count < MostDefaults)
            {
                eventDefaults.Add((xml.Key.ToString(), xml.Value.ToString()));
            }
        }
    }

    /// <summary>What the common libraries write where a log has no default.</summary>
    private static bool IsPlaceholder(ReadOnlySpan<char> value) =>
        value.Equals("UNKNOWN", StringComparison.OrdinalIgnoreCase) || value is "__INVALID__";
}
