using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>From when `success` counts the run of a step, and what it says of one whose beginning was never seen.</summary>
public class StepSuccessBeginningTests
{
    private static readonly Measurement InTime = Measure.Success(("step", "charge"), ("within", "1h"));
    private static readonly Measurement Ever = Measure.Success(("step", "charge"));

    [Theory]
    [InlineData("10:01", "pending 10:01")]
    [InlineData("12:00", "bad 10:01")]
    public void A_run_that_no_worker_takes_up_is_bad_at_its_deadline(string now, string verdict) =>
        Assert.Equal($"step:charge/r1 {verdict}", Case.AtNine().StepScheduled("charge", "09:01", "r1").Verdicts(now, InTime));

    [Fact]
    public void The_wait_for_a_worker_counts()
    {
        Case facts = Case.AtNine().StepScheduled("charge", "09:01", "r1").StepStarted("charge", "09:50", "r1");
        Assert.Equal("step:charge/r1 bad 10:01", facts.StepEnded("charge", "10:02", "r1").Verdicts("12:00", InTime));
        Assert.Equal("step:charge/r1 good 10:02", facts.Verdicts("12:00", Ever));
    }

    [Fact]
    public void A_scheduling_that_comes_late_moves_the_deadline_to_where_it_belongs() => Assert.Equal(
        "step:charge/r1 bad 10:01",
        Case.AtNine().StepStarted("charge", "09:50", "r1").StepEnded("charge", "10:02", "r1").StepScheduled("charge", "09:01", "r1").Verdicts("12:00", InTime));

    [Fact]
    public void A_start_before_the_scheduling_is_the_beginning() => Assert.Equal(
        "step:charge/r1 bad 10:00",
        Case.AtNine().StepStarted("charge", "09:00", "r1").StepScheduled("charge", "09:01", "r1").Verdicts("12:00", InTime));

    [Theory]
    [InlineData(Outcome.Completed, "good 09:02")]
    [InlineData(Outcome.Failed, "bad 09:02")]
    [InlineData(Outcome.TimedOut, "bad 09:02")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Skipped, "excluded")]
    public void The_outcome_decides_though_it_was_never_taken_up(Outcome outcome, string verdict) =>
        Assert.Equal($"step:charge/r1 {verdict}", Case.AtNine().StepScheduled("charge", "09:01", "r1").StepEnded("charge", "09:02", "r1", outcome).Verdicts("12:00", InTime));

    [Theory]
    [InlineData(Outcome.Completed, "excluded")]
    [InlineData(Outcome.Failed, "bad 09:20")]
    [InlineData(Outcome.TimedOut, "bad 09:20")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Skipped, "excluded")]
    public void Of_a_run_whose_beginning_was_never_seen_only_a_failure_is_certain(Outcome outcome, string verdict) =>
        Assert.Equal($"step:charge/r1 {verdict}", Case.AtNine().StepEnded("charge", "09:20", "r1", outcome).Verdicts("12:00", InTime));

    [Theory]
    [InlineData(Outcome.Completed, "good 09:20")]
    [InlineData(Outcome.Failed, "bad 09:20")]
    [InlineData(Outcome.TimedOut, "bad 09:20")]
    public void Without_a_limit_its_beginning_does_not_matter(Outcome outcome, string verdict) =>
        Assert.Equal($"step:charge/r1 {verdict}", Case.AtNine().StepEnded("charge", "09:20", "r1", outcome).Verdicts("12:00", Ever));

    [Fact]
    public void A_completed_run_whose_beginning_was_never_seen_says_so() => Assert.Equal(
        "start unknown", Case.AtNine().StepEnded("charge", "09:20", "r1").OneUnit("12:00", InTime).Verdict.Reason);

    [Fact]
    public void A_bad_unit_without_a_beginning_begins_where_it_is_bad()
    {
        JudgedUnit unit = Case.AtNine().StepEnded("charge", "09:20", "r1", Outcome.Failed).OneUnit("12:00", InTime);
        Assert.Equal((unit.Verdict.At, unit.Verdict.At), (unit.Begun, unit.ClosedAt));
    }

    [Fact]
    public void A_run_of_which_only_a_field_was_told_is_no_unit()
    {
        Assert.Equal("", Case.AtNine().Updated("09:10", "charge", "r1").Verdicts("12:00", InTime));
        Assert.Equal("", Case.AtNine().Updated("09:10", "charge", "r1").Ended("09:30").Verdicts("12:00", InTime));
        Assert.Equal("step:charge/r1 excluded", Case.AtNine().Alive("09:10", "charge", "r1").Verdicts("12:00", InTime));
        Assert.Equal("step:charge/r1 excluded", Case.AtNine().Alive("09:10", "charge", "r1").Ended("09:30").Verdicts("12:00", InTime));
    }

    [Fact]
    public void A_later_attempt_s_scheduling_is_not_the_beginning()
    {
        Case facts = Case.AtNine().StepScheduled("charge", "09:10", "r1", attempt: 2);
        Assert.Equal("step:charge/r1 excluded", facts.Verdicts("12:00", InTime));
        Assert.Equal("step:charge/r1 bad 10:02", facts.StepScheduled("charge", "09:02", "r1", attempt: 1).Verdicts("12:00", InTime));
    }

    [Fact]
    public void A_retry_that_no_worker_takes_up_is_bad_at_the_deadline_of_the_whole() => Assert.Equal(
        "step:charge/r1 bad 10:01",
        Case.AtNine().StepScheduled("charge", "09:01", "r1").StepFailed("charge", "09:05", "r1", 1, retryAt: "09:10").Verdicts("12:00", InTime));

    [Fact]
    public void A_run_that_its_instance_s_end_closes_while_it_waits_is_excluded() =>
        Assert.Equal("step:charge/r1 excluded", Case.AtNine().StepScheduled("charge", "09:01", "r1").Ended("09:30").Verdicts("12:00", InTime));

    [Fact]
    public void What_was_only_told_about_a_run_begins_nothing() => Assert.Equal("", Case.AtNine().Updated("09:10", "charge", "r1").Verdicts("12:00", InTime));
}
