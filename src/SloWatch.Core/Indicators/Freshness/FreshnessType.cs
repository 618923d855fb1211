using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Freshness;

public sealed class FreshnessType : IIndicatorType
{
    private static readonly SettingDeclaration Within = new("within", SettingKind.Limit, "the longest ago that it may have been told of; 12h at most") { Required = true, Example = "10m" };

    public string Name => "freshness";

    public string Summary => "Counts the minutes since a workflow is known; one is good when a gauge of it was told of not too long before.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [GaugeSettings.Gauge, Within, GaugeSettings.Measure, GaugeSettings.Slice, CommonSettings.Since];

    public string Example => """
        kind: SLO
        name: prices-are-fresh
        workflow: example
        indicator:
          freshness:
            gauge: prices
            within: 10m
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        string? gauge = GaugeSettings.ReadGauge(settings);
        TimeLimit? within = settings.Limit(Within.Name);
        string? measure = settings.Text(GaugeSettings.Measure.Name);
        TimeSpan slice = GaugeSettings.ReadSlice(settings);
        Instant? since = CommonSettings.ReadSince(settings);
        if (within is not null && within.Least > FreshnessIndicator.Longest)
        {
            settings.Report(settings.PlaceOf(Within.Name), $"'{Within.Name}' is {within.Text}: each day of a gauge is judged by itself", $"write {DurationText.Format(FreshnessIndicator.Longest)} or less");
            return null;
        }

        return gauge is null || within is null ? null : new FreshnessIndicator(gauge, measure, within, slice, since);
    }
}
