using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Locating;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Diagnosing;

/// <summary>Judges the stored instances of a workflow again, one by one, and tells what became good or bad of them in a time.</summary>
/// <param name="measurements">Of that workflow; one at least.</param>
/// <param name="time">Of verdicts.</param>
internal sealed class UnitScan(IStoreReader store, IReadOnlyList<Measurement> measurements, TimeRange time, CancellationToken cancellation)
{
    private readonly Workflow workflow = measurements[0].Workflow;

    /// <summary>What was left out, so far.</summary>
    public DamagedInstances Damaged { get; } = new();

    /// <summary>How long instances usually stay where: those that ended before the window, or else those that ended in it.</summary>
    public static UsualTimes Usual(IStoreReader store, Objective objective, TimeRange window)
    {
        UsualTimes usual = Ended(store, objective, window.From);
        return usual.Lives > 0 ? usual : Ended(store, objective, window.To);
    }

    /// <summary>Each instance that may matter, with its units of the measurements and its lives; none of one that cannot be read.</summary>
    public IEnumerable<(StoredInstance Instance, IReadOnlyList<PlacedUnit> Units, IReadOnlyList<Life> Lives)> Instances()
    {
        WorkflowRules rules = new WorkflowRules(workflow, [.. measurements.DistinctBy(measurement => measurement.Hash)]).WithoutCounters();
        foreach (StoredInstance stored in measurements.All(WaitsForNobody) ? store.Instances.Touching(workflow.Name, time) : store.Instances.All(workflow.Name))
        {
            cancellation.ThrowIfCancellationRequested();
            (IReadOnlyList<PlacedUnit> units, IReadOnlyList<Life> lives) = ([], []);
            Damaged.Try(() => (units, lives) = PlacedUnits.WithLives(stored, rules));
            yield return (stored, units, lives);
        }
    }

    /// <summary>What ended and was not heard of since has no verdict after that, unless it waits for what others do, or is no case at all.</summary>
    public static bool MayMatter(StoredInstance stored, Measurement measurement, TimeRange time) =>
        !WaitsForNobody(measurement)
        || (stored.Summary.FirstAt < time.To && (stored.Summary.EndedAt is not { } ended || Instant.Max(ended, stored.Summary.LastAt) >= time.From));

    private static bool WaitsForNobody(Measurement measurement) => measurement.Indicator is IInstanceIndicator or IStepIndicator;

    private static UsualTimes Ended(IStoreReader store, Objective objective, Instant before)
    {
        UsualTimes usual = UsualTimes.Of(objective.Measurement);
        foreach (Life life in History.Ended(store.Instances, objective.Measurement.Workflow, before).SelectMany(ended => ended.Lives))
        {
            usual.Add(life);
        }

        return usual;
    }
}
