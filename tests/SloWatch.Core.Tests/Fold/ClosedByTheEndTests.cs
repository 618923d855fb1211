using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Rule 3: an end closes what is open in its life, assumed cancelled; a reported end replaces the assumption.</summary>
public class ClosedByTheEndTests
{
    private static readonly Measurement Charge = Measure.StepTime("charge", "30m");
    private static readonly Measurement PickUp = Measure.WaitTime("charge", "30m");

    [Fact]
    public void An_end_closes_open_step_runs_as_cancelled()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:10", "r1").Ended("09:30");
        Assert.Equal("step:charge/r1 excluded", facts.Verdicts("12:00", Charge));
        Assert.Equal(Monday.At("09:30"), facts.OneUnit("12:00", Charge).ClosedAt);
    }

    [Fact]
    public void An_end_closes_what_waits_to_be_picked_up() =>
        Assert.Equal("step:charge/r1 excluded", Case.AtNine().StepScheduled("charge", "09:10", "r1").Ended("09:30").Verdicts("12:00", PickUp));

    [Fact]
    public void A_run_past_its_deadline_is_bad_whatever_closes_it() =>
        Assert.Equal("step:charge/r1 bad 09:40", Case.AtNine().StepStarted("charge", "09:10", "r1").Ended("10:30").Verdicts("12:00", Charge));

    [Theory]
    [InlineData("09:20", "step:charge/r1 good 09:20")]
    [InlineData("09:35", "step:charge/r1 good 09:35")]
    [InlineData("09:55", "step:charge/r1 bad 09:40")]
    public void A_reported_end_replaces_the_assumed_one(string at, string verdict) =>
        Assert.Equal(verdict, Case.AtNine().StepStarted("charge", "09:10", "r1").Ended("09:30").StepEnded("charge", at, "r1").Verdicts("12:00", Charge));

    [Fact]
    public void A_reported_end_without_a_run_replaces_the_assumed_one_too() =>
        Assert.Equal("step:charge/~1 good 09:35", Case.AtNine().StepStarted("charge", "09:10").Ended("09:30").StepEnded("charge", "09:35").Verdicts("12:00", Charge));

    [Fact]
    public void A_run_that_waits_for_its_next_try_is_closed_too()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:05", "r1", 1).StepFailed("charge", "09:10", "r1", 1, retryAt: "09:25").Ended("09:20");
        Assert.Equal("step:charge/r1 excluded", facts.Verdicts("12:00", Charge));
        Assert.Equal("step:charge/r1 excluded", facts.Verdicts("12:00", Measure.Success(("step", "charge"))));
    }

    [Fact]
    public void A_run_that_ended_before_stays_as_it_was() =>
        Assert.Equal("step:charge/r1 good 09:20", Case.AtNine().StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:20", "r1").Ended("09:30").Verdicts("12:00", Charge));

    [Fact]
    public void An_end_of_one_life_leaves_the_steps_of_the_next_open() => Assert.Equal(
        "step:charge/r1#2 pending 11:40",
        Case.AtNine().Ended("09:30").Reopened("11:00").StepStarted("charge", "11:10", "r1").Verdicts("11:15", Charge));

    [Fact]
    public void Renaming_a_run_after_the_end_does_not_open_it_again() => Assert.Equal(
        "step:capture/r1 excluded",
        Case.AtNine().StepStarted("charge", "09:10", "r1").Ended("09:30").Updated("09:50", "capture", "r1").Verdicts("12:00", Measure.By("stepTime", ("within", "30m"))));

    [Fact]
    public void What_still_works_after_the_end_is_not_closed_by_it() => Assert.Equal(
        "step:charge/r1 bad 09:40",
        Case.AtNine().StepStarted("charge", "09:10", "r1").Ended("09:30").Alive("09:35", "charge", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void What_vanished_closed_is_open_again_when_the_instance_is_seen() => Assert.Equal(
        "step:charge/r1 pending 09:40",
        Case.AtNine().StepStarted("charge", "09:10", "r1").Ended("09:20", Outcome.Vanished).Alive("09:25").Verdicts("09:30", Charge));
}
