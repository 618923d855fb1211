using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.CycleTime;

public sealed class CycleTimeType : IIndicatorType
{
    public string Name => "cycleTime";

    public string Summary => "Counts instances; one is good when it closes within a time of its start, and bad at its deadline when it does not, whether it is still open or not.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [CommonSettings.Within, TimedOutcome.Setting];

    public string Example => """
        kind: SLO
        name: order-done-in-24h
        workflow: example
        indicator:
          cycleTime:
            within: 24h
        target: 95%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        TimeLimit? within = settings.Limit("within");
        OnFailure onFailure = TimedOutcome.Read(settings);
        return within is { } limit ? new CycleTimeIndicator(limit, onFailure) : null;
    }
}
