using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>Which workflows have events that name no instance, and by which of their keys these find it.</summary>
internal sealed class Correlations
{
    public static readonly Correlations None = new([]);

    private readonly Dictionary<string, IReadOnlyList<string>> names;

    private Correlations(Dictionary<string, IReadOnlyList<string>> names) => this.names = names;

    public bool IsUsed => names.Count > 0;

    public IEnumerable<CorrelatedNames> All => names.Select(one => new CorrelatedNames(one.Key, one.Value));

    public static Correlations Of(RuleSet rules) =>
        rules.Workflows.Any(workflow => workflow.CorrelateBy.Count > 0)
            ? new(rules.Workflows.Where(workflow => workflow.CorrelateBy.Count > 0).ToDictionary(workflow => workflow.Name, workflow => workflow.CorrelateBy))
            : None;

    /// <summary>Those of an event's keys that tell its instance.</summary>
    public IEnumerable<NamedValue> KeysOf(WorkflowEvent fact) =>
        fact.Details?.Keys is { } keys && names.TryGetValue(fact.Workflow, out IReadOnlyList<string>? telling) ? keys.Where(key => telling.Contains(key.Name)) : [];

    /// <summary>It names its instance, and may tell others of which instance they are.</summary>
    public bool MayTell(WorkflowEvent fact) =>
        names.Count > 0 && fact is { Void: false, Details.Keys: not null } && IsOfCase(fact.Kind) && names.ContainsKey(fact.Workflow);

    /// <summary>Why an event that names no instance cannot wait for one; null when it may, or needs none.</summary>
    public string? Refusal(WorkflowEvent fact)
    {
        if (fact.Instance.Length > 0 || fact.Kind is EventKind.Watermark or EventKind.Gap)
        {
            return null;
        }

        if (!names.TryGetValue(fact.Workflow, out IReadOnlyList<string>? telling))
        {
            return $"'instance' is missing, and no key tells it: the rules have no 'correlateBy' for the Workflow '{JsonText.Short(fact.Workflow)}'; name the case this happened to, or say there which keys belong to one case";
        }

        NamedValue[] own = [.. fact.Details?.Keys ?? []];
        return own.Any(key => telling.Contains(key.Name)) ? null
            : $"'instance' is missing, and none of its keys tells it: those of {JsonText.Short(fact.Workflow)} are {string.Join(", ", telling)}; name the case this happened to, or {Remedy(own, telling)}";
    }

    private static string Remedy(NamedValue[] own, IReadOnlyList<string> telling) =>
        own.Select(key => NearestName.Of(key.Name, telling)).FirstOrDefault(near => near is not null) is { } meant ? $"write '{meant}' in 'keys'" : "give one of them in 'keys'";

    private static bool IsOfCase(EventKind kind) => kind is not (EventKind.Slot or EventKind.Gauge or EventKind.Watermark or EventKind.Gap or EventKind.HandedOver);
}

internal readonly record struct CorrelatedNames(string Workflow, IReadOnlyList<string> Names);
