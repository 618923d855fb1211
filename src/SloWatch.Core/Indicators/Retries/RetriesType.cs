using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Indicators.Retries;

public sealed class RetriesType : IIndicatorType
{
    public string Name => "retries";

    public string Summary => "Counts instances, or the runs of a step; one is bad as soon as it was tried again more often than a number.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        CommonSettings.Max with { Summary = "how many tries after the first are fine; of an instance, those of all its steps together", Example = "2" },
        CommonSettings.Step with { Default = "the instance is judged, not a step" },
    ];

    public string Example => """
        kind: SLO
        name: order-needs-few-retries
        workflow: example
        indicator:
          retries:
            max: 3
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow) =>
        CommonSettings.ReadCounting(settings, workflow, max => new InstanceRetries(max), (max, step) => new StepRetries(max, step));
}
