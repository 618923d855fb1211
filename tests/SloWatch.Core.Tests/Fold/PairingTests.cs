using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Rule 5: events without a run are paired by the fold, first in, first out for each step.</summary>
public class PairingTests
{
    private static readonly Measurement Call = Measure.StepTime("call", "30m");
    private static readonly Measurement PickUp = Measure.WaitTime("call", "30m");

    [Fact]
    public void An_end_belongs_to_the_oldest_open_start() => Assert.Equal(
        "step:call/~1 good 09:20\nstep:call/~2 good 09:30",
        Case.AtNine().StepStarted("call", "09:01").StepStarted("call", "09:10").StepEnded("call", "09:20").StepEnded("call", "09:30").Verdicts("12:00", Call));

    [Fact]
    public void The_last_one_in_stays_open() => Assert.Equal(
        "step:call/~1 good 09:20\nstep:call/~2 bad 09:40",
        Case.AtNine().StepStarted("call", "09:01").StepStarted("call", "09:10").StepEnded("call", "09:20").Verdicts("12:00", Call));

    [Fact]
    public void A_start_picks_up_the_oldest_that_is_scheduled() => Assert.Equal(
        "step:call/~1 good 09:15\nstep:call/~2 bad 09:40",
        Case.AtNine().StepScheduled("call", "09:05").StepScheduled("call", "09:10").StepStarted("call", "09:15").StepStarted("call", "09:50").Verdicts("12:00", PickUp));

    [Fact]
    public void A_schedule_a_start_and_an_end_are_one_run()
    {
        Case facts = Case.AtNine().StepScheduled("call", "09:05").StepStarted("call", "09:15").StepEnded("call", "09:50");
        Assert.Equal("step:call/~1 bad 09:45", facts.Verdicts("12:00", Call));
        Assert.Equal("step:call/~1 good 09:15", facts.Verdicts("12:00", PickUp));
    }

