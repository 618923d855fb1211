using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.Rings;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>What is to be watched by some rules. Of measurements that no policy watches nothing is kept.</summary>
internal sealed class WatchList(RuleSet rules, KnownAlerts known, IStoreReader store, DecisionRound round, IReadOnlyDictionary<string, WatchedMeasurement> before)
{
    private readonly Watermarks watermarks = new(store.Sources.All());

    /// <summary>The measurements of a workflow that some policy watches, by their hash.</summary>
    public Dictionary<string, WatchedMeasurement> Of(WorkflowRules own, DecidedWorkflow decided)
    {
        Dictionary<string, WatchedMeasurement> watched = [];
        IEnumerable<Objective> objectives = rules.Objectives.Where(objective => objective.Measurement.Workflow.Name == own.Workflow.Name && objective.Alerts is not null);
        foreach (IGrouping<string, Objective> measured in objectives.GroupBy(objective => objective.Measurement.Hash))
        {
            CauseAlert[] causes = [.. measured.SelectMany(CausesOf)];
            if (causes.Length > 0)
            {
                watched.Add(measured.Key, new WatchedMeasurement(SumsOf(measured.Key, WatchedMeasurement.LookbacksOf(causes), own, decided), causes));
            }
        }

        return watched;
    }

    private IEnumerable<CauseAlert> CausesOf(Objective objective) =>
        WatchedCause.Of(PolicyFit.Of(objective.Alerts!, objective.Target, objective.Window)).Select(cause => known.Take(objective, cause, round.News));

    private TieredSums SumsOf(string measurement, Lookback[] lookbacks, WorkflowRules own, DecidedWorkflow decided) =>
        before.TryGetValue(measurement, out WatchedMeasurement? same) && same.Sums.Lookbacks.ToHashSet().SetEquals(lookbacks)
            ? same.Sums
            : WatchedMeasurement.Load(store.Ledger, measurement, lookbacks, HeadOf(own, decided));

    /// <summary>No decision will be made before it.</summary>
    private Instant HeadOf(WorkflowRules own, DecidedWorkflow decided)
    {
        Instant watermark = watermarks.Of(own);
        return decided.UpTo.IsFinite ? decided.UpTo : (watermark == Instant.Never ? round.Wall : Instant.Min(watermark, round.Wall)).FloorToMinute();
    }
}
