using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>The outcome table of `success` for instances.</summary>
public class SuccessOutcomeTests
{
    private static readonly Measurement Ends = Measure.Success();
    private static readonly Measurement EndsInTime = Measure.Success(("within", "1h"));

    [Theory]
    [InlineData(Outcome.Completed, "good 09:30")]
    [InlineData(Outcome.Failed, "bad 09:30")]
    [InlineData(Outcome.TimedOut, "bad 09:30")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Vanished, "excluded")]
    public void The_outcome_decides(Outcome outcome, string verdict)
    {
        Assert.Equal($"instance {verdict}", Case.AtNine().Ended("09:30", outcome).Verdicts("12:00", Ends));
        Assert.Equal($"instance {verdict}", Case.AtNine().Ended("09:30", outcome).Verdicts("12:00", EndsInTime));
    }

    [Theory]
    [InlineData(Outcome.Completed, "good 10:00")]
    [InlineData(Outcome.Failed, "bad 10:00")]
    [InlineData(Outcome.TimedOut, "bad 10:00")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Vanished, "excluded")]
    public void An_end_at_the_deadline_is_in_time(Outcome outcome, string verdict) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().Ended("10:00", outcome).Verdicts("12:00", EndsInTime));

    [Theory]
    [InlineData(Outcome.Completed)]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.TimedOut)]
    [InlineData(Outcome.Cancelled)]
    [InlineData(Outcome.Vanished)]
    public void With_a_limit_a_late_end_is_bad_at_the_deadline(Outcome outcome) =>
        Assert.Equal("instance bad 10:00", Case.AtNine().Ended("10:01", outcome).Verdicts("12:00", EndsInTime));

    [Theory]
    [InlineData("10:00", "pending 10:00")]
    [InlineData("10:00:00.000001", "bad 10:00")]
    public void With_a_limit_an_open_one_is_bad_at_the_deadline(string now, string verdict) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().Verdicts(now, EndsInTime));

    [Theory]
    [InlineData("", "succeeded")]
    [InlineData("approved", "ended approved")]
    public void Why_it_is_good_is_told_by_its_result(string result, string reason) =>
        Assert.Equal(reason, Case.AtNine().Ended("09:30").Result(result).OneUnit("12:00", Ends).Verdict.Reason);

    [Fact]
    public void Without_a_limit_an_open_one_is_pending_for_ever() => Assert.Equal("instance pending", Case.AtNine().Verdicts("ever", Ends));

    [Fact]
    public void A_fault_that_the_engine_will_try_again_is_pending()
    {
        Case facts = Case.AtNine().StepFailed(null, "09:10", attempt: 1);
        Assert.Equal("instance pending", facts.Verdicts("12:00", Ends));
        Assert.Equal("instance good 09:40", facts.StepStarted(null, "09:20", attempt: 2).Ended("09:40").Verdicts("12:00", Ends));
    }

    [Theory]
    [InlineData("approved", Outcome.Completed, "good 09:30")]
    [InlineData("approved by a manager", Outcome.Completed, "excluded")]
    [InlineData("declined", Outcome.Completed, "bad 09:30")]
    [InlineData("withdrawn", Outcome.Completed, "excluded")]
    [InlineData(null, Outcome.Completed, "excluded")]
    [InlineData("approved", Outcome.Cancelled, "excluded")]
    [InlineData(null, Outcome.Failed, "bad 09:30")]
    public void Accept_and_reject_name_results(string? result, Outcome outcome, string verdict) =>
        Assert.Equal($"instance {verdict}", Ended(outcome, result).Verdicts("12:00", Measure.Success(("accept", "approved"), ("reject", new[] { "declined", "refused" }))));

    [Theory]
    [InlineData("declined", "bad 09:30")]
    [InlineData("approved", "good 09:30")]
    [InlineData(null, "good 09:30")]
    public void With_reject_alone_every_other_result_is_good(string? result, string verdict) =>
        Assert.Equal($"instance {verdict}", Ended(Outcome.Completed, result).Verdicts("12:00", Measure.Success(("reject", "declined"))));

    [Fact]
    public void A_rejected_result_after_the_deadline_is_bad_at_the_deadline() =>
        Assert.Equal("instance bad 10:00", Case.AtNine().Ended("10:30").Result("declined").Verdicts("12:00", Measure.Success(("reject", "declined"), ("within", "1h"))));

    private static Case Ended(Outcome outcome, string? result) => Case.AtNine().Ended("09:30", outcome).Detail(details => details with { Result = result });
}
