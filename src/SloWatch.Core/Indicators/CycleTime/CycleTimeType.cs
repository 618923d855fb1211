using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.CycleTime;

public sealed class CycleTimeType : IIndicatorType
{
    private static readonly SettingDeclaration From = Milestone.Declare("from", "where the part that is timed begins", "the start of the case");
    private static readonly SettingDeclaration To = Milestone.Declare("to", "where the part that is timed ends", "the end of the case");

    public string Name => "cycleTime";

    public string Summary => "Counts instances; one is good when it closes, or gets from one step or state to another, within a time, and bad at its deadline when it does not, whether it is still open or not.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [CommonSettings.Within, From, To, CaseDeadline.Setting, TimedOutcome.Setting];

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
        CasePart part = new(Milestone.Read(settings, From, workflow), Milestone.Read(settings, To, workflow));
        CaseDeadline? deadlines = CaseDeadline.Read(settings);
        OnFailure onFailure = TimedOutcome.Read(settings);
        return within is { } limit ? new CycleTimeIndicator(limit, part, deadlines, onFailure) : null;
    }
}
