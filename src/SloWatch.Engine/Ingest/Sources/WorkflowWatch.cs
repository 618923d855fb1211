using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>What an import judges one workflow by.</summary>
internal sealed class WorkflowWatch
{
    private readonly Watermarks watermarks;

    /// <param name="watermarks">As the import knows them.</param>
    /// <param name="before">How far the workflow was complete before the import.</param>
    /// <param name="lastFactAt">Its latest fact before the import.</param>
    public WorkflowWatch(WorkflowRules rules, Watermarks watermarks, Instant before, Instant? lastFactAt)
    {
        this.watermarks = watermarks;
        Context = new AdvanceContext(rules, before, Instant.Min(before, lastFactAt?.NextMinute() ?? Instant.Never));
    }

    public string Name => Context.Rules.Workflow.Name;

    /// <summary>The import brought events of it; else only of one that takes over from it.</summary>
    public bool IsMet { get; set; }

    /// <summary>While the import runs it changes only when a further feed turns up.</summary>
    public AdvanceContext Context { get; private set; }

    /// <summary>After a change of the watermarks.</summary>
    public void Look() => Context = Context with { Now = watermarks.Of(Context.Rules) };
}
