using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Lives;

/// <summary>Reopened before its deadline a unit is pending again, over all its lives; reopened later the verdict stands and the new life is a unit of its own.</summary>
public class ReopenedTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");

    [Fact]
    public void Reopened_before_its_deadline_a_unit_is_pending_again() =>
        Assert.Equal("instance pending 10:00", Case.AtNine().Ended("09:20").Reopened("09:30").Verdicts("09:40", Hour));

    [Theory]
    [InlineData("09:50", "instance good 09:50")]
    [InlineData("10:00", "instance good 10:00")]
    [InlineData("10:20", "instance bad 10:00")]
    public void Then_it_is_judged_over_all_its_lives(string end, string verdict) =>
        Assert.Equal(verdict, Case.AtNine().Ended("09:20", Outcome.Failed).Reopened("09:30").Ended(end).Verdicts("12:00", Hour));

    [Fact]
    public void Reopened_and_never_ended_it_is_bad_at_the_deadline_of_the_first_life() =>
        Assert.Equal("instance bad 10:00", Case.AtNine().Ended("09:20").Reopened("09:59").Verdicts("12:00", Hour));

    [Fact]
    public void Reopened_after_its_deadline_the_verdict_stands_and_the_new_life_is_its_own_unit() =>
        Assert.Equal("instance good 09:20\ninstance#2 pending 11:30", Case.AtNine().Ended("09:20").Reopened("10:30").Verdicts("11:00", Hour));

    [Fact]
    public void Reopened_at_its_deadline_is_not_before_it() =>
        Assert.Equal("instance good 09:20\ninstance#2 good 10:40", Case.AtNine().Ended("09:20").Reopened("10:00").Ended("10:40").Verdicts("12:00", Hour));

    [Fact]
    public void A_new_unit_has_its_own_deadline_from_its_reopening() =>
        Assert.Equal("instance bad 10:00\ninstance#2 bad 12:00", Case.AtNine().Ended("10:30").Reopened("11:00").Verdicts("13:00", Hour));

    [Fact]
    public void A_bad_verdict_of_the_first_life_is_taken_back_when_it_is_retried_in_time()
    {
        Case facts = Case.AtNine().Ended("09:20", Outcome.Failed);
        Assert.Equal("instance bad 09:20", facts.Verdicts("09:25", Hour));
        Judged judged = facts.Reopened("09:30").Ended("09:50").JudgedAt("12:00", Hour);
        Assert.Equal("instance good 09:50", judged.ToString());
        Assert.Empty(judged.Books.Violations);
    }

    [Fact]
    public void A_third_life_joins_a_unit_that_is_not_yet_due() => Assert.Equal(
        "instance good 09:55",
        Case.AtNine().Ended("09:10", Outcome.Failed).Reopened("09:20").Ended("09:30", Outcome.Failed).Reopened("09:40").Ended("09:55").Verdicts("12:00", Hour));

    [Fact]
    public void A_third_life_joins_the_second_when_that_began_a_unit() => Assert.Equal(
        "instance good 09:10\ninstance#2 good 11:50",
        Case.AtNine().Ended("09:10").Reopened("11:00").Ended("11:20", Outcome.Failed).Reopened("11:40").Ended("11:50").Verdicts("13:00", Hour));

    [Fact]
    public void A_unit_is_named_after_the_life_that_began_it() => Assert.Equal(
        "instance good 09:30\ninstance#3 pending 11:30",
        Case.AtNine().Ended("09:10", Outcome.Failed).Reopened("09:20").Ended("09:30").Reopened("10:30").Verdicts("11:00", Hour));

    [Fact]
    public void An_open_life_that_is_reopened_before_its_deadline_is_one_unit() =>
        Assert.Equal("instance good 09:50", Case.AtNine().Reopened("09:30").Ended("09:50").Verdicts("12:00", Hour));

    [Fact]
    public void A_unit_begins_with_its_first_life()
    {
        JudgedUnit unit = Case.AtNine().Ended("09:20").Reopened("09:30").Ended("09:50").OneUnit("12:00", Hour);
        Assert.Equal(Monday.At("09:00"), unit.Begun);
        Assert.Equal(Monday.At("09:50"), unit.ClosedAt);
    }

    [Fact]
    public void A_reopened_life_goes_on_with_what_was_noted_of_the_one_before()
    {
        Measurement second = Hour.Where(new UnitMatch { Versions = ["v2"], Attributes = [("region", ["eu"])] });
        Case facts = Case.AtNine().Version("v2").Attribute("region", "eu").Ended("09:20").Reopened("10:30").Ended("10:40");
        Assert.Equal("instance good 09:20\ninstance#2 good 10:40", facts.Verdicts("15:00", second));
        Assert.Equal("instance good 09:20", Case.AtNine().Version("v2").Attribute("region", "eu").Ended("09:20").Started("10:30").Verdicts("15:00", second));
    }

    [Fact]
    public void Each_measurement_decides_by_its_own_deadline()
    {
        Case facts = Case.AtNine().Ended("09:20").Reopened("10:30").Ended("10:40");
        Assert.Equal("instance good 09:20\ninstance#2 good 10:40", facts.Verdicts("15:00", Hour));
        Assert.Equal("instance good 10:40", facts.Verdicts("15:00", Measure.CycleTime("4h")));
    }
}
