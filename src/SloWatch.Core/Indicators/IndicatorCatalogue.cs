using System.Collections.Frozen;
using SloWatch.Core.Indicators.Backlog;
using SloWatch.Core.Indicators.Compensations;
using SloWatch.Core.Indicators.Conformance;
using SloWatch.Core.Indicators.CycleTime;
using SloWatch.Core.Indicators.Duplicates;
using SloWatch.Core.Indicators.Freshness;
using SloWatch.Core.Indicators.Handoff;
using SloWatch.Core.Indicators.Metric;
using SloWatch.Core.Indicators.Retries;
using SloWatch.Core.Indicators.Schedule;
using SloWatch.Core.Indicators.StepTime;
using SloWatch.Core.Indicators.Stuck;
using SloWatch.Core.Indicators.StuckShare;
using SloWatch.Core.Indicators.Success;
using SloWatch.Core.Indicators.WaitTime;

namespace SloWatch.Core.Indicators;

/// <summary>The shelf of indicators.</summary>
public static class IndicatorCatalogue
{
    public static IReadOnlyList<IIndicatorType> All { get; } =
    [
        new CycleTimeType(),
        new SuccessType(),
        new StuckType(),
        new StepTimeType(),
        new WaitTimeType(),
        new HandoffType(),
        new RetriesType(),
        new CompensationsType(),
        new DuplicatesType(),
        new ConformanceType(),
        new ScheduleType(),
        new BacklogType(),
        new FreshnessType(),
        new StuckShareType(),
        new MetricType(),
    ];

    private static readonly FrozenDictionary<string, IIndicatorType> ByName = All.ToFrozenDictionary(type => type.Name);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static IIndicatorType? Find(string name) => ByName.GetValueOrDefault(name);
}
