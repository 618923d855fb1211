using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>The outcome tables of `stepTime` and of `success` for steps: started at nine, due at half past.</summary>
public class StepOutcomeTests
{
    private static readonly Measurement Succeeds = Measure.Success(("step", "charge"));

    [Theory]
    [InlineData("bad", Outcome.Completed, "good 09:20")]
    [InlineData("bad", Outcome.Failed, "bad 09:20")]
    [InlineData("bad", Outcome.TimedOut, "bad 09:20")]
    [InlineData("bad", Outcome.Cancelled, "excluded")]
    [InlineData("bad", Outcome.Skipped, "excluded")]
    [InlineData("close", Outcome.Completed, "good 09:20")]
    [InlineData("close", Outcome.Failed, "good 09:20")]
    [InlineData("close", Outcome.TimedOut, "good 09:20")]
    [InlineData("close", Outcome.Cancelled, "excluded")]
    [InlineData("close", Outcome.Skipped, "excluded")]
    [InlineData("exclude", Outcome.Completed, "good 09:20")]
    [InlineData("exclude", Outcome.Failed, "excluded")]
    [InlineData("exclude", Outcome.TimedOut, "excluded")]
    [InlineData("exclude", Outcome.Cancelled, "excluded")]
    [InlineData("exclude", Outcome.Skipped, "excluded")]
    public void StepTime_in_time(string onFailure, Outcome outcome, string verdict) =>
        Assert.Equal($"step:charge/r1 {verdict}", Ended("09:20", outcome).Verdicts("12:00", StepTime(onFailure)));

    [Theory]
    [InlineData(Outcome.Completed, "good 09:30")]
    [InlineData(Outcome.Failed, "bad 09:30")]
    [InlineData(Outcome.TimedOut, "bad 09:30")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Skipped, "excluded")]
    public void StepTime_at_the_deadline_is_in_time(Outcome outcome, string verdict) =>
        Assert.Equal($"step:charge/r1 {verdict}", Ended("09:30", outcome).Verdicts("12:00", StepTime("bad")));

    [Theory]
    [InlineData(Outcome.Completed)]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.TimedOut)]
    [InlineData(Outcome.Cancelled)]
    public void StepTime_late_is_bad_at_the_deadline(Outcome outcome) =>
        Assert.Equal("step:charge/r1 bad 09:30", Ended("09:31", outcome).Verdicts("12:00", StepTime("close")));

    [Theory]
    [InlineData("09:30", "pending 09:30")]
    [InlineData("09:30:00.000001", "bad 09:30")]
    public void StepTime_open(string now, string verdict) => Assert.Equal($"step:charge/r1 {verdict}", Started().Verdicts(now, StepTime("bad")));

    [Fact]
    public void StepTime_with_its_end_assumed_in_time_is_excluded() =>
        Assert.Equal("step:charge/r1 excluded", Started().Ended("09:20").Verdicts("12:00", StepTime("close")));

    [Fact]
    public void StepTime_with_its_end_assumed_late_is_bad() =>
        Assert.Equal("step:charge/r1 bad 09:30", Started().Ended("09:40").Verdicts("12:00", StepTime("close")));

    [Theory]
    [InlineData(Outcome.Completed, "good 09:20")]
    [InlineData(Outcome.Failed, "bad 09:20")]
    [InlineData(Outcome.TimedOut, "bad 09:20")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Skipped, "excluded")]
    public void Success_of_a_step(Outcome outcome, string verdict) =>
        Assert.Equal($"step:charge/r1 {verdict}", Ended("09:20", outcome).Verdicts("12:00", Succeeds));

    [Theory]
    [InlineData(Outcome.Completed)]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.Cancelled)]
    public void Success_of_a_step_with_a_limit_late(Outcome outcome) =>
        Assert.Equal("step:charge/r1 bad 09:30", Ended("09:31", outcome).Verdicts("12:00", Measure.Success(("step", "charge"), ("within", "30m"))));

    [Fact]
    public void Success_of_an_open_step_is_pending() => Assert.Equal("step:charge/r1 pending", Started().Verdicts("ever", Succeeds));

    [Fact]
    public void Success_of_a_step_that_will_be_tried_again_is_pending()
    {
        Case facts = Started().StepFailed("charge", "09:10", "r1", 1, retryAt: "09:20");
        Assert.Equal("step:charge/r1 pending", facts.Verdicts("12:00", Succeeds));
        Assert.Equal("step:charge/r1 good 09:25", facts.StepStarted("charge", "09:20", "r1", 2).StepEnded("charge", "09:25", "r1").Verdicts("12:00", Succeeds));
    }

    [Fact]
    public void A_skipped_step_that_never_started_is_excluded()
    {
        Case facts = Case.AtNine().StepEnded("charge", "09:20", "r1", Outcome.Skipped);
        Assert.Equal("step:charge/r1 excluded", facts.Verdicts("12:00", StepTime("bad")));
        Assert.Equal("step:charge/r1 excluded", facts.Verdicts("12:00", Succeeds));
    }

    private static Measurement StepTime(string onFailure) => Measure.StepTime("charge", "30m", ("onFailure", onFailure));

    private static Case Started() => Case.AtNine().StepStarted("charge", "09:00", "r1");

    private static Case Ended(string at, Outcome outcome) => Started().StepEnded("charge", at, "r1", outcome);
}
