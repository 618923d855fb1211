using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>
/// For which workflows an import takes events of a source, by the rule that the service has: not where the rules name it for another one, and its
/// <see cref="OwnWord"/> only if it is named, or the file has something else of it, wherever that stands there. One that delivered before is known.
/// </summary>
/// <param name="own">The source of events that name none: whoever imports has named it.</param>
internal sealed class KnownSources(RuleSet rules, IEnumerable<SourceState> stored, string own)
{
    private readonly HashSet<(string Source, string Workflow)> known = [.. stored.Select(state => (state.Name, state.Workflow))];
    private (string? Source, string? Workflow) last;

    /// <summary>Something else than its word was taken.</summary>
    public void Saw(WorkflowEvent fact)
    {
        if (!IsLast(fact))
        {
            last = (fact.Source, fact.Workflow);
            known.Add((fact.Source, fact.Workflow));
        }
    }

    /// <summary>Null when it is taken.</summary>
    public string? Refusal(WorkflowEvent fact) =>
        IsLast(fact) || known.Contains((fact.Source, fact.Workflow)) ? null : RefusalOfUnknown(rules, fact, own);

    /// <summary>Why an event is not taken of a source that has delivered nothing for its workflow yet; null when it is.</summary>
    /// <param name="own">Whose word is taken; null: nobody's.</param>
    public static string? RefusalOfUnknown(RuleSet rules, WorkflowEvent fact, string? own) =>
        rules.StrangerTo(fact.Workflow, fact.Source) ?? (OwnWord.Is(fact) && fact.Source != own ? rules.UnknownTo(fact.Workflow, fact.Source) : null);

    private bool IsLast(WorkflowEvent fact) => ReferenceEquals(fact.Source, last.Source) && ReferenceEquals(fact.Workflow, last.Workflow);
}
