using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Indicators.Metric;

public sealed class MetricType : IIndicatorType
{
    public string Name => "metric";

    public string Summary => "Counts the minutes in which a gauge was seen, such as what a query to Prometheus gives; one is good when no value seen in it is beyond a limit.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [GaugeSettings.Gauge, GaugeSettings.Limit, GaugeSettings.Side, GaugeSettings.Measure, GaugeSettings.Slice];

    public string Example => """
        kind: SLO
        name: few-dead-letters
        workflow: example
        indicator:
          metric:
            gauge: dead-letters
            limit: 100
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        string? gauge = GaugeSettings.ReadGauge(settings);
        double? limit = GaugeSettings.ReadLimit(settings);
        bool above = GaugeSettings.ReadAbove(settings);
        string? measure = settings.Text(GaugeSettings.Measure.Name);
        TimeSpan slice = GaugeSettings.ReadSlice(settings);
        return gauge is null || limit is null ? null : new MetricIndicator(gauge, measure, limit.Value, above, slice);
    }
}
