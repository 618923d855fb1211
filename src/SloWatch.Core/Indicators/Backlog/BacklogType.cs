using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Backlog;

public sealed class BacklogType : IIndicatorType
{
    internal const string HoldName = "hold";

    private static readonly TimeLimit UsualHold = new TimeLimit.Elapsed(TimeSpan.FromMinutes(5));

    private static readonly SettingDeclaration Hold = new(HoldName, SettingKind.Limit, "how long a value stands when no other follows; then nothing is known") { Default = "5m", Example = "15m" };

    public string Name => "backlog";

    public string Summary => "Counts the minutes in which a gauge, such as the depth of a queue, is known; one is good when no value in it is beyond a limit.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [GaugeSettings.Gauge, GaugeSettings.Limit, GaugeSettings.Side, GaugeSettings.Measure, Hold, GaugeSettings.Slice];

    public string Example => """
        kind: SLO
        name: orders-do-not-pile-up
        workflow: example
        indicator:
          backlog:
            gauge: queue
            limit: 1000
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
        TimeLimit? hold = settings.Has(HoldName) ? settings.Limit(HoldName) : UsualHold;
        TimeSpan slice = GaugeSettings.ReadSlice(settings);
        return gauge is null || limit is null || hold is null ? null : new BacklogIndicator(gauge, measure, limit.Value, above, hold, slice);
    }
}
