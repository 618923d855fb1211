using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>The outcome table of `cycleTime`: started at nine, due at ten.</summary>
public class CycleTimeOutcomeTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");

    [Theory]
    [InlineData(Outcome.Completed, "good 09:30")]
    [InlineData(Outcome.Failed, "bad 09:30")]
    [InlineData(Outcome.TimedOut, "bad 09:30")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Vanished, "excluded")]
    public void In_time_the_outcome_decides(Outcome outcome, string verdict) => AssertVerdict(verdict, "09:30", outcome, "bad");

    [Theory]
    [InlineData(Outcome.Completed, "good 10:00")]
    [InlineData(Outcome.Failed, "bad 10:00")]
    [InlineData(Outcome.TimedOut, "bad 10:00")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Vanished, "excluded")]
    public void At_the_deadline_is_in_time(Outcome outcome, string verdict) => AssertVerdict(verdict, "10:00", outcome, "bad");

    [Theory]
    [InlineData(Outcome.Completed)]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.TimedOut)]
    [InlineData(Outcome.Cancelled)]
    [InlineData(Outcome.Vanished)]
    public void Late_it_is_bad_at_its_deadline_however_it_ends(Outcome outcome)
    {
        AssertVerdict("bad 10:00", "10:00:00.000001", outcome, "bad");
        AssertVerdict("bad 10:00", "11:00", outcome, "close");
        AssertVerdict("bad 10:00", "11:00", outcome, "exclude");
    }

    [Theory]
    [InlineData("bad", Outcome.Failed, "bad 09:30")]
    [InlineData("bad", Outcome.TimedOut, "bad 09:30")]
    [InlineData("close", Outcome.Failed, "good 09:30")]
    [InlineData("close", Outcome.TimedOut, "good 09:30")]
    [InlineData("exclude", Outcome.Failed, "excluded")]
    [InlineData("exclude", Outcome.TimedOut, "excluded")]
    [InlineData("close", Outcome.Completed, "good 09:30")]
    [InlineData("close", Outcome.Cancelled, "excluded")]
    [InlineData("close", Outcome.Vanished, "excluded")]
    [InlineData("exclude", Outcome.Completed, "good 09:30")]
    [InlineData("exclude", Outcome.Cancelled, "excluded")]
    [InlineData("exclude", Outcome.Vanished, "excluded")]
    public void OnFailure_says_how_a_failure_in_time_counts(string onFailure, Outcome outcome, string verdict) => AssertVerdict(verdict, "09:30", outcome, onFailure);

    [Theory]
    [InlineData("09:00", "pending 10:00")]
    [InlineData("10:00", "pending 10:00")]
    [InlineData("10:00:00.000001", "bad 10:00")]
    [InlineData("ever", "bad 10:00")]
    public void Open_it_is_bad_only_when_everything_up_to_its_deadline_was_seen(string now, string verdict) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().Verdicts(now, Hour));

    [Fact]
    public void Nothing_is_bad_by_absence_while_nothing_is_complete() => Assert.Equal("instance pending 10:00", Case.AtNine().Verdicts("never", Hour));

    [Fact]
    public void Ending_late_changes_only_how_late()
    {
        JudgedUnit open = Case.AtNine().OneUnit("12:00", Hour);
        JudgedUnit closed = Case.AtNine().Ended("11:30").OneUnit("12:00", Hour);
        Assert.Null(open.ClosedAt);
        Assert.Equal(open.Verdict.At, closed.Verdict.At);
        Assert.Equal(Monday.At("11:30"), closed.ClosedAt);
        Assert.Equal(Monday.At("11:30"), closed.Violation?.ClosedAt);
    }

    [Fact]
    public void Blocked_and_suspended_stop_no_clock() =>
        Assert.Equal("instance bad 10:00", Case.AtNine().Blocked("09:10", "incident").Suspended("09:20").Verdicts("12:00", Hour));

    private static void AssertVerdict(string verdict, string end, Outcome outcome, string onFailure) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().Ended(end, outcome).Verdicts("12:00", Measure.CycleTime("1h", ("onFailure", onFailure))));
}
