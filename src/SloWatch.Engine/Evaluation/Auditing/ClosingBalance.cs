using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Auditing;

/// <summary>
/// What was counted of instances that are there no longer. It cannot be recounted; but it stands in the ledger as it was, lies before the horizon, and
/// of what was removed nothing was pending.
/// </summary>
internal sealed class ClosingBalance(IStoreReader store, RuleSet rules, Findings findings)
{
    private readonly Dictionary<string, Instant> horizons = store.Instances.Horizons().ToDictionary(one => one.Workflow, one => one.Horizon);

    private readonly Dictionary<string, string> workflows = rules.All.SelectMany(workflow => workflow.Measurements)
        .ToDictionary(measurement => measurement.Hash, measurement => measurement.Workflow.Name);

    public void AddTo(RecountedLedger ledger)
    {
        foreach (string measurement in ledger.Measurements.ToList())
        {
            AddTo(ledger, measurement);
        }
    }

    private void AddTo(RecountedLedger ledger, string measurement)
    {
        Tally sum = default;
        Instant horizon = horizons.GetValueOrDefault(workflows[measurement], Instant.Never);
        foreach ((long minute, Tally tally) in store.Ledger.Balance(measurement))
        {
            ledger.Add(measurement, minute, tally);
            sum += tally;
            if (Instant.FromMinute(minute) >= horizon)
            {
                findings.Add($"closing balance of {findings.NameOf(measurement)} at {Instant.FromMinute(minute)}", "there", $"none from {horizon} on, before which instances were removed");
            }
        }

        findings.Compare($"closing balance of {findings.NameOf(measurement)}, sum of all minutes", ("pending", sum.Pending, 0L));
    }
}
