using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Subjects;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>Tells the days of counts what was counted: each minute that their workflow has come to, and those before it that have changed since.</summary>
internal sealed class CountWatch(IStoreWriter writer, LiveFeeds feeds, TimeProvider time)
{
    private readonly Dictionary<string, Told> known = [];
    private readonly Dictionary<string, long> changed = [];

    /// <summary>What was posted may be to minutes that are told already.</summary>
    public void Posted(IReadOnlyDictionary<(string Measurement, long Minute), Tally> changes)
    {
        foreach ((string measurement, long minute) in changes.Keys)
        {
            changed[measurement] = changed.TryGetValue(measurement, out long earliest) ? Math.Min(earliest, minute) : minute;
        }
    }

    /// <summary>There is something to tell; everything delivered has to be written first.</summary>
    public bool IsDue(string workflow) => feeds.RulesOfFacts(workflow) is { Counted.Count: > 0 } rules && Until(workflow) is { IsFinite: true } until && From(workflow, rules) < until;

    public void Run(string workflow)
    {
        WorkflowRules rules = feeds.RulesOfFacts(workflow);
        CountDelivery.Run(writer, rules, feeds.ContextOf, From(workflow, rules), time, CancellationToken.None);
        known[workflow] = new(rules, Until(workflow));
        foreach (CountedMeasurement counted in rules.Counted)
        {
            changed.Remove(counted.Counter.Hash);
        }
    }

    /// <summary>What was counted before it is told.</summary>
    private Instant From(string workflow, WorkflowRules rules)
    {
        if (!known.TryGetValue(workflow, out Told? told) || told.Rules != rules)
        {
            return Instant.Never;
        }

        Instant from = told.Until;
        foreach (CountedMeasurement counted in rules.Counted)
        {
            from = changed.TryGetValue(counted.Counter.Hash, out long minute) ? Instant.Min(from, Instant.FromMinute(minute)) : from;
        }

        return from;
    }

    private Instant Until(string workflow) => CountDelivery.Until(writer, workflow, feeds.ContextOf(workflow).Now);

    /// <param name="Until">Minutes before it are told, as they were then.</param>
    private sealed record Told(WorkflowRules Rules, Instant Until);
}
