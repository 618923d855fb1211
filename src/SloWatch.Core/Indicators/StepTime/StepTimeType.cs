using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.StepTime;

public sealed class StepTimeType : IIndicatorType
{
    public string Name => "stepTime";

    public string Summary => "Counts step runs with all their attempts; one is good when it ends within a time of its first start.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [CommonSettings.Within, CommonSettings.Step, TimedOutcome.Setting];

    public string Example => """
        kind: SLO
        name: order-steps-are-quick
        workflow: example
        indicator:
          stepTime:
            within: 30m
        target: 95%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        TimeLimit? within = settings.Limit("within");
        string? step = CommonSettings.ReadStep(settings, workflow);
        OnFailure onFailure = TimedOutcome.Read(settings);
        return within is { } limit ? new StepTimeIndicator(limit, step, onFailure) : null;
    }
}
