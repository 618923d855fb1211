using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Retention;

/// <summary>From when on a measurement can be counted that comes to be after instances were removed: from where nothing of what was removed has a part in it.</summary>
internal static class CountedFrom
{
    /// <summary>Of those of the measurements that cannot be counted from the beginning.</summary>
    public static IEnumerable<(string Measurement, Instant From)> Of(IStoreReader store, IEnumerable<Measurement> measurements)
    {
        Dictionary<string, Instant> horizons = store.Instances.Horizons().ToDictionary(one => one.Workflow, one => one.Horizon);
        foreach (Measurement measurement in measurements)
        {
            Instant horizon = Instant.Max(HorizonOf(measurement.Workflow.Name), HorizonOf(measurement.Indicator.HandsOverTo?.Workflow ?? ""));
            if (horizon.IsFinite)
            {
                yield return (measurement.Hash, LastVerdict(measurement.Indicator, horizon));
            }
        }

        Instant HorizonOf(string workflow) => horizons.GetValueOrDefault(workflow, Instant.Never);
    }

    /// <summary>A hand-over, or a slot, may be judged after everything of its case is over; nothing else is.</summary>
    private static Instant LastVerdict(IIndicator indicator, Instant over) =>
        indicator is IRelationIndicator or ISubjectIndicator && indicator.Limit is { } limit ? limit.After(over, []).NextMinute() : over;
}
