using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Rules 5 and 6: a step run is one unit with all its attempts.</summary>
public class AttemptTests
{
    private static readonly Measurement PickUp = Measure.WaitTime("charge", "5m");

    [Theory]
    [InlineData("20m", "step:charge/r1 good 09:20")]
    [InlineData("15m", "step:charge/r1 bad 09:15")]
    public void The_time_of_a_step_runs_from_its_first_start_to_its_final_end(string within, string verdict) =>
        Assert.Equal(verdict, TwoTries().Verdicts("12:00", Measure.StepTime("charge", within)));

    [Fact]
    public void A_fault_that_will_be_tried_again_is_no_end() => Assert.Equal(
        "step:charge/r1 pending 09:31",
        Case.AtNine().StepStarted("charge", "09:01", "r1", 1).StepFailed("charge", "09:05", "r1", 1, retryAt: "09:10").Verdicts("09:08", Measure.StepTime("charge", "30m")));

    [Fact]
    public void An_attempt_waits_from_its_scheduling() =>
        Assert.Equal("step:charge/r1 good 09:04", Case.AtNine().StepScheduled("charge", "09:00", "r1").StepStarted("charge", "09:04", "r1").Verdicts("12:00", PickUp));

    [Fact]
    public void The_next_attempt_waits_from_the_moment_it_was_to_be_tried_again() => Assert.Equal(
        "step:charge/r1 bad 09:15",
        Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepStarted("charge", "09:01", "r1", 1).StepFailed("charge", "09:05", "r1", 1, retryAt: "09:10")
            .StepStarted("charge", "09:20", "r1", 2).Verdicts("12:00", PickUp));

    [Fact]
    public void Time_until_the_retry_is_due_is_no_wait() => Assert.Equal(
        "step:charge/r1 good 10:04",
        Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepStarted("charge", "09:01", "r1", 1).StepFailed("charge", "09:05", "r1", 1, retryAt: "10:00")
            .StepStarted("charge", "10:04", "r1", 2).Verdicts("12:00", PickUp));

    [Fact]
    public void A_try_before_it_was_due_has_not_waited() => Assert.Equal(
        "step:charge/r1 good 09:58",
        Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepStarted("charge", "09:01", "r1", 1).StepFailed("charge", "09:05", "r1", 1, retryAt: "10:00")
            .StepStarted("charge", "09:58", "r1", 2).Verdicts("12:00", PickUp));

    [Fact]
    public void A_retry_planned_for_a_time_before_the_fault_waits_from_the_fault() => Assert.Equal(
        "step:charge/r1 good 09:22",
        Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepStarted("charge", "09:01", "r1", 1).StepFailed("charge", "09:20", "r1", 1, retryAt: "08:00")
            .StepStarted("charge", "09:22", "r1", 2).Verdicts("12:00", PickUp));

    [Fact]
    public void A_retry_that_was_only_noticed_is_not_picked_up_before_the_run_began() => Assert.Equal(
        "step:charge/r1 good 09:30",
        Case.AtNine().StepScheduled("charge", "09:10", "r1", 1).StepStarted("charge", "09:12", "r1", 1).StepFailed("charge", "09:20", "r1", 1, retryAt: "09:30")
            .StepStarted("charge", "09:40", "r1", 2).NotBefore("09:00").Verdicts("12:00", PickUp));

    [Fact]
    public void A_run_told_to_end_before_it_waits_too_long_closes_no_sooner_than_it_begins()
    {
        Case facts = Case.AtNine().StepEnded("charge", "09:01", "r1", Outcome.Cancelled).StepScheduled("charge", "09:10", "r1").StepFailed("charge", "09:20", "r1", retryAt: "09:30");
        JudgedUnit unit = facts.OneUnit("12:00", PickUp);
        Assert.Equal("step:charge/r1 bad 09:15", facts.Verdicts("12:00", PickUp));
        Assert.Equal(unit.Begun, unit.ClosedAt);
    }

