using SloWatch.Core.Events;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What a run was doing when its case went bad. Others took: check 2 min, approve 2 h, ship 10 min.</summary>
public sealed class RunSpotTests
{
    [Fact]
    public void A_step_that_timed_out_failed() => Assert.Equal(
        "CallFailed check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "09:02", outcome: Outcome.TimedOut).Ended("09:05", Outcome.Failed)));

    [Theory]
    [InlineData("09:01")]
    [InlineData("09:02")]
    public void A_step_that_failed_in_the_moment_in_which_its_case_did_is_why(string begun) => Assert.Equal(
        $"CallFailed check bureau - {begun}",
        Of(Case.AtNine().StepStarted("check", begun).Dependency("bureau").StepEnded("check", "09:02", outcome: Outcome.Failed).Ended("09:02", Outcome.Failed)));

    [Fact]
    public void A_try_that_failed_in_the_moment_in_which_its_case_did_is_why() => Assert.Equal(
        "CallFailed check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01", attempt: 1).Dependency("bureau").StepFailed("check", "09:02", attempt: 1).Ended("09:02", Outcome.Failed)));

    [Fact]
    public void A_try_that_failed_before_the_step_ended_well_is_not_why() => Assert.Equal(
        "Failed ship - - 09:05",
        Of(Case.AtNine()
            .StepStarted("check", "09:01", "r1", attempt: 1).Dependency("bureau").StepFailed("check", "09:02", "r1", attempt: 1, retryAt: "09:03").StepStarted("check", "09:03", "r1", attempt: 2).StepEnded("check", "09:04", "r1", attempt: 2)
            .StepStarted("ship", "09:05", "r2").StepEnded("ship", "09:06", "r2", Outcome.Failed).Ended("09:07", Outcome.Failed)));

    [Fact]
    public void A_run_that_is_over_was_in_the_state_of_its_middle() => Assert.Equal(
        "Calling check bureau checking 09:01",
        Of(Case.AtNine().State("new", "09:00").StepStarted("check", "09:01").Dependency("bureau").State("checking", "09:05").StepEnded("check", "12:50").State("approving", "12:50")));

    [Fact]
    public void A_run_that_is_open_is_in_the_state_of_now() => Assert.Equal(
        "Calling check bureau waiting 09:01",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("check", "09:01").Dependency("bureau").State("waiting", "12:00")));

    [Fact]
    public void The_error_is_that_of_the_end_whatever_was_told_later() => Assert.Equal(
        "Failed check - - 09:01 'boom'",
        Of(Case.AtNine().StepStarted("check", "09:01", "r1").StepEnded("check", "09:02", "r1", Outcome.Failed).Error("boom").Updated("09:03", "check", "r1").Error("seen by nobody").Ended("09:05", Outcome.Failed)));

    [Fact]
    public void Work_done_twice_has_no_error_though_a_try_of_it_failed() => Assert.Equal(
        "Otherwise check - - 09:02",
        Of(Case.AtNine()
            .StepStarted("check", "09:01", "r1").OperationKey("k").StepStarted("check", "09:02", "r2", attempt: 1).OperationKey("k").StepFailed("check", "09:02:30", "r2", attempt: 1).Error("boom")
            .StepEnded("check", "09:03", "r1").StepStarted("check", "09:02:40", "r2", attempt: 2).StepEnded("check", "09:07", "r2", attempt: 2), Measure.By("duplicates", ("step", "check"))));

    [Fact]
    public void A_next_try_that_is_not_taken_up_waits() => Assert.Equal(
        "Waiting check bureau - 09:01 'HTTP 503'",
        Of(Case.AtNine().StepStarted("check", "09:01", attempt: 1).Dependency("bureau").StepFailed("check", "09:10", attempt: 1, retryAt: "09:11").Error("HTTP 503")));

    [Theory]
    [InlineData("12:00")]
    [InlineData("11:00")]
    public void A_next_try_that_is_not_taken_up_for_half_of_the_time_is_not_why(string failed) => Assert.Equal(
        "CallFailed check bureau - 09:00 'HTTP 503'",
        Of(Case.AtNine().StepStarted("check", "09:00", attempt: 1).Dependency("bureau").StepFailed("check", failed, attempt: 1, retryAt: failed).Error("HTTP 503").StepStarted("check", "20:00", attempt: 2)));

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 4)]
    [InlineData(0, 16)]
    public void Tries_that_all_fail_are_a_failed_call_though_their_backoffs_take_the_time(int wait, int between) => Assert.Equal(
        "CallFailed check bureau - 09:00 'HTTP 503'",
        Of(Backoff(wait, between, stop: 20, ends: false), Measure.CycleTime("20m")));

    [Fact]
    public void Tries_that_each_end_their_run_fail_alike() => Assert.Equal(
        "CallFailed check bureau - 09:00 'HTTP 503'",
        Of(Backoff(0, 4, stop: 20, ends: true), Measure.CycleTime("20m")));

    [Fact]
    public void Backoffs_that_grow_threefold_are_backoffs() => Assert.Equal(
        "CallFailed check bureau - 09:00 'HTTP 503'",
        Of(Try(Try(Try(Case.AtNine(), 1, 0), 2, 10), 3, 40), Measure.CycleTime("2h")));

    [Fact]
    public void A_try_that_is_not_taken_up_long_after_the_backoffs_before_it_waits() => Assert.Equal(
        "Waiting check bureau - 09:00 'HTTP 503'",
        Of(Backoff(0, 4, stop: 20, ends: false), Measure.CycleTime("1h")));

    [Theory]
    [InlineData(4, "3m")]
    [InlineData(10, "5m")]
    public void A_backoff_that_is_longer_than_a_wait_may_be_is_of_the_call_that_failed(int between, string within) => Assert.Equal(
        "CallFailed check bureau - 09:00 'HTTP 503'",
        Of(Backoff(0, between, stop: 20, ends: false), Measure.WaitTime("check", within)));

    [Theory]
    [InlineData("20m", "CallFailed")]
    [InlineData("30m", "Waiting")]
    public void A_backoff_that_doubles_is_one_and_what_waits_for_much_longer_is_not(string within, string kind) => Assert.Equal(
        $"{kind} check bureau - 09:00 'HTTP 503'",
        Of(Case.AtNine().StepStarted("check", "09:00", "r", attempt: 1).Dependency("bureau").StepFailed("check", "09:02", "r", attempt: 1).Error("HTTP 503").StepScheduled("check", "09:02:01", "r", attempt: 2)
            .StepStarted("check", "09:10", "r", attempt: 2).StepFailed("check", "09:11", "r", attempt: 2).Error("HTTP 503").StepScheduled("check", "09:11:01", "r", attempt: 3), Measure.WaitTime("check", within)));

    [Fact]
    public void A_try_that_is_not_taken_up_when_it_was_to_be_waits() => Assert.Equal(
        "Waiting check bureau - 09:01 'HTTP 503'",
        Of(Case.AtNine().StepStarted("check", "09:01", attempt: 1).Dependency("bureau").StepFailed("check", "09:10", attempt: 1, retryAt: "09:11").Error("HTTP 503"), Measure.WaitTime("check", "3m")));

    [Fact]
    public void A_first_try_that_waits_for_most_of_the_time_waits_though_it_failed_at_last() => Assert.Equal(
        "Waiting check bureau - 09:00 'HTTP 503'",
        Of(Backoff(15, 2, stop: 20, ends: false), Measure.CycleTime("20m")));

    [Fact]
    public void A_call_that_went_well_at_last_after_many_backoffs_came_back_too_late() => Assert.Equal(
        "Calling check bureau - 09:00 'HTTP 503'",
        Of(Backoff(0, 20, stop: 220, ends: false).StepStarted("check", "12:50", "r", attempt: 12).StepEnded("check", "12:51", "r", attempt: 12)));

    [Theory]
    [InlineData("12:50", "CallFailed check bankA - 09:00 'timeout'")]
    [InlineData("14:00", "CallFailed check bankA - 09:00 'timeout'")]
    public void Time_lost_in_tries_that_failed_is_not_of_whom_the_next_one_calls(string ended, string spot) => Assert.Equal(
        spot,
        Of(MovedOn("12:45").StepEnded("check", ended, "r", attempt: 2)));

    [Fact]
    public void Time_lost_with_whom_a_run_moved_on_to_is_of_that_one() => Assert.Equal(
        "Calling check bankB - 09:00",
        Of(MovedOn("09:05")));

    [Fact]
    public void What_a_run_moved_on_to_is_as_slow_as_ever_where_it_always_took_as_long() => Assert.Equal(
        "CallFailed check bankA - 09:00 'timeout'",
        Of(MovedOn("10:45").StepEnded("check", "12:55", "r", attempt: 2), InFourHours, Usual(
            MovedOn("09:05").StepEnded("check", "11:20", "r", attempt: 2).Ended("11:21"),
            Case.AtNine().StepStarted("check", "09:00", "r").Dependency("bankA").StepEnded("check", "09:02", "r").Ended("09:03"))));

    [Theory]
    [InlineData("09:10", "CallFailed check bankA - 09:00 'timeout'")]
    [InlineData("09:20", "CallFailed check bankB - 09:00 'refused'")]
    public void A_failed_try_is_of_whom_it_called(string failed, string spot)
    {
        Case one = MovedOn("09:06");
        _ = failed == "09:20" ? one.StepEnded("check", failed, "r", Outcome.Failed, attempt: 2).Error("refused") : one;
        Assert.Equal(spot, Of(one.Ended("09:30", Outcome.Failed)));
    }

    [Fact]
    public void A_try_that_only_waits_for_its_backoff_takes_no_time_of_whom_it_will_call() => Assert.Equal(
        "CallFailed check bankA - 09:00 'timeout'",
        Of(Case.AtNine().StepStarted("check", "09:00", "r", attempt: 1).Dependency("bankA").StepFailed("check", "11:00", "r", attempt: 1).Error("timeout")
            .StepScheduled("check", "11:00", "r", attempt: 2).Dependency("bankB")));

    [Fact]
    public void A_run_that_ended_was_taken_up_though_nobody_told_when() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Case.AtNine().Alive("09:01", "check", "r1").Dependency("bureau").StepEnded("check", "12:50", "r1")));

    [Fact]
    public void A_step_that_was_skipped_is_no_step() => Assert.Equal(
        "Standing after check - - 09:03",
        Of(Case.AtNine().StepStarted("check", "09:01", "r1").StepEnded("check", "09:03", "r1").StepStarted("extra", "09:10", "r2").StepEnded("extra", "09:11", "r2", Outcome.Skipped)));

    [Theory]
    [InlineData("09:05", "check")]
    [InlineData("09:10", "book")]
    [InlineData("09:15", "book")]
    public void The_time_after_steps_side_by_side_is_after_the_one_that_ended_last(string bookEnded, string step) => Assert.Equal(
        $"Standing after {step} - - {(step == "check" ? "09:10" : bookEnded)}",
        Of(Case.AtNine().StepStarted("check", "09:01", "r1").StepStarted("book", "09:02", "r2").StepEnded("book", bookEnded, "r2").StepEnded("check", "09:10", "r1")));

    [Fact]
    public void Of_several_tracks_the_main_one_tells_the_state() => Assert.Equal(
        "Standing - - approving 09:10",
        Of(Case.AtNine().State("open", "09:00", "account").State("checking", "09:00").State("approving", "09:10")));

    [Fact]
    public void A_state_that_begins_when_the_case_fails_is_the_one_it_failed_in() => Assert.Equal(
        "Failed - - broken 09:05",
        Of(Case.AtNine().State("checking", "09:00").State("broken", "09:05").Ended("09:05", Outcome.Failed)));

    /// <summary>A call to one fails after a while, and the next attempt calls another.</summary>
    private static Case MovedOn(string failed) => Case.AtNine().StepStarted("check", "09:00", "r", attempt: 1).Dependency("bankA")
        .StepFailed("check", failed, "r", attempt: 1).Error("timeout").StepStarted("check", failed, "r", attempt: 2).Dependency("bankB");

    /// <summary>From 09:00 on: it waits, a try fails, and the next one is scheduled at once, to begin some minutes later.</summary>
    private static Case Backoff(int wait, int between, int stop, bool ends)
    {
        Case one = Case.AtNine().StepScheduled("check", At(0), "r", attempt: 1);
        for (int i = 1, minute = wait; minute < stop; i++, minute += between)
        {
            Try(one, i, minute, ends);
        }

        return one;
    }

    private static Case Try(Case one, int attempt, double minute, bool ends = false)
    {
        one.StepStarted("check", At(minute), "r", attempt: attempt).Dependency("bureau");
        _ = (ends ? one.StepEnded("check", At(minute + 0.05), "r", Outcome.Failed, attempt: attempt) : one.StepFailed("check", At(minute + 0.05), "r", attempt: attempt)).Error("HTTP 503");
        return one.StepScheduled("check", At(minute + 0.06), "r", attempt: attempt + 1);
    }

    private static string At(double minute) => Monday.Text(Monday.At("09:00") + TimeSpan.FromMinutes(minute));
}
