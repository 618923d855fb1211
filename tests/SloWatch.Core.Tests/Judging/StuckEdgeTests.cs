using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>A stay of exactly its limit is not too long, and a microsecond more is, in every way in which stays are counted. The limit is half an hour.</summary>
public class StuckEdgeTests
{
    private static readonly Dictionary<string, Measurement> Ways = new()
    {
        ["progress"] = Measure.Stuck("30m"),
        ["progress, with pauses"] = Measure.Stuck("30m").Pausing("waiting"),
        ["state"] = Measure.Stuck("30m", ("by", "state")),
        ["state, with pauses"] = Measure.Stuck("30m", ("by", "state")).Pausing("waiting"),
        ["states with limits"] = Measure.Stuck("30m", ("by", "state"), Limits()),
        ["states with limits and pauses"] = Measure.Stuck("30m", ("by", "state"), Limits()).Pausing("waiting"),
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_moves_on_at_the_limit(string way)
    {
        Assert.Equal("instance pending 10:00", InA().State("b", "09:30").Verdicts("09:30", Ways[way]));
        Assert.Equal("instance bad 09:30", InA().State("b", "09:30:00.000001").Verdicts("09:31", Ways[way]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_ends_at_the_limit(string way)
    {
        Assert.Equal("instance good 09:30", InA().Ended("09:30").Verdicts("12:00", Ways[way]));
        Assert.Equal("instance bad 09:30", InA().Ended("09:30:00.000001").Verdicts("12:00", Ways[way]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_looked_at_when_the_limit_is_over(string way)
    {
        Assert.Equal("instance pending 09:30", InA().Verdicts("09:30", Ways[way]));
        Assert.Equal("instance bad 09:30", InA().Verdicts("09:30:00.000001", Ways[way]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_last_stay_is_as_long_as_the_limit(string way)
    {
        Assert.Equal("instance good 09:50", InA().State("b", "09:20").Ended("09:50").Verdicts("12:00", Ways[way]));
        Assert.Equal("instance bad 09:50", InA().State("b", "09:20").Ended("09:50:00.000001").Verdicts("12:00", Ways[way]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_may_have_moved_on_at_the_limit(string way)
    {
        Assert.Equal("instance pending 10:10", InA().State("b", "09:40").NotBefore("09:30").Verdicts("10:00", Ways[way]));
        Assert.Equal("instance bad 09:30", InA().State("b", "09:40").NotBefore("09:30:00.000001").Verdicts("10:00", Ways[way]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_it_did_after_its_end_shows_no_stay(string way)
    {
        Assert.Equal("instance good 09:30", InA().State("b", "09:40").Ended("09:30").Verdicts("12:00", Ways[way]));
        Assert.Equal("instance bad 09:30", InA().State("b", "09:40").Ended("09:30:00.000001").Verdicts("12:00", Ways[way]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_state_of_before_the_start_counts_from_the_start(string way)
    {
        Case facts = Case.Of().State("a", "08:00").Started("09:00");
        Assert.Equal("instance pending 09:30", facts.Verdicts("09:30", Ways[way]));
        Assert.Equal("instance bad 09:30", facts.State("b", "09:30:00.000001").Verdicts("12:00", Ways[way]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_of_several_stays_that_are_too_long_counts(string way) =>
        Assert.Equal("instance bad 09:30", InA().State("b", "09:40").State("a", "11:00").Ended("11:50").Verdicts("12:00", Ways[way]));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_longer_stay_behind_a_short_one_is_seen(string way) =>
        Assert.Equal("instance bad 09:50", InA().State("b", "09:20").State("a", "09:51").Ended("10:00").Verdicts("12:00", Ways[way]));

    [Theory]
    [InlineData("state, with pauses")]
    [InlineData("states with limits and pauses")]
    public void In_a_pause_the_clock_of_plain_hours_stands(string way)
    {
        Measurement measurement = new(Some.Workflow, Ways[way].Indicator, UnitMatch.Nothing, UnitMatch.Nothing, Pauses.Of(["blocked"]));
        Case facts = InA().Blocked("09:10", "incident").Unblocked("09:20", "incident");
        Assert.Equal("instance pending 09:40", facts.Verdicts("09:40", measurement));
        Assert.Equal("instance bad 09:40", facts.State("b", "09:40:00.000001").Verdicts("12:00", measurement));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void After_lost_facts_it_counts_anew(string way)
    {
        Case facts = InA().Gap("09:10", "09:20").State("b", "09:20");
        Assert.Equal("instance pending 09:50", facts.Verdicts("09:50", Ways[way]));
        Assert.Equal("instance bad 09:50", facts.Ended("09:50:00.000001").Verdicts("12:00", Ways[way]));
    }

    private static Case InA() => Case.AtNine().State("a", "09:00");

    private static (string, object) Limits()
    {
        (string, object)[] half = [("after", "30m")];
        return ("states", new (string, object)[] { ("a", half), ("b", half) });
    }
}
