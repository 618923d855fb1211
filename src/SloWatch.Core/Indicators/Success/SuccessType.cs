using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Indicators.Success;

public sealed class SuccessType : IIndicatorType
{
    public string Name => "success";

    public string Summary => "Counts instances, or the runs of a step; one is good when it ends with an accepted outcome. A fault that the engine will try again is pending.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        new("accept", SettingKind.Texts, "results that are good; when given, results in neither list are excluded") { Default = "every completed one", Example = "approved" },
        new("reject", SettingKind.Texts, "results that are bad though the work was completed") { Default = "none", Example = "declined" },
        CommonSettings.Within with { Required = false, Summary = "bad when it has not ended by then", Default = "no deadline: a hung one stays pending for ever" },
        CaseDeadline.Setting with { Summary = CaseDeadline.Setting.Summary + ", which it needs" },
        CommonSettings.Step with { Default = "the instance is judged, not a step" },
    ];

    public string Example => """
        kind: SLO
        name: order-succeeds
        workflow: example
        indicator:
          success:
            within: 7d
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        Acceptance acceptance = new(settings.Texts("accept"), settings.Texts("reject"), settings.Limit("within"));
        foreach (string both in acceptance.Accept.Intersect(acceptance.Reject))
        {
            settings.Report(settings.PlaceOf("reject"), $"result '{both}' is both accepted and rejected", "name it in one of the two lists");
        }

        CaseDeadline? deadlines = CaseDeadline.Read(settings);
        if (deadlines is not null && acceptance.Within is null)
        {
            settings.Report(settings.PlaceOf(CaseDeadline.Setting.Name), "'deadline' is given without 'within': a case that tells no deadline would have none", "add 'within', for cases that do not say");
        }

        if (CommonSettings.ReadStep(settings, workflow) is not { } step)
        {
            return new InstanceSuccess(acceptance, deadlines);
        }

        if (deadlines is not null)
        {
            settings.Report(settings.PlaceOf(CaseDeadline.Setting.Name), "'deadline' is that of a case, not of a step", "remove 'deadline', or 'step'");
        }

        if (acceptance.Accept.Count + acceptance.Reject.Count > 0)
        {
            settings.Report(settings.PlaceOf("step"), "steps have no business results to accept or reject", "remove 'step', or 'accept' and 'reject'");
        }

        return new StepSuccess(acceptance, step);
    }
}
