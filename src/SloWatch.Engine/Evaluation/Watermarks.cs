using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>
/// How far workflows are complete: as far as the least of their own sources, and of the sources of those they hand over to, whose silence is
/// judged with theirs. Only sources that ever delivered count.
/// </summary>
internal sealed class Watermarks
{
    private readonly Dictionary<(string Source, string Workflow), Instant> known;

    public Watermarks(IEnumerable<SourceState> sources) => known = sources.ToDictionary(source => (source.Name, source.Workflow), source => source.Watermark);

    public void Set(string source, string workflow, Instant watermark) => known[(source, workflow)] = watermark;

    public void Forget(string source, string workflow) => known.Remove((source, workflow));

    /// <summary>Never while nothing has been delivered for it.</summary>
    public Instant Of(WorkflowRules rules)
    {
        Instant least = OfSources(rules.Workflow.Name);
        foreach (string receiver in rules.Receivers.Select(receiver => receiver.Workflow))
        {
            least = HasSources(receiver) ? Instant.Min(least, OfSources(receiver)) : least;
        }

        return least;
    }

    /// <summary>Of the workflow's own sources alone.</summary>
    public Instant OfSources(string workflow)
    {
        Instant? least = null;
        foreach (((string _, string fed), Instant watermark) in known)
        {
            least = fed == workflow ? Instant.Min(least ?? Instant.Ever, watermark) : least;
        }

        return least ?? Instant.Never;
    }

    private bool HasSources(string workflow) => known.Keys.Any(key => key.Workflow == workflow);
}