    [Theory]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.TimedOut)]
    public void A_step_that_is_given_up_is_the_one_whose_try_failed_and_not_one_that_waits(Outcome outcome) => Assert.Equal(
        "step:call/~1 bad 09:20\nstep:call/~2 pending",
        Case.AtNine().StepStarted("call", "09:05").StepFailed("call", "09:10").StepScheduled("call", "09:15", attempt: 1).StepEnded("call", "09:20", outcome: outcome)
            .Verdicts("12:00", Measure.Success(("step", "call"))));

    [Fact]
    public void A_complete_without_a_start_is_a_run_of_its_own_whose_start_is_unknown() =>
        Assert.Equal("step:call/~1 excluded", Case.AtNine().StepEnded("call", "09:20").Verdicts("12:00", Call));

    [Fact]
    public void A_complete_without_a_start_does_not_use_up_what_is_scheduled() => Assert.Equal(
        "step:call/~1 good 09:25\nstep:call/~2 excluded",
        Case.AtNine().StepScheduled("call", "09:05").StepEnded("call", "09:20").StepStarted("call", "09:25").Verdicts("12:00", PickUp));

    [Theory]
    [InlineData(Outcome.Cancelled)]
    [InlineData(Outcome.Skipped)]
    public void A_cancelled_or_skipped_one_takes_the_oldest_open_one_though_it_only_waits(Outcome outcome) => Assert.Equal(
        "step:call/~1 excluded\nstep:call/~2 good 09:30",
        Case.AtNine().StepScheduled("call", "09:05").StepScheduled("call", "09:10").StepEnded("call", "09:20", outcome: outcome).StepStarted("call", "09:30").Verdicts("12:00", PickUp));

    [Fact]
    public void Other_steps_do_not_count() => Assert.Equal(
        "step:call/~1 good 09:30\nstep:write/~1 good 09:20",
        Case.AtNine().StepStarted("call", "09:01").StepStarted("write", "09:10").StepEnded("write", "09:20").StepEnded("call", "09:30").Verdicts("12:00", Measure.By("stepTime", ("within", "30m"))));

    [Fact]
    public void Runs_with_a_name_do_not_take_part() => Assert.Equal(
        "step:call/r1 bad 09:31\nstep:call/~1 good 09:20",
        Case.AtNine().StepStarted("call", "09:01", "r1").StepStarted("call", "09:10").StepEnded("call", "09:20").Verdicts("12:00", Call));

    [Fact]
    public void Each_life_pairs_its_own() => Assert.Equal(
        "step:call/~1 excluded\nstep:call/~1#2 good 11:20",
        Case.AtNine().StepStarted("call", "09:40").Ended("10:00").Reopened("11:00").StepStarted("call", "11:10").StepEnded("call", "11:20").Verdicts("12:00", Call));

    [Fact]
    public void Pairs_are_made_by_time_and_not_by_arrival() => Assert.Equal(
        "step:call/~1 good 09:20\nstep:call/~2 bad 09:40",
        Case.AtNine().StepEnded("call", "09:20").StepStarted("call", "09:10").StepEnded("call", "09:50").StepStarted("call", "09:01").Verdicts("12:00", Call));

    [Fact]
    public void An_earlier_start_that_comes_late_moves_every_pair() => Assert.Equal(
        "step:call/~1 bad 09:35\nstep:call/~2 good 09:50\nstep:call/~3 pending 10:15",
        Case.AtNine().StepStarted("call", "09:30").StepStarted("call", "09:45").StepEnded("call", "09:40").StepEnded("call", "09:50").StepStarted("call", "09:05").Verdicts("10:00", Call));

    [Fact]
    public void A_fault_belongs_to_the_oldest_started_and_its_next_try_to_the_same_run() => Assert.Equal(
        "step:call/~1 good 09:20",
        Case.AtNine().StepStarted("call", "09:01", attempt: 1).StepFailed("call", "09:05", attempt: 1, retryAt: "09:10").StepStarted("call", "09:10", attempt: 2).StepEnded("call", "09:20", attempt: 2)
            .Verdicts("12:00", Call));

    [Fact]
    public void A_later_try_goes_on_with_a_run_whose_fault_nobody_told()
    {
        Case lost = Case.AtNine().StepStarted("call", "09:01", attempt: 1);
        Assert.Equal("step:call/~1 good 09:20", lost.StepStarted("call", "09:10", attempt: 2).StepEnded("call", "09:20", attempt: 2).Verdicts("12:00", Call));
        Assert.Equal("step:call/~1 good 09:20", lost.StepScheduled("call", "09:08", attempt: 2).Verdicts("12:00", Call));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public void After_a_fault_what_does_not_say_its_try_goes_on_with_the_run_and_a_first_try_is_another(int attempt, int runs)
    {
        Case Failed() => Case.AtNine().StepStarted("call", "09:01").StepFailed("call", "09:05");
        Assert.Equal(runs, Failed().StepScheduled("call", "09:06", attempt: attempt).Delivered().Lives[0].Runs.Count());
        Assert.Equal(runs, Failed().StepStarted("call", "09:06", attempt: attempt).Delivered().Lives[0].Runs.Count());
    }

    [Fact]
    public void The_end_of_a_try_that_was_given_up_leaves_its_run_to_the_later_one() => Assert.Equal(
        "step:call/~1 good 09:20",
        Case.AtNine().StepStarted("call", "09:01", attempt: 1).StepStarted("call", "09:10", attempt: 2).StepEnded("call", "09:15", attempt: 1).StepEnded("call", "09:20", attempt: 2)
            .Verdicts("12:00", Call));

    [Fact]
    public void Events_of_one_moment_pair_by_rank() => Assert.Equal(
        "step:call/~1 good 09:10",
        Case.AtNine().StepEnded("call", "09:10").StepStarted("call", "09:10").StepScheduled("call", "09:10").Verdicts("12:00", Call));

    [Fact]
    public void What_is_open_at_the_end_of_the_life_closes_with_it() => Assert.Equal(
        "step:call/~1 good 09:20\nstep:call/~2 excluded",
        Case.AtNine().StepStarted("call", "09:10").StepStarted("call", "09:15").StepEnded("call", "09:20").Ended("09:30").Verdicts("12:00", Call));
}
