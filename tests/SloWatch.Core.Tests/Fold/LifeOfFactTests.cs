using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Rule 1: without `life` a fact belongs to the life that ran at its time; a later life supersedes an earlier one that is still open.</summary>
public class LifeOfFactTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");
    private static readonly Measurement Charge = Measure.StepTime("charge", "30m");
    private static readonly Measurement EachLife = Hour.In(Some.Workflow with { SeparateLives = true });

    [Fact]
    public void A_step_belongs_to_the_life_that_ran_at_its_time() => Assert.Equal(
        "step:charge/r1 good 09:15\nstep:charge/r1#2 good 11:15",
        TwoLives().StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:15", "r1").StepStarted("charge", "11:10", "r1").StepEnded("charge", "11:15", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void A_fact_between_two_lives_belongs_to_the_one_that_ended_before() =>
        Assert.Equal("step:charge/r1 good 10:30", TwoLives().StepStarted("charge", "10:20", "r1").StepEnded("charge", "10:30", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void A_fact_before_every_life_belongs_to_the_first() =>
        Assert.Equal("step:charge/r1 good 08:30", TwoLives().StepStarted("charge", "08:20", "r1").StepEnded("charge", "08:30", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void A_fact_at_the_moment_a_life_begins_belongs_to_it() =>
        Assert.Equal("step:charge/r1#2 good 11:05", TwoLives().StepStarted("charge", "11:00", "r1").StepEnded("charge", "11:05", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void A_fact_that_names_its_life_belongs_to_it_at_any_time() => Assert.Equal(
        "step:charge/r1 good 11:15",
        Case.AtNine().Life("a").StepStarted("charge", "10:50", "r1").Life("a").Ended("11:30").Life("a").Reopened("11:00").Life("b").StepEnded("charge", "11:15", "r1").Life("a")
            .Verdicts("12:00", Charge));

    [Fact]
    public void Facts_with_and_without_the_name_of_a_life_meet_in_it() => Assert.Equal(
        "instance good 09:40",
        Case.AtNine().Life("a").Ended("09:40").Verdicts("12:00", Hour));

    [Fact]
    public void Lives_are_ordered_by_their_beginning_and_not_by_arrival() => Assert.Equal(
        "instance good 09:30\ninstance#2 bad 12:00",
        Case.Of().Reopened("11:00").Life("b").Ended("09:30").Life("a").Started("09:00").Life("a").Verdicts("13:00", Hour));

    [Fact]
    public void A_reopening_that_arrives_late_cuts_the_life_that_ran_through_it() => Assert.Equal(
        "step:charge/r1 good 09:15\nstep:charge/r1#2 good 11:15",
        Case.AtNine().StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:15", "r1").StepStarted("charge", "11:10", "r1").StepEnded("charge", "11:15", "r1")
            .Ended("10:00").Reopened("11:00").Verdicts("12:00", Charge));

    [Fact]
    public void A_later_life_supersedes_one_that_is_still_open() => Assert.Equal(
        "instance excluded\ninstance#2 good 09:50",
        Case.AtNine().Reopened("09:20").Ended("09:50").Verdicts("12:00", EachLife));

    [Fact]
    public void A_life_superseded_after_its_deadline_stays_bad() => Assert.Equal(
        "instance bad 10:00\ninstance#2 good 10:50",
        Case.AtNine().Reopened("10:20").Ended("10:50").Verdicts("12:00", Hour));

    [Fact]
    public void An_open_step_of_a_superseded_life_closes_with_it() => Assert.Equal(
        "step:charge/r1 excluded\nstep:charge/r1#2 good 09:30",
        Case.AtNine().StepStarted("charge", "09:10", "r1").Reopened("09:20").StepStarted("charge", "09:25", "r1").StepEnded("charge", "09:30", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void An_end_reported_for_a_superseded_life_counts_for_it() => Assert.Equal(
        "instance good 09:40\ninstance#2 good 09:50",
        Case.AtNine().Life("a").Reopened("09:20").Life("b").Ended("09:40").Life("a").Ended("09:50").Life("b").Verdicts("12:00", EachLife));

    /// <summary>From nine to ten, and again from eleven.</summary>
    private static Case TwoLives() => Case.AtNine().Ended("10:00").Reopened("11:00");
}
