using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

public class ConformanceTests
{
    private static readonly Workflow Declared = Some.Workflow with
    {
        Routes = new Dictionary<string, StateRoutes>
        {
            ["main"] = new(["new"], new Dictionary<string, IReadOnlyList<string>> { ["new"] = ["paid", "gone"], ["paid"] = ["packed"], ["packed"] = ["sent", "paid"] }),
            ["offer"] = new([], new Dictionary<string, IReadOnlyList<string>> { ["made"] = ["taken"] }),
        },
    };

    private static readonly Measurement AsDeclared = Measure.By(Declared, "conformance");

    [Fact]
    public void A_case_that_goes_the_declared_way_is_good_at_its_end()
    {
        Case facts = Case.AtNine().State("new", "09:01").State("paid", "09:02").State("packed", "09:03").State("sent", "09:04");
        Assert.Equal("instance pending", facts.Verdicts("12:00", AsDeclared));
        Assert.Equal("instance good 09:30", facts.Ended("09:30").Verdicts("12:00", AsDeclared));
    }

    [Theory]
    [InlineData("packed", "state packed may not follow new")]
    [InlineData("lost", "state lost may not follow new")]
    public void It_is_bad_when_it_enters_a_state_that_may_not_follow(string state, string reason)
    {
        Case facts = Case.AtNine().State("new", "09:01").State(state, "09:02").State("sent", "09:03").Ended("09:30");
        Assert.Equal("instance bad 09:02", facts.Verdicts("12:00", AsDeclared));
        Assert.Equal(reason, facts.OneUnit("12:00", AsDeclared).Verdict.Reason);
    }

    [Fact]
    public void It_is_bad_when_it_begins_in_a_state_that_is_no_first_one() =>
        Assert.Equal("state paid is no first state", Case.AtNine().State("paid", "09:02").OneUnit("12:00", AsDeclared).Verdict.Reason);

    [Theory]
    [InlineData("taken", "pending")]
    [InlineData("lost", "bad 09:02")]
    public void Where_no_first_states_are_declared_any_declared_state_is_one(string state, string verdict) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().State(state, "09:02", "offer").Verdicts("12:00", Measure.By(Declared, "conformance", ("track", "offer"))));

    [Fact]
    public void What_is_entered_at_one_time_may_have_been_entered_in_any_order_that_conforms()
    {
        Case facts = Case.AtNine().State("new", "09:01").State("packed", "09:02").State("paid", "09:02").State("sent", "09:03");
        Assert.Equal("instance good 09:30", facts.Ended("09:30").Verdicts("12:00", AsDeclared));
    }

    [Fact]
    public void When_no_order_of_it_conforms_it_is_bad() => Assert.Equal(
        "state paid, sent may not follow new", Case.AtNine().State("new", "09:01").State("sent", "09:02").State("paid", "09:02").OneUnit("12:00", AsDeclared).Verdict.Reason);

    [Theory]
    [InlineData("1", "2")]
    [InlineData("2", "1")]
    public void A_state_that_is_told_again_as_another_is_entered_is_no_transition_whatever_the_facts_are_called(string again, string entered)
    {
        Case facts = Case.AtNine().State("new", "09:01").State("new", "09:02").Fact(again).State("paid", "09:02").Fact(entered).State("packed", "09:03");
        Assert.Equal("instance good 09:30", facts.Ended("09:30").Verdicts("12:00", AsDeclared));
    }

    [Fact]
    public void Where_an_order_may_have_ended_in_several_states_each_of_them_may_go_on()
    {
        Dictionary<string, IReadOnlyList<string>> ring = new() { ["a"] = ["b", "c"], ["b"] = ["c", "x"], ["c"] = ["b", "y"] };
        Workflow workflow = Some.Workflow with { Routes = new Dictionary<string, StateRoutes> { ["main"] = new([], ring) } };
        foreach (string next in (string[])["x", "y"])
        {
            Case facts = Case.AtNine().State("a", "09:01").State("b", "09:02").State("c", "09:02").State(next, "09:03").Ended("09:30");
            Assert.Equal("instance good 09:30", facts.Verdicts("12:00", Measure.By(workflow, "conformance")));
        }
    }

    [Fact]
    public void A_thousand_states_at_one_time_are_taken_as_they_were_told()
    {
        Case facts = Case.AtNine();
        for (int i = 0; i < 1000; i++)
        {
            facts = facts.State($"s{i}", "09:02");
        }

        Assert.Equal("instance bad 09:02", facts.Verdicts("12:00", AsDeclared));
    }

    [Fact]
    public void A_state_may_have_been_lost_where_facts_were()
    {
        Case facts = Case.AtNine().State("new", "09:01").Gap("09:02", "09:04").State("packed", "09:05");
        Assert.Equal("instance pending", facts.Verdicts("12:00", AsDeclared));
        Assert.Equal("instance excluded", facts.Ended("09:30").Verdicts("12:00", AsDeclared));
        Assert.Equal("instance bad 09:06", Case.AtNine().State("new", "09:01").Gap("09:02", "09:04").State("packed", "09:05").State("gone", "09:06").Verdicts("12:00", AsDeclared));
    }

    [Fact]
    public void A_life_that_goes_on_with_the_work_goes_on_from_where_it_was()
    {
        Case facts = Case.AtNine().State("new", "09:01").Ended("09:02", Outcome.Failed).Reopened("09:03");
        Assert.Equal("instance bad 09:04", facts.State("packed", "09:04").Verdicts("12:00", AsDeclared));
    }

    [Theory]
    [InlineData("09:30", "bad 09:30")]
    [InlineData("09:31", "good 09:30")]
    public void A_state_counts_up_to_the_very_time_of_the_end(string at, string verdict) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().State("new", "09:01").Ended("09:30").State("sent", at).Verdicts("12:00", AsDeclared));

    [Fact]
    public void Without_declared_transitions_nothing_can_be_judged() =>
        Assert.Contains("declares no transitions", Assert.Throws<ArgumentException>(() => Measure.By("conformance")).Message, StringComparison.Ordinal);

    [Fact]
    public void Other_transitions_are_another_measurement()
    {
        Workflow other = Some.Workflow with { Routes = new Dictionary<string, StateRoutes> { ["main"] = new([], new Dictionary<string, IReadOnlyList<string>>()) } };
        Assert.NotEqual(AsDeclared.Hash, Measure.By(other, "conformance").Hash);
    }
}