    [Fact]
    public void A_run_tried_before_it_was_due_begins_with_that_try()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:01", "r1", 1).StepFailed("charge", "09:05", "r1", 1, retryAt: "10:00")
            .StepStarted("charge", "09:30", "r1", 2).StepFailed("charge", "09:35", "r1", 2, retryAt: "09:40").StepStarted("charge", "09:42", "r1", 3);
        JudgedUnit unit = facts.OneUnit("12:00", PickUp);
        Assert.Equal("step:charge/r1 good 09:42", facts.Verdicts("12:00", PickUp));
        Assert.Equal(Monday.At("09:30"), unit.Begun);
    }

    [Fact]
    public void A_pick_up_told_before_its_scheduling_has_not_waited() => Assert.Equal(
        "step:charge/r1 good 09:01",
        Case.AtNine().StepScheduled("charge", "09:01", "r1", 1).StepStarted("charge", "09:00:58", "r1", 1).Verdicts("12:00", PickUp));

    [Fact]
    public void An_attempt_queued_again_after_its_pick_up_waits_again() => Assert.Equal(
        "step:charge/r1 bad 09:15",
        Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepStarted("charge", "09:01", "r1", 1).StepScheduled("charge", "09:10", "r1", 1).Verdicts("12:00", PickUp));

    [Fact]
    public void The_next_attempt_may_be_scheduled_by_itself() => Assert.Equal(
        "step:charge/r1 bad 09:35",
        Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepStarted("charge", "09:01", "r1", 1).StepFailed("charge", "09:05", "r1", 1)
            .StepScheduled("charge", "09:30", "r1", 2).StepStarted("charge", "09:40", "r1", 2).Verdicts("12:00", PickUp));

    [Theory]
    [InlineData("09:06")]
    [InlineData("10:02")]
    public void Scheduled_before_or_after_it_is_due_an_attempt_waits_from_when_it_is_due(string scheduled) => Assert.Equal(
        "step:charge/r1 bad 10:05",
        Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepStarted("charge", "09:01", "r1", 1).StepFailed("charge", "09:05", "r1", 1, retryAt: "10:00")
            .StepScheduled("charge", scheduled, "r1", 2).StepStarted("charge", "10:06", "r1", 2).Verdicts("12:00", PickUp));

    [Fact]
    public void Poked_or_queued_again_an_attempt_still_waits_from_its_first_scheduling() => Assert.Equal(
        "step:charge/r1 bad 09:05",
        Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepScheduled("charge", "09:04", "r1", 1).StepStarted("charge", "09:08", "r1", 1).Verdicts("12:00", PickUp));

    [Fact]
    public void One_late_attempt_makes_the_run_bad_once() => Assert.Equal(
        "step:charge/r1 bad 09:05",
        Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepStarted("charge", "09:08", "r1", 1).StepFailed("charge", "09:10", "r1", 1, retryAt: "09:20")
            .StepStarted("charge", "09:40", "r1", 2).Verdicts("12:00", PickUp));

    [Fact]
    public void A_run_picked_up_in_time_is_pending_again_while_its_next_attempt_waits()
    {
        Case facts = Case.AtNine().StepScheduled("charge", "09:00", "r1", 1).StepStarted("charge", "09:01", "r1", 1);
        Assert.Equal("step:charge/r1 good 09:01", facts.Verdicts("09:02", PickUp));
        Assert.Equal("step:charge/r1 pending 09:15", facts.StepFailed("charge", "09:05", "r1", 1, retryAt: "09:10").Verdicts("09:06", PickUp));
    }

    [Fact]
    public void The_fault_of_the_first_attempt_does_not_hide_its_start() => Assert.Equal(
        "step:charge/r1 bad 09:31",
        Case.AtNine().StepStarted("charge", "09:30", "r1", 2).StepFailed("charge", "09:05", "r1", 1, retryAt: "09:30").StepStarted("charge", "09:01", "r1", 1).StepEnded("charge", "09:40", "r1", attempt: 2)
            .Verdicts("12:00", Measure.StepTime("charge", "30m")));

    [Fact]
    public void Attempts_are_the_highest_told_or_one_more_than_the_faults()
    {
        Assert.Equal(1, Attempts(Case.AtNine().StepStarted("charge", "09:01", "r1")));
        Assert.Equal(2, Attempts(TwoTries()));
        Assert.Equal(3, Attempts(Case.AtNine().StepFailed("charge", "09:01", "r1").StepFailed("charge", "09:02", "r1")));
        Assert.Equal(5, Attempts(Case.AtNine().StepFailed("charge", "09:01", "r1", 1).StepStarted("charge", "09:02", "r1", 5)));
    }

    [Fact]
    public void Polled_twice_a_fault_counts_once() =>
        Assert.Equal(2, Attempts(Case.AtNine().StepStarted("charge", "09:01", "r1").StepFailed("charge", "09:02", "r1", 1).Again()));

    [Fact]
    public void A_try_that_was_given_up_may_end_after_the_next_one_began_and_the_run_goes_on() => Assert.Equal(
        "step:charge/r1 bad 09:31",
        GivenUp().StepEnded("charge", "09:20", "r1", Outcome.Completed, 1).StepEnded("charge", "09:40", "r1", Outcome.Completed, 2).Verdicts("12:00", Measure.StepTime("charge", "30m")));

    [Fact]
    public void An_end_that_does_not_say_of_which_try_it_is_ends_the_run() => Assert.Equal(
        "step:charge/r1 good 09:20",
        GivenUp().StepEnded("charge", "09:20", "r1").StepEnded("charge", "09:40", "r1", Outcome.Completed, 2).Verdicts("12:00", Measure.StepTime("charge", "30m")));

    private static int Attempts(Case facts) => facts.Delivered().Lives.Single().Runs.Single().Attempts;

    private static Case GivenUp() => Case.AtNine().StepStarted("charge", "09:01", "r1", 1).StepStarted("charge", "09:10", "r1", 2);

    private static Case TwoTries() => Case.AtNine()
        .StepStarted("charge", "09:00", "r1", 1).StepFailed("charge", "09:05", "r1", 1, retryAt: "09:10").StepStarted("charge", "09:10", "r1", 2).StepEnded("charge", "09:20", "r1", Outcome.Completed, 2);
}
