using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>Every timed indicator counts working time and knows pauses. The first of January 2024 is a Monday; hours are 9 to 17, Monday to Friday, in UTC.</summary>
public class PausedIndicatorsTests
{
    private static readonly Workflow Office = Some.Workflow with { Calendar = SomeCalendar.Of("office", "UTC", SomeCalendar.Weekdays("09:00-17:00")) };

    /// <summary>From Monday 16:00 it waits for the customer until Tuesday 10:00: two working hours.</summary>
    private static Case Waited => Case.Of().Started("15:00").State("waiting", "16:00").State("working", "1d 10:00");

    [Fact]
    public void CycleTime_counts_open_hours() =>
        Assert.Equal("instance pending 1d 11:00", Case.Of().Started("15:00").Verdicts("1d 10:00", By("cycleTime", ("within", "4bh"))));

    [Fact]
    public void CycleTime_leaves_out_what_it_waited_in_open_hours() =>
        Assert.Equal("instance pending 1d 13:00", Waited.Verdicts("1d 10:00", By("cycleTime", ("within", "4bh")).Pausing("waiting")));

    [Fact]
    public void Of_a_limit_in_working_days_the_waiting_counts_in_open_hours_too() =>
        Assert.Equal("instance pending 1d 17:00", Waited.Verdicts("1d 10:00", By("cycleTime", ("within", "1bd")).Pausing("waiting")));

    [Fact]
    public void A_pause_in_the_night_delays_nothing_that_is_counted_in_working_time() => Assert.Equal(
        "instance pending 1d 15:00",
        Case.Of().Started("15:00").State("waiting", "18:00").State("working", "1d 08:00").Verdicts("1d 09:00", By("cycleTime", ("within", "1bd")).Pausing("waiting")));

    [Fact]
    public void Of_a_limit_in_hours_it_counts_in_every_hour() =>
        Assert.Equal("instance pending 1d 13:00", Waited.Verdicts("1d 12:00", By("cycleTime", ("within", "4h")).Pausing("waiting")));

    [Fact]
    public void A_weekend_is_not_late() => Assert.Equal(
        "instance good 7d 09:30",
        Case.Of().Started("4d 16:00").Ended("7d 09:30").Verdicts("8d 00:00", By("cycleTime", ("within", "2bh"))));

    [Fact]
    public void Success_within_working_time_with_pauses()
    {
        Measurement measurement = By("success", ("within", "4bh")).Pausing("waiting");
        Assert.Equal("instance pending 1d 13:00", Waited.Verdicts("1d 10:00", measurement));
        Assert.Equal("instance good 1d 13:00", Waited.Ended("1d 13:00").Verdicts("2d 00:00", measurement));
        Assert.Equal("instance bad 1d 13:00", Waited.Ended("1d 13:01").Verdicts("2d 00:00", measurement));
    }

    [Fact]
    public void Success_of_a_step_with_pauses_of_its_instance()
    {
        Measurement measurement = By("success", ("step", "check"), ("within", "2bh")).Pausing("waiting");
        Case facts = Case.Of().Started("09:00").StepStarted("check", "09:00", "r").State("waiting", "10:00").State("working", "11:00");
        Assert.Equal("step:check/r pending 12:00", facts.Verdicts("11:30", measurement));
    }

    [Fact]
    public void StepTime_stands_while_the_instance_waits()
    {
        Measurement measurement = By("stepTime", ("within", "2bh")).Pausing("waiting");
        Case facts = Case.Of().Started("09:00").StepStarted("check", "16:00", "r").State("waiting", "16:30");
        Assert.Equal("step:check/r pending", facts.Verdicts("3d 00:00", measurement));
        Assert.Equal("step:check/r pending 1d 11:30", facts.State("working", "1d 10:00").Verdicts("1d 11:30", measurement));
    }

    [Fact]
    public void StepTime_of_runs_that_are_over_is_corrected_by_a_pause_told_late() => Assert.Equal(
        "step:check/1 good 10:30\nstep:check/2 bad 13:00",
        Case.Of().Started("09:00").StepStarted("check", "09:00", "1").StepEnded("check", "10:30", "1").StepStarted("check", "12:00", "2").StepEnded("check", "13:30", "2")
            .State("waiting", "09:10").State("working", "09:40").Verdicts("14:00", By("stepTime", ("within", "1h")).Pausing("waiting")));

