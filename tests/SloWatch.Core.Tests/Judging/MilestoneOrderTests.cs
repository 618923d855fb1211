using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>What comes after what, where times are equal or the two ends of a part have one name.</summary>
public class MilestoneOrderTests
{
    [Fact]
    public void From_a_state_to_the_same_one_is_to_the_next_time_it_is_entered()
    {
        Measurement round = Between(("state", "s1"), ("state", "s1"));
        Case facts = Case.AtNine().State("s1", "09:00").State("s1", "09:30").State("s2", "09:40");
        Assert.Equal("instance pending 10:00", facts.Verdicts("09:50", round));
        Assert.Equal("instance good 09:55", facts.State("s1", "09:55").Verdicts("12:00", round));
        Assert.Equal("instance bad 10:00", Case.AtNine().State("s1", "09:00").State("s2", "15:10").State("s1", "17:00").Verdicts("18:00", round));
    }

    [Fact]
    public void From_a_step_to_the_same_one_is_from_its_start_to_its_end()
    {
        Measurement run = Between(("step", "check"), ("step", "check"));
        Assert.Equal("instance good 09:30", Case.AtNine().StepStarted("check", "09:10", "a").StepEnded("check", "09:30", "a").Verdicts("12:00", run));
        Assert.Equal("instance good 09:10", Case.AtNine().StepStarted("check", "09:10", "a").StepEnded("check", "09:10", "a").Verdicts("12:00", run));
    }

    [Fact]
    public void A_state_that_is_entered_as_the_case_begins_is_reached_at_once() =>
        Assert.Equal("instance good 09:00", Case.AtNine().State("s1", "09:00").Verdicts("12:00", Measure.CycleTime("1h", ("to", Named("state", "s1")))));

    [Fact]
    public void Of_states_entered_at_one_time_the_order_of_the_source_decides()
    {
        Measurement part = Between(("state", "s1"), ("state", "s2"));
        Assert.Equal("instance good 09:10", Case.AtNine().State("s1", "09:10").Seq(1).State("s2", "09:10").Seq(2).Verdicts("12:00", part));
        Assert.Equal("instance bad 10:10", Case.AtNine().State("s2", "09:10").Seq(1).State("s1", "09:10").Seq(2).Verdicts("12:00", part));
    }

    private static Measurement Between((string, object) from, (string, object) to) => Measure.CycleTime("1h", ("from", new[] { from }), ("to", new[] { to }));

    private static (string, object)[] Named(string kind, string name) => [(kind, name)];
}
