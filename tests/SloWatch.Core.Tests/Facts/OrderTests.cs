using SloWatch.Core.Events;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Facts;

/// <summary>A life is folded in the order (at, seq, kind rank, fact), whatever the order of arrival.</summary>
public class OrderTests
{
    [Fact]
    public void Time_comes_first() =>
        Assert.Equal(["a", "b", "c"], Names(Case.Of().State("s", "09:03").Seq(1).Fact("c").State("s", "09:01").Seq(3).Fact("a").State("s", "09:02").Seq(2).Fact("b")));

    [Fact]
    public void Then_the_source_s_own_order() =>
        Assert.Equal(["a", "b", "c"], Names(Case.Of().Started("09:00").Seq(3).Fact("c").Ended("09:00").Seq(1).Fact("a").State("s", "09:00").Seq(2).Fact("b")));

    [Fact]
    public void Then_the_rank_of_the_kind() =>
        Assert.Equal(["c", "b", "a"], Names(Case.Of().Ended("09:00").Fact("a").State("s", "09:00").Fact("b").Started("09:00").Fact("c")));

    [Fact]
    public void Then_the_fact() =>
        Assert.Equal(["a", "b", "c"], Names(Case.Of().State("s1", "09:00").Fact("b").State("s2", "09:00").Fact("c").State("s3", "09:00").Fact("a")));

    [Fact]
    public void The_state_that_holds_is_the_last_in_this_order()
    {
        Case facts = Case.AtNine().State("second", "09:10").Seq(2).State("first", "09:10").Seq(1).Ended("09:20", Outcome.Failed);
        Assert.Equal("second", facts.OneUnit("12:00", Measure.Success()).Violation?.State);
    }

    [Fact]
    public void A_start_and_an_end_of_one_moment_are_a_case_of_no_length() =>
        Assert.Equal("instance good 09:00", Case.Of().Ended("09:00").Started("09:00").Verdicts("12:00", Measure.CycleTime("1h")));

    private static IEnumerable<string?> Names(Case facts) => facts.Delivered().AllFacts().Select(fact => fact.Fact);
}
