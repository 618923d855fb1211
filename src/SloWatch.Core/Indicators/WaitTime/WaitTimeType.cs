using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.WaitTime;

public sealed class WaitTimeType : IIndicatorType
{
    public string Name => "waitTime";

    public string Summary => "Counts step runs; one is good when each of its attempts is picked up within a time of being scheduled, or of the moment it was to be tried again.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [CommonSettings.Within, CommonSettings.Step];

    public string Example => """
        kind: SLO
        name: order-steps-are-picked-up
        workflow: example
        indicator:
          waitTime:
            within: 10m
        target: 95%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        TimeLimit? within = settings.Limit("within");
        string? step = CommonSettings.ReadStep(settings, workflow);
        return within is { } limit ? new WaitTimeIndicator(limit, step) : null;
    }
}
