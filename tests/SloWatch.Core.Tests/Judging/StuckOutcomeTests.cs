using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>The outcome table of `stuck`: no longer than half an hour without progress, or in one state.</summary>
public class StuckOutcomeTests
{
    private static readonly Measurement NoProgress = Measure.Stuck("30m");
    private static readonly Measurement OneState = Measure.Stuck("30m", ("by", "state"));

    [Theory]
    [InlineData(Outcome.Completed, "good 09:20")]
    [InlineData(Outcome.Failed, "good 09:20")]
    [InlineData(Outcome.TimedOut, "good 09:20")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Vanished, "excluded")]
    public void Ended_in_time(Outcome outcome, string verdict)
    {
        Assert.Equal($"instance {verdict}", Case.AtNine().Ended("09:20", outcome).Verdicts("12:00", NoProgress));
        Assert.Equal($"instance {verdict}", Case.AtNine().State("new", "09:00").Ended("09:20", outcome).Verdicts("12:00", OneState));
    }

    [Theory]
    [InlineData(Outcome.Completed)]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.TimedOut)]
    [InlineData(Outcome.Cancelled)]
    [InlineData(Outcome.Vanished)]
    public void Ended_late(Outcome outcome)
    {
        Assert.Equal("instance bad 09:30", Case.AtNine().Ended("09:31", outcome).Verdicts("12:00", NoProgress));
        Assert.Equal("instance bad 09:30", Case.AtNine().State("new", "09:00").Ended("09:31", outcome).Verdicts("12:00", OneState));
    }

    [Theory]
    [InlineData("09:30", "pending 09:30")]
    [InlineData("09:30:00.000001", "bad 09:30")]
    public void Open(string now, string verdict)
    {
        Assert.Equal($"instance {verdict}", Case.AtNine().Verdicts(now, NoProgress));
        Assert.Equal($"instance {verdict}", Case.AtNine().State("new", "09:00").Verdicts(now, OneState));
    }

    [Fact]
    public void Moving_on_exactly_at_the_limit_is_good()
    {
        Assert.Equal("instance good 10:00", Case.AtNine().State("check", "09:30").Ended("10:00").Verdicts("12:00", NoProgress));
        Assert.Equal("instance good 10:00", Case.AtNine().State("new", "09:00").State("check", "09:30").Ended("10:00").Verdicts("12:00", OneState));
    }

    [Fact]
    public void Moving_on_a_moment_later_is_bad()
    {
        Assert.Equal("instance bad 09:30", Case.AtNine().State("check", "09:30:00.000001").Ended("09:40").Verdicts("12:00", NoProgress));
        Assert.Equal("instance bad 09:30", Case.AtNine().State("new", "09:00").State("check", "09:30:00.000001").Ended("09:40").Verdicts("12:00", OneState));
    }

    [Fact]
    public void The_first_standstill_makes_it_bad_once() =>
        Assert.Equal("instance bad 09:50", Case.AtNine().State("check", "09:20").State("done", "10:00").Verdicts("12:00", NoProgress));

    [Theory]
    [InlineData(EventKind.State)]
    [InlineData(EventKind.StepScheduled)]
    [InlineData(EventKind.StepStarted)]
    [InlineData(EventKind.StepFailed)]
    [InlineData(EventKind.StepEnded)]
    [InlineData(EventKind.Resumed)]
    [InlineData(EventKind.Unblocked)]
    public void Is_progress(EventKind kind) => Assert.Equal("instance pending 09:50", At(kind).Verdicts("09:40", NoProgress));

    [Theory]
    [InlineData(EventKind.Alive)]
    [InlineData(EventKind.Updated)]
    [InlineData(EventKind.Blocked)]
    [InlineData(EventKind.Suspended)]
    public void Is_no_progress(EventKind kind) => Assert.Equal("instance bad 09:30", At(kind).Verdicts("09:40", NoProgress));

    [Fact]
    public void A_reopening_is_progress() => Assert.Equal("instance pending 09:55", Case.AtNine().Ended("09:10").Reopened("09:25").Verdicts("09:40", NoProgress));

    [Fact]
    public void Steps_are_no_change_of_state() =>
        Assert.Equal("instance bad 09:30", Case.AtNine().State("new", "09:00").StepStarted("charge", "09:10", "r1").Verdicts("12:00", OneState));

    [Fact]
    public void Telling_the_state_again_that_it_is_in_is_no_move() =>
        Assert.Equal("instance bad 09:30", Case.AtNine().State("new", "09:00").State("new", "09:20").Verdicts("09:40", OneState));

    [Fact]
    public void What_is_told_of_the_time_before_the_start_counts_from_the_start()
    {
        Assert.Equal("instance pending 09:30", Case.Of().State("new", "08:00").Started("09:00").Verdicts("09:10", OneState));
        Assert.Equal("instance bad 09:30", Case.Of().State("new", "08:00").Started("09:00").State("old", "09:40").Verdicts("09:50", OneState));
        Assert.Equal("instance pending 10:10", Case.Of().State("new", "08:00").State("old", "08:55").Started("09:00").State("new", "09:20").State("old", "09:40").Verdicts("09:50", OneState));
    }

    [Fact]
    public void Another_track_is_not_looked_at()
    {
        Case facts = Case.AtNine().State("new", "09:00").State("sent", "09:10", "offer").State("back", "09:35", "offer");
        Assert.Equal("instance bad 09:30", facts.Verdicts("09:40", OneState));
        Assert.Equal("instance pending 10:05", facts.Verdicts("09:40", Measure.Stuck("30m", ("by", "state"), ("track", "offer"))));
    }

    [Fact]
    public void The_evidence_names_the_state() =>
        Assert.Equal("check", Case.AtNine().State("new", "09:00").State("check", "09:10").State("done", "10:30").OneUnit("12:00", OneState).Violation?.State);

    [Fact]
    public void Once_bad_it_stays_bad_when_it_moves_again() =>
        Assert.Equal("instance bad 09:30", Case.AtNine().State("check", "09:45").State("done", "09:50").Ended("09:55").Verdicts("12:00", NoProgress));

    /// <summary>Nothing but this, twenty minutes after the start.</summary>
    private static Case At(EventKind kind) =>
        Case.AtNine().Updated("09:20").With(fact => fact with { Kind = kind, Step = kind is >= EventKind.StepScheduled and <= EventKind.StepEnded ? "charge" : null, State = kind == EventKind.State ? "check" : null });
}
