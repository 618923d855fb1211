using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>Where facts were lost a pause may have begun, and it lasted until something shows that the clock runs.</summary>
public class LostPauseTests
{
    private static readonly Measurement Halting = Measure.CycleTime("3h").Pausing("blocked", "suspended");
    private static readonly Measurement Waiting = Measure.CycleTime("3h").Pausing("waiting");

    [Fact]
    public void The_end_of_a_block_that_nobody_saw_begin_names_one_that_began_in_the_gap()
    {
        Case facts = Case.AtNine().Gap("10:00", "10:10").StepStarted("check", "11:00").Unblocked("12:30", "x");
        Assert.Equal("instance pending 14:30", facts.Verdicts("13:00", Halting));
        Assert.Equal("instance good 14:20", facts.Ended("14:20").Verdicts("15:00", Halting));
    }

    [Fact]
    public void So_does_the_end_of_a_suspension()
    {
        Case facts = Case.AtNine().Gap("10:00", "10:10").StepStarted("check", "11:00").Resumed("12:30");
        Assert.Equal("instance pending 14:30", facts.Verdicts("13:00", Halting));
        Assert.Equal("instance bad 13:00", facts.Verdicts("15:00", Measure.CycleTime("3h").Pausing("blocked")));
    }

    [Fact]
    public void What_moves_on_is_not_blocked_any_more()
    {
        Case facts = Case.AtNine().Gap("10:00", "10:10").StepStarted("check", "10:30");
        Assert.Equal("instance bad 12:30", facts.Verdicts("15:00", Halting));
    }

    [Fact]
    public void The_end_of_a_block_that_was_seen_names_no_other() => Assert.Equal(
        "instance bad 12:30",
        Case.AtNine().Gap("10:00", "10:10").StepStarted("check", "10:20").Blocked("11:00", "x").Unblocked("11:10", "x").Verdicts("15:00", Halting));

    [Fact]
    public void Without_a_gap_before_it_it_names_nothing() =>
        Assert.Equal("instance bad 12:01", Case.AtNine().Unblocked("11:00", "x").Gap("11:30", "11:31").StepStarted("check", "11:31").Verdicts("15:00", Halting));

    [Fact]
    public void A_state_may_have_been_entered_in_the_gap_and_left_when_the_next_one_is_told()
    {
        Case facts = Case.AtNine().State("working", "09:00").Gap("10:00", "10:10").StepStarted("check", "11:00").State("done", "13:30");
        Assert.Equal("instance pending 15:30", facts.Verdicts("14:00", Waiting));
    }

    [Fact]
    public void A_state_that_is_told_again_shows_that_the_clock_runs()
    {
        Case facts = Case.AtNine().State("working", "09:00").Gap("10:00", "10:10").State("working", "10:30").State("done", "13:30");
        Assert.Equal("instance bad 12:30", facts.Verdicts("14:00", Waiting));
    }

    [Fact]
    public void Until_something_shows_it_the_unit_is_pending_without_a_deadline()
    {
        Case facts = Case.AtNine().State("working", "09:00").Gap("10:00", "10:10").Alive("11:00").StepStarted("check", "11:30");
        Assert.Equal("instance pending", facts.Verdicts("2d 00:00", Waiting));
        Assert.Equal("instance pending", facts.Verdicts("2d 00:00", Measure.Stuck("1h").Pausing("waiting")));
    }

    [Fact]
    public void A_state_of_another_track_shows_nothing()
    {
        Case facts = Case.AtNine().State("working", "09:00").Gap("10:00", "10:10").State("sent", "10:30", "offer").State("done", "13:30");
        Assert.Equal("instance pending 15:30", facts.Verdicts("14:00", Waiting));
    }

    [Fact]
    public void The_end_of_a_life_ends_what_may_have_begun_in_it() => Assert.Equal(
        "instance pending 13:00",
        Case.AtNine().State("working", "09:00").Gap("10:00", "10:10").Ended("11:00", Core.Events.Outcome.Failed).Reopened("11:30").Verdicts("12:00", Waiting));

    [Fact]
    public void A_gap_in_another_life_stands_no_clock() => Assert.Equal(
        "instance good 08:30\ninstance#2 bad 13:00",
        Case.Of().Started("08:00").Gap("08:10", "08:20").Ended("08:30").Started("10:00").Verdicts("15:00", Waiting));
}
