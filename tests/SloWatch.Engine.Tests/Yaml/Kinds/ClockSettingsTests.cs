using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Kinds;

/// <summary>`calendar` and `pauses` of an SLO, and limits in working time.</summary>
public class ClockSettingsTests
{
    private const string Office = "kind: Calendar\nname: office\ntimeZone: UTC\nhours: { mon-fri: 09:00-17:00 }\n";

    [Theory]
    [InlineData("  cycleTime:\n    within: 3bd", "closes within 3bd of office")]
    [InlineData("  cycleTime:\n    within: 12bh", "closes within 12bh of office")]
    [InlineData("  success:\n    within: 3bd", "succeeds within 3bd of office")]
    [InlineData("  success: { within: 3bd, step: pay }", "step pay succeeds within 3bd of office")]
    [InlineData("  stepTime: { within: 8bh }", "every step ends within 8bh of office of its start")]
    [InlineData("  waitTime: { within: 1bh, step: check }", "step check is picked up within 1bh of office")]
    [InlineData("  stuck: { after: 2bd }", "never without progress for more than 2bd of office")]
    [InlineData("  stuck: { after: 2d, by: state, track: offer, states: { sent: { after: 9bh } } }", "never in one state of offer for more than 2d (sent: 9bh of office)")]
    public void Every_timed_indicator_takes_working_time(string indicator, string text)
    {
        Assert.Equal(text, Accept(indicator, "calendar: office").Measurement.Indicator.Text);
        using TempFolder folder = Folder(indicator, "").With("a-workflow.yaml", $"{LoanRules.Workflow}\ncalendar: office\n");
        Assert.Equal(text, Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.Root)).Objectives).Measurement.Indicator.Text);
    }

    [Fact]
    public void The_calendar_of_the_SLO_goes_before_that_of_the_workflow()
    {
        using TempFolder folder = Folder("  cycleTime: { within: 1bd }", "calendar: night")
            .With("a-workflow.yaml", $"{LoanRules.Workflow}\ncalendar: office\n")
            .With("night.yaml", "kind: Calendar\nname: night\nextends: office\nhours: { mon-sun: [00:00-06:00, 22:00-24:00] }\n");
        Assert.Equal("closes within 1bd of night", Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.Root)).Objectives).Measurement.Indicator.Text);
    }

    [Theory]
    [InlineData("  cycleTime: { within: 3bd }", "", "5:24: 'within' is 3bd, and no calendar says what working time is; add 'calendar: NAME' to the SLO, or to its Workflow for all that it has")]
    [InlineData("  stuck: { after: 2d, by: state, track: offer, states: { sent: { after: 9bh } } }", "", "5:73: 'after' is 9bh, and no calendar says what working time is; add 'calendar: NAME' to the SLO, or to its Workflow for all that it has")]
    [InlineData("  cycleTime: { within: 3bd }", "calendar: offcie", "6:11: there is no Calendar 'offcie'; write 'office'")]
    [InlineData("  cycleTime: { within: 3bd }", "calendar: [office]", "6:11: 'calendar' is a list; write a text")]
    [InlineData("  cycleTime: { within: 3d }", "calendar: office", "6:11: 'calendar' has no effect: no limit of the indicator is in working time; write the limit in working days or open hours, such as 3bd or 12bh, or remove 'calendar'")]
    [InlineData("  cycleTime: { within: 0bd }", "calendar: office", "5:24: 'within' is 0bd, which is out of bounds; write a number from 1 to 10000")]
    [InlineData("  cycleTime: { within: 10001bh }", "calendar: office", "5:24: 'within' is 10001bh, which is out of bounds; write a number from 1 to 10000")]
    [InlineData("  cycleTime: { within: 99999999999999999999bh }", "calendar: office", "5:24: 'within' is 99999999999999999999bh, which is out of bounds; write a number from 1 to 10000")]
    [InlineData("  cycleTime: { within: 3 working days }", "calendar: office", "5:24: 'within' is the text '3 working days', which is no duration; write a duration such as 90s, 15m, 24h or 7d, or working time such as 3bd or 12bh")]
    [InlineData("  cycleTime: { within: 1d }", "pauses: [wating]", "6:10: workflow 'loan' has no state 'wating' on the track 'main'; use one of: application:approved, application:submitted, blocked, offer:sent, suspended")]
    [InlineData("  cycleTime: { within: 1d }", "pauses: [sent]", "6:10: workflow 'loan' has no state 'sent' on the track 'main'; write 'offer:sent'")]
    [InlineData("  cycleTime: { within: 1d }", "pauses: [blocked, offer:snet]", "6:19: workflow 'loan' has no state 'snet' on the track 'offer'; write 'offer:sent'")]
    [InlineData("  cycleTime: { within: 1d }", "pauses: []", "6:9: 'pauses' is an empty list; write what belongs in it, or remove it")]
    [InlineData("  cycleTime: { within: 1d }", "pauses: { a: b }", "6:9: 'pauses' holds a mapping; write a text or a list of texts")]
    public void Rejects_what_cannot_be_counted_by(string indicator, string clock, string fault)
    {
        using TempFolder folder = Folder(indicator, clock);
        Assert.Equal($"slo.yaml:{fault}", Assert.Single(LoanRules.Problems(folder)));
    }

    [Fact]
    public void Rejects_pauses_where_no_clock_runs()
    {
        using TempFolder folder = Folder("  success:", "pauses: blocked");
        Assert.Contains("slo.yaml:6:9: 'pauses' has no effect: the indicator 'success' has no deadline here; give it one with 'within', or remove 'pauses'", LoanRules.Problems(folder));
    }

    [Fact]
    public void Where_no_deadline_can_be_given_the_remedy_names_none()
    {
        using TempFolder folder = Folder("  retries: { max: 1 }", "pauses: blocked");
        Assert.Contains("slo.yaml:6:9: 'pauses' has no effect: the indicator 'retries' has no deadline; remove 'pauses'", LoanRules.Problems(folder));
    }

    [Fact]
    public void Warns_that_no_pause_moves_a_deadline_that_cases_tell()
    {
        using TempFolder folder = Folder("  cycleTime: { within: 1d, deadline: attribute:due }", "pauses: blocked");
        Assert.Equal(
            "slo.yaml:6:9: warning: 'pauses' moves no deadline that a case tells: the time in its attribute 'due' is a date, and only the limit of 'within' stands still; remove 'pauses', or 'deadline' of the indicator",
            Assert.Single(LoanRules.Problems(folder)));
    }

    [Fact]
    public void Warns_when_a_state_is_called_like_a_block()
    {
        using TempFolder folder = Folder("  cycleTime: { within: 1d }", "pauses: blocked").With("a-workflow.yaml", "kind: Workflow\nname: loan\nstates: [blocked, open]\nsteps: [check]\n");
        Assert.Equal("slo.yaml:6:9: warning: 'blocked' means that the case is blocked in its engine, not its state 'blocked'; write 'main:blocked' for the state", Assert.Single(LoanRules.Problems(folder)));
    }

    [Fact]
    public void Pauses_are_read_and_decide_what_is_measured()
    {
        Measurement measurement = Accept("  cycleTime: { within: 1d }", "pauses: [offer:sent, blocked, suspended]").Measurement;
        Assert.Equal(["offer:sent", "blocked", "suspended"], measurement.Pauses.Names);
        Assert.NotEqual(Accept("  cycleTime: { within: 1d }", "").Measurement.Hash, measurement.Hash);
    }

    [Fact]
    public void Pauses_that_a_source_does_not_see_are_refused()
    {
        using TempFolder folder = Folder("  cycleTime: { within: 1d }", "pauses: [offer:sent, blocked]")
            .With("source.yaml", LoanRules.Source.Replace("format: xes", "format: xes\nsees: [starts, ends, states, order, everyInstance]", StringComparison.Ordinal));
        string problem = Assert.Single(LoanRules.Problems(folder));
        Assert.StartsWith("slo.yaml:6:9: 'pauses' of SLO 'decided' needs blocks (what waits for a person to clear it), which Source 'log'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_holidays_is_a_change_of_what_is_measured_and_a_new_name_is_none()
    {
        string hash = Accept("  cycleTime: { within: 3bd }", "calendar: office").Measurement.Hash;
        using TempFolder renamed = Folder("  cycleTime: { within: 3bd }", "calendar: desk").With("office.yaml", Office.Replace("office", "desk", StringComparison.Ordinal));
        using TempFolder holiday = Folder("  cycleTime: { within: 3bd }", "calendar: office").With("office.yaml", Office + "holidays: { 2026-04-06: Easter Monday }\n");
        Assert.Equal(hash, Assert.Single(LoanRules.Accept(RuleFolder.Load(renamed.Root)).Objectives).Measurement.Hash);
        Assert.NotEqual(hash, Assert.Single(LoanRules.Accept(RuleFolder.Load(holiday.Root)).Objectives).Measurement.Hash);
    }

    private static Objective Accept(string indicator, string clock)
    {
        using TempFolder folder = Folder(indicator, clock);
        return Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.Root)).Objectives);
    }

    private static TempFolder Folder(string indicator, string clock) => LoanRules.Folder()
        .With("office.yaml", Office)
        .With("slo.yaml", LoanRules.Replace(LoanRules.Slo, "  cycleTime:\n    within: 24h\n", $"{indicator}\n{clock}{(clock.Length > 0 ? "\n" : "")}"));
}
