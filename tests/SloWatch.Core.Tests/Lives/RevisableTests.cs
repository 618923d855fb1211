using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Lives;

/// <summary>A unit without a deadline may be reopened within `revisable` of its end.</summary>
public class RevisableTests
{
    private static readonly Measurement Succeeds = Measure.Success();

    [Fact]
    public void Within_a_day_of_its_end_a_retry_revises_the_verdict() =>
        Assert.Equal("instance good 1d 09:30", Failed().Reopened("1d 09:00").Ended("1d 09:30").Verdicts("3d 00:00", Succeeds));

    [Fact]
    public void It_is_pending_while_the_retry_runs() => Assert.Equal("instance pending", Failed().Reopened("1d 09:00").Verdicts("3d 00:00", Succeeds));

    [Fact]
    public void Later_the_verdict_stands_and_the_retry_is_its_own_unit() =>
        Assert.Equal("instance bad 09:20\ninstance#2 good 1d 09:50", Failed().Reopened("1d 09:40").Ended("1d 09:50").Verdicts("3d 00:00", Succeeds));

    [Theory]
    [InlineData("09:49", "instance pending")]
    [InlineData("09:51", "instance bad 09:20\ninstance#2 pending")]
    public void The_workflow_sets_how_long(string reopened, string verdicts) =>
        Assert.Equal(verdicts, Failed().Reopened(reopened).Verdicts("12:00", Succeeds.In(Some.Workflow with { Revisable = TimeSpan.FromMinutes(30) })));

    [Fact]
    public void It_counts_from_the_end_and_not_from_the_start() => Assert.Equal(
        "instance good 5d 11:00",
        Case.AtNine().Ended("5d 09:00", Outcome.Failed).Reopened("5d 10:00").Ended("5d 11:00").Verdicts("9d 00:00", Succeeds));

    [Fact]
    public void With_a_deadline_the_deadline_decides() => Assert.Equal(
        "instance bad 09:20\ninstance#2 good 10:30",
        Failed().Reopened("10:10").Ended("10:30").Verdicts("12:00", Measure.Success(("within", "1h"))));

    [Fact]
    public void A_stuck_instance_s_revival_is_one_unit_too() => Assert.Equal(
        "instance good 10:20",
        Failed().Reopened("10:10").Ended("10:20").Verdicts("12:00", Measure.Stuck("2h")));

    private static Case Failed() => Case.AtNine().Ended("09:20", Outcome.Failed);
}
