using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>Deadlines that cases tell themselves.</summary>
public class CaseDeadlineTests
{
    private static readonly Measurement ByEvents = Measure.CycleTime("1h", ("deadline", "events"));
    private static readonly Measurement ByAttribute = Measure.CycleTime("1h", ("deadline", "attribute:due"));

    [Theory]
    [InlineData("cycleTime")]
    [InlineData("success")]
    public void A_case_is_due_when_it_says(string indicator)
    {
        Case facts = Case.Of().Started("09:00").Detail(details => details with { Deadline = Monday.At("11:30") });
        Measurement measurement = Measure.By(indicator, ("within", "1h"), ("deadline", "events"));
        Assert.Equal("instance pending 11:30", facts.Verdicts("11:30", measurement));
        Assert.Equal("instance bad 11:30", facts.Ended("11:31").Verdicts("12:00", measurement));
    }

    [Fact]
    public void A_case_that_says_nothing_has_the_limit() => Assert.Equal("instance bad 10:00", Case.AtNine().Verdicts("12:00", ByEvents));

    [Fact]
    public void A_deadline_may_be_moved_before_it_is_over()
    {
        Case facts = Due(Due(Case.AtNine(), "09:10", "09:30"), "09:30", "11:00");
        Assert.Equal("instance pending 11:00", facts.Verdicts("10:30", ByAttribute));
        Assert.Equal("instance good 10:50", facts.Ended("10:50").Verdicts("12:00", ByAttribute));
    }

    [Fact]
    public void One_that_is_told_when_the_case_is_overdue_changes_nothing()
    {
        Assert.Equal("instance bad 09:30", Due(Due(Case.AtNine(), "09:10", "09:30"), "09:31", "11:00").Verdicts("12:00", ByAttribute));
        Assert.Equal("instance bad 10:00", Due(Case.AtNine(), "10:01", "11:00").Verdicts("12:00", ByAttribute));
    }

    [Fact]
    public void One_that_is_told_after_the_end_changes_nothing() =>
        Assert.Equal("instance good 09:40", Due(Case.AtNine().Ended("09:40"), "09:45", "09:20").Verdicts("12:00", ByAttribute));

    [Fact]
    public void One_that_is_told_after_the_part_was_done_changes_nothing()
    {
        (string, object)[] done = [("step", "pay")];
        Measurement part = Measure.CycleTime("4h", ("to", done), ("deadline", "attribute:due"));
        Case facts = Case.AtNine().StepStarted("pay", "09:30", "r").StepEnded("pay", "10:00", "r");
        Assert.Equal("instance good 10:00", Due(facts, "11:00", "09:30").Ended("12:00").Verdicts("13:00", part));
        Assert.Equal("instance bad 09:50", Due(facts, "09:40", "09:50").Verdicts("13:00", part));
    }

    [Fact]
    public void One_before_the_beginning_is_over_at_once() => Assert.Equal("instance bad 09:00", Due(Case.AtNine(), "09:00", "08:00").Verdicts("12:00", ByAttribute));

    [Theory]
    [InlineData("2024-01-01T10:30:00Z", "10:30")]
    [InlineData("2024-01-01T11:30+01:00", "10:30")]
    [InlineData("2024-01-01 10:30:00.5", "10:30:00.5")]
    [InlineData("2024-01-01T10:30", "10:30")]
    [InlineData("2024-01-01", "1d 00:00")]
    public void Times_are_read_as_logs_write_them(string due, string deadline) => Assert.Equal(
        Monday.At(deadline), Noted(Case.AtNine(), "09:05", due).OneUnit("09:30", ByAttribute).Verdict.Deadline);

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("12:00")]
    [InlineData("2024-13-45T00:00:00Z")]
    [InlineData("")]
    public void What_is_no_time_is_no_deadline(string due) => Assert.Equal("instance bad 10:00", Noted(Case.AtNine(), "09:05", due).Verdicts("12:00", ByAttribute));

    [Fact]
    public void A_life_of_its_own_has_a_deadline_of_its_own()
    {
        Case facts = Due(Case.AtNine(), "09:05", "09:30").Ended("09:20").Reopened("09:40");
        Assert.Equal("instance good 09:20\ninstance#2 bad 10:40", facts.Verdicts("12:00", ByAttribute));
        Assert.Equal("instance good 09:20\ninstance#2 bad 10:10", Due(facts, "09:45", "10:10").Verdicts("12:00", ByAttribute));
    }

    [Fact]
    public void A_case_opened_again_before_its_own_deadline_is_one_unit() => Assert.Equal(
        "instance good 11:00", Due(Case.AtNine(), "09:05", "11:30").Ended("09:20").Reopened("10:40").Ended("11:00").Verdicts("12:00", ByAttribute));

    [Theory]
    [InlineData("due")]
    [InlineData("attribute:")]
    public void Where_it_stands_must_be_said(string setting) => Assert.Contains(
        "write events, or attribute:NAME", Assert.Throws<ArgumentException>(() => Measure.CycleTime("1h", ("deadline", setting))).Message, StringComparison.Ordinal);

    [Fact]
    public void Success_needs_a_limit_for_cases_that_do_not_say() =>
        Assert.Contains("without 'within'", Assert.Throws<ArgumentException>(() => Measure.Success(("deadline", "events"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_step_has_no_deadline_of_its_case() => Assert.Contains(
        "not of a step", Assert.Throws<ArgumentException>(() => Measure.Success(("within", "1h"), ("deadline", "events"), ("step", "pay"))).Message, StringComparison.Ordinal);

    private static Case Due(Case facts, string at, string due) => Noted(facts, at, Monday.At(due).ToString());

    private static Case Noted(Case facts, string at, string value) =>
        facts.Updated(at).Detail(details => details with { Attributes = [new NamedValue("due", value)] });
}