    [Fact]
    public void WaitTime_stands_while_the_instance_is_suspended()
    {
        Measurement measurement = By("waitTime", ("within", "1bh")).Pausing("suspended");
        Case facts = Case.Of().Started("09:00").StepScheduled("check", "16:30", "r").Suspended("16:45");
        Assert.Equal("step:check/r pending", facts.Verdicts("1d 12:00", measurement));

        // A quarter of an hour ran on Monday; the rest is over at 9:45 on Tuesday, or so much after it goes on.
        Assert.Equal("step:check/r pending 1d 10:45", facts.Resumed("1d 10:00").Verdicts("1d 10:00", measurement));
        Assert.Equal("step:check/r good 1d 10:45", facts.StepStarted("check", "1d 10:45", "r").Verdicts("1d 12:00", measurement));
    }

    [Fact]
    public void A_wait_that_is_over_is_not_changed_by_a_later_pause() => Assert.Equal(
        "10:00",
        Monday.Text(Case.Of().Started("09:00").StepScheduled("check", "09:00", "r").StepStarted("check", "09:30", "r").Suspended("09:45")
            .OneUnit("12:00", By("waitTime", ("within", "1h")).Pausing("suspended")).Verdict.Deadline));

    [Fact]
    public void Stuck_never_is_who_waits_for_the_customer()
    {
        Measurement measurement = By("stuck", ("after", "2bh")).Pausing("waiting");
        Case facts = Case.Of().Started("09:00").State("waiting", "10:00");
        Assert.Equal("instance pending", facts.Verdicts("10d 00:00", measurement));
        Assert.Equal("instance pending 4d 11:00", facts.State("working", "4d 09:00").Verdicts("4d 10:00", measurement));
        Assert.Equal("instance bad 4d 11:00", facts.Verdicts("4d 11:01", measurement));
    }

    [Fact]
    public void Stuck_over_the_weekend_is_not_stuck() => Assert.Equal(
        "instance pending 7d 10:00",
        Case.Of().Started("4d 16:00").Verdicts("7d 09:00", By("stuck", ("after", "2bh"))));

    [Fact]
    public void Stuck_by_state_has_limits_in_different_clocks()
    {
        (string, object)[] check = [("after", "1bh")];
        Measurement measurement = By("stuck", ("after", "24h"), ("by", "state"), ("states", new (string, object)[] { ("check", check) })).Pausing("blocked");
        Case facts = Case.Of().Started("15:00").State("check", "16:30");
        Assert.Equal("instance pending 1d 09:30", facts.Verdicts("1d 09:00", measurement));
        Assert.Equal("in state check for more than 1bh of office", facts.OneUnit("1d 10:00", measurement).Verdict.Reason);
        Assert.Equal("instance pending 1d 10:45", facts.Blocked("16:45", "incident").Unblocked("1d 10:00", "incident").Verdicts("1d 10:00", measurement));
    }

    [Fact]
    public void Calendars_make_another_measurement_by_their_content_and_not_by_their_name()
    {
        string hash = By("cycleTime", ("within", "1bd")).Hash;
        Assert.Equal(hash, With(SomeCalendar.Of("other", "UTC", SomeCalendar.Weekdays("09:00-12:00 12:00-17:00"), ("2024-01-06", "A Saturday"))).Hash);
        Assert.Distinct(
        [
            hash, By("cycleTime", ("within", "8bh")).Hash, By("cycleTime", ("within", "1d")).Hash,
            With(SomeCalendar.Of("office", "Europe/Amsterdam", SomeCalendar.Weekdays("09:00-17:00"))).Hash,
            With(SomeCalendar.Of("office", "UTC", SomeCalendar.Weekdays("09:00-17:01"))).Hash,
            With(SomeCalendar.Of("office", "UTC", SomeCalendar.Weekdays("09:00-17:00"), ("2024-01-05", "A Friday"))).Hash,
        ]);
    }

    [Fact]
    public void A_calendar_that_is_not_counted_by_makes_no_other_measurement() =>
        Assert.Equal(Measure.CycleTime("24h").Hash, By("cycleTime", ("within", "24h")).Hash);

    private static Measurement With(Core.Time.Calendars.WorkCalendar calendar) => Measure.By(Some.Workflow with { Calendar = calendar }, "cycleTime", ("within", "1bd"));

    private static Measurement By(string indicator, params (string Name, object Value)[] settings) => Measure.By(Office, indicator, settings);
}
