using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Indicators.Compensations;

public sealed class CompensationsType : IIndicatorType
{
    public string Name => "compensations";

    public string Summary => "Counts instances, or the completed runs of a step; one is bad as soon as more of its work than a number was undone.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        CommonSettings.Max with { Summary = "how many runs that undo a step are fine", Example = "0" },
        CommonSettings.Step with { Summary = "the one step to look at: has it been undone?", Default = "the instance is judged, not a step" },
    ];

    public string Example => """
        kind: SLO
        name: order-is-not-undone
        workflow: example
        indicator:
          compensations:
            max: 0
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow) =>
        CommonSettings.ReadCounting(settings, workflow, max => new InstanceCompensations(max), (max, step) => new StepCompensations(max, step));
}
