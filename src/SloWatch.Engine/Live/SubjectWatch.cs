using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Subjects;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>Opens the days of subjects as their workflows come to them: once a day, and anew where what is told changes when something is to be heard.</summary>
/// <param name="stopping">The service ends, and does not wait until years of days are open.</param>
internal sealed class SubjectWatch(IStoreWriter writer, LiveFeeds feeds, TimeProvider time, CancellationToken stopping)
{
    private readonly Dictionary<string, Open> known = [];

    /// <summary>What was told may be older than all that was known, or of a schedule as a whole.</summary>
    public void Delivered(FeedNews news, ReadOnlySpan<InstanceKey> touched)
    {
        foreach (((string _, string workflow), FeedSpan span) in news.Spans)
        {
            if (known.TryGetValue(workflow, out Open? open) && span.First < open.First)
            {
                known.Remove(workflow);
            }
        }

        foreach (InstanceKey key in touched)
        {
            if (known.ContainsKey(key.Workflow) && SubjectKey.Of(key.Id) is { Day: null })
            {
                known.Remove(key.Workflow);
            }
        }
    }

    /// <summary>There are days to be opened; everything delivered has to be written first.</summary>
    public bool IsDue(string workflow) => feeds.RulesOfFacts(workflow) is { Subjects.Count: > 0 } rules && IsDue(workflow, rules, Until(workflow));

    public void Run(string workflow)
    {
        WorkflowRules rules = feeds.RulesOfFacts(workflow);
        Instant from = known.TryGetValue(workflow, out Open? open) && open.Rules == rules ? open.Until : Instant.Never;
        WatchDelivery.Run(writer, rules, feeds.ContextOf, from, time, stopping);
        known[workflow] = new(rules, writer.Instances.FirstFactAt(workflow) ?? Instant.Ever, Until(workflow));
    }

    private bool IsDue(string workflow, WorkflowRules rules, Instant until) =>
        until.IsFinite && !(known.TryGetValue(workflow, out Open? open) && open.Rules == rules && until <= open.Until);

    private Instant Until(string workflow) => WatchPlan.Until(writer, workflow, feeds.ContextOf(workflow).Now);

    /// <param name="First">The earliest that is known of the workflow.</param>
    /// <param name="Until">Days before it are open.</param>
    private sealed record Open(WorkflowRules Rules, Instant First, Instant Until);
}
