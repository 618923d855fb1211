using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>The outcome table of `waitTime`: scheduled at nine, to be picked up by half past.</summary>
public class WaitTimeOutcomeTests
{
    private static readonly Measurement PickUp = Measure.WaitTime("charge", "30m");

    [Theory]
    [InlineData("09:20", "good 09:20")]
    [InlineData("09:30", "good 09:30")]
    [InlineData("09:30:00.000001", "bad 09:30")]
    [InlineData("11:00", "bad 09:30")]
    public void Picked_up(string at, string verdict) => Assert.Equal($"step:charge/r1 {verdict}", Waits().StepStarted("charge", at, "r1").Verdicts("12:00", PickUp));

    [Theory]
    [InlineData("09:30", "pending 09:30")]
    [InlineData("09:30:00.000001", "bad 09:30")]
    [InlineData("ever", "bad 09:30")]
    public void Never_picked_up(string now, string verdict) => Assert.Equal($"step:charge/r1 {verdict}", Waits().Verdicts(now, PickUp));

    [Theory]
    [InlineData("09:20", Outcome.Cancelled, "excluded")]
    [InlineData("09:20", Outcome.Skipped, "excluded")]
    [InlineData("09:20", Outcome.Completed, "excluded")]
    [InlineData("09:20", Outcome.Failed, "bad 09:20")]
    [InlineData("09:20", Outcome.TimedOut, "bad 09:20")]
    [InlineData("09:30", Outcome.Cancelled, "excluded")]
    [InlineData("09:40", Outcome.Cancelled, "bad 09:30")]
    [InlineData("09:40", Outcome.Failed, "bad 09:30")]
    [InlineData("09:40", Outcome.TimedOut, "bad 09:30")]
    public void Ended_without_being_picked_up(string at, Outcome outcome, string verdict) =>
        Assert.Equal($"step:charge/r1 {verdict}", Waits().StepEnded("charge", at, "r1", outcome).Verdicts("12:00", PickUp));

    [Fact]
    public void An_end_before_the_retry_was_due_excludes_it_when_it_would_have_begun_to_wait()
    {
        Case ended = Case.AtNine().StepStarted("charge", "09:01", "r2", 1).StepFailed("charge", "09:05", "r2", 1, retryAt: "10:00").Ended("09:30");

        JudgedUnit unit = ended.OneUnit("ever", PickUp);

        Assert.Equal((Monday.At("10:00"), Monday.At("10:00")), (unit.Begun, unit.Verdict.At));
    }

    [Theory]
    [InlineData(Outcome.Completed)]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.TimedOut)]
    [InlineData(Outcome.Cancelled)]
    public void Once_picked_up_its_end_does_not_matter(Outcome outcome) => Assert.Equal(
        "step:charge/r1 good 09:20",
        Waits().StepStarted("charge", "09:20", "r1").StepEnded("charge", "10:00", "r1", outcome).Verdicts("12:00", PickUp));

    [Theory]
    [InlineData("09:20", "excluded")]
    [InlineData("09:40", "bad 09:30")]
    public void Ended_with_its_instance(string at, string verdict) => Assert.Equal($"step:charge/r1 {verdict}", Waits().Ended(at).Verdicts("12:00", PickUp));

    [Fact]
    public void One_picked_up_late_closes_with_its_run_when_it_waits_again()
    {
        Case facts = Waits().StepStarted("charge", "09:40", "r1", 1).StepFailed("charge", "09:50", "r1", 1, retryAt: "10:00").Ended("10:05");
        Assert.Equal("step:charge/r1 bad 09:30", facts.Verdicts("12:00", PickUp));
        Assert.Equal(Monday.At("10:05"), facts.OneUnit("12:00", PickUp).ClosedAt);
    }

    [Fact]
    public void A_run_begins_to_be_a_unit_when_it_is_scheduled() =>
        Assert.Equal(Monday.At("09:00"), Waits().StepStarted("charge", "09:20", "r1").OneUnit("12:00", PickUp).Begun);

    [Fact]
    public void Every_attempt_must_be_picked_up_in_time() => Assert.Equal(
        "step:charge/r1 good 10:10",
        Waits().StepStarted("charge", "09:20", "r1", 1).StepFailed("charge", "09:50", "r1", 1, retryAt: "10:00").StepStarted("charge", "10:10", "r1", 2).StepEnded("charge", "10:20", "r1").Verdicts("12:00", PickUp));

    [Fact]
    public void An_attempt_that_is_never_picked_up_is_bad_at_its_own_deadline() => Assert.Equal(
        "step:charge/r1 bad 10:30",
        Waits().StepStarted("charge", "09:20", "r1", 1).StepFailed("charge", "09:50", "r1", 1, retryAt: "10:00").Verdicts("12:00", PickUp));

    private static Case Waits() => Case.AtNine().StepScheduled("charge", "09:00", "r1", 1);
}
