using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Locating;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Diagnosing;

/// <summary>Judges the stored instances of an objective's workflow again, one by one, and tells what became good or bad of them in a time.</summary>
/// <param name="time">Of verdicts.</param>
internal sealed class UnitScan(IStoreReader store, Objective objective, TimeRange time, CancellationToken cancellation)
{
    private readonly Measurement measurement = objective.Measurement;

    /// <summary>How long instances usually stay where: those that ended before the window, or else those that ended in it.</summary>
    public static UsualTimes Usual(IStoreReader store, Objective objective, TimeRange window)
    {
        UsualTimes usual = Ended(store, objective, window.From);
        return usual.Lives > 0 ? usual : Ended(store, objective, window.To);
    }

    /// <summary>Each instance that may matter, with its units of the objective.</summary>
    public IEnumerable<(InstanceKey Key, IReadOnlyList<PlacedUnit> Units)> Instances()
    {
        WorkflowRules rules = new WorkflowRules(measurement.Workflow, [measurement]).WithoutCounters();
        foreach (StoredInstance stored in MayMatter())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return (stored.Key, [.. PlacedUnits.Of(stored, rules)]);
        }
    }

    /// <summary>What ended and was not heard of since has no verdict after that, unless it waits for what others do, or is no case at all.</summary>
    private IEnumerable<StoredInstance> MayMatter() =>
        measurement.Indicator is IInstanceIndicator or IStepIndicator ? store.Instances.Touching(measurement.Workflow.Name, time) : store.Instances.All(measurement.Workflow.Name);

    private static UsualTimes Ended(IStoreReader store, Objective objective, Instant before)
    {
        UsualTimes usual = new(objective.Measurement.Pauses);
        foreach (Life life in History.Ended(store.Instances, objective.Measurement.Workflow, before).SelectMany(ended => ended.Lives))
        {
            usual.Add(life);
        }

        return usual;
    }
}
