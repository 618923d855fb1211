using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>Whose <see cref="OwnWord"/> an import takes: of sources that the rules name, that delivered before, or of which the file has something else, wherever it stands there.</summary>
/// <param name="own">The source of events that name none: whoever imports has named it.</param>
internal sealed class KnownSources(RuleSet rules, IEnumerable<SourceState> stored, string own)
{
    private readonly HashSet<(string Source, string Workflow)> known = [.. stored.Select(state => (state.Name, state.Workflow))];
    private (string? Source, string? Workflow) last;

    /// <summary>Something else of it was taken.</summary>
    public void Saw(WorkflowEvent fact)
    {
        if (!ReferenceEquals(fact.Source, last.Source) || !ReferenceEquals(fact.Workflow, last.Workflow))
        {
            last = (fact.Source, fact.Workflow);
            known.Add((fact.Source, fact.Workflow));
        }
    }

    /// <summary>Null when its word is taken.</summary>
    public string? Refusal(WorkflowEvent word) =>
        word.Source == own || known.Contains((word.Source, word.Workflow)) ? null : rules.UnknownTo(word.Workflow, word.Source);
}
