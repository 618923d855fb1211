using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Handoff;

public sealed class HandoffType : IIndicatorType
{
    private static readonly SettingDeclaration From = new("from", SettingKind.Text, "the step that hands over when it ends completed") { Required = true, Example = "check-credit" };
    private static readonly SettingDeclaration To = new("to", SettingKind.Text, "the step that has to begin") { Required = true, Example = "pay-out" };

    public string Name => "handoff";

    public string Summary => "Counts the completed ends of a step; one is good when another step begins within a time, and bad at its deadline when it does not.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [From, To, CommonSettings.Within with { Summary = "the longest that may lie between them", Example = "15m" }];

    public string Example => """
        kind: SLO
        name: order-is-handed-on
        workflow: example
        indicator:
          handoff:
            from: check
            to: ship
            within: 15m
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        TimeLimit? within = settings.Limit("within");
        string? from = CommonSettings.ReadStep(settings, workflow, From.Name);
        string? to = CommonSettings.ReadStep(settings, workflow, To.Name);
        if (from is not null && from == to)
        {
            settings.Report(settings.PlaceOf(To.Name), $"step '{from}' hands over to itself", "name the step that comes after it");
        }

        return within is { } limit && from is not null && to is not null ? new HandoffIndicator(limit, from, to) : null;
    }
}
