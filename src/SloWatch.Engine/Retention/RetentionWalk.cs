using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Retiring;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Retention;

/// <summary>
/// Goes over everything that has been over for longer than it is kept, and prepares its removal slice by slice. It only reads: whoever writes
/// removes what is still as it was looked at.
/// </summary>
/// <param name="keep">How long what has ended is kept.</param>
public sealed class RetentionWalk(IStoreReader store, RuleSet rules, TimeSpan keep, RetentionPace pace, TimeProvider time)
{
    private readonly Instant wall = Instant.From(time.GetUtcNow());

    public IEnumerable<RetentionSlice> Slices()
    {
        Horizons horizons = new(store, rules, keep, wall);
        foreach (string workflow in store.Instances.Workflows())
        {
            if (horizons.Of(workflow) is { } horizon)
            {
                foreach (RetentionSlice slice in Instances(workflow, horizon).Concat(Records(workflow, horizon)))
                {
                    yield return slice;
                }
            }
        }

        while (store.Sources.OldestQuarantined() < wall - keep)
        {
            yield return new(rules, "", wall - keep, [], new OldRecords(null, wall - keep));
        }
    }

    private IEnumerable<RetentionSlice> Instances(string workflow, Instant horizon)
    {
        WorkflowRules own = rules.For(workflow);
        for (EndedInstance? last = null; store.Instances.Over(workflow, horizon, last, pace.Size) is { Count: > 0 } page;)
        {
            IEnumerable<StoredInstance> rows = store.Instances.Load([.. page.Select(one => one.Key)]).OfType<StoredInstance>();
            Retired[] retired = [.. rows.Select(row => Retired.Of(row, own, horizon)).OfType<Retired>()];
            if (retired.Length > 0)
            {
                yield return new(rules, workflow, horizon, retired, null);
            }

            last = page[^1];
        }
    }

    private IEnumerable<RetentionSlice> Records(string workflow, Instant horizon)
    {
        while (store.Alerts.OldestTransition(workflow) < horizon || store.Ledger.OldestLatePosting(workflow) < horizon)
        {
            yield return new(rules, workflow, horizon, [], new OldRecords(workflow, horizon));
        }
    }
}
