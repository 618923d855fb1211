using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Lives;

public class SeparateLivesTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");
    private static readonly Measurement EachLife = Hour.In(Some.Workflow with { SeparateLives = true });

    [Fact]
    public void Where_lives_are_separate_each_is_a_unit() => Assert.Equal(
        "instance bad 09:20\ninstance#2 good 09:50",
        Case.AtNine().Ended("09:20", Outcome.Failed).Reopened("09:30").Ended("09:50").Verdicts("12:00", EachLife));

    [Fact]
    public void Each_has_its_own_deadline() => Assert.Equal(
        "instance good 09:20\ninstance#2 bad 10:30",
        Case.AtNine().Ended("09:20").Reopened("09:30").Ended("10:40").Verdicts("12:00", EachLife));

    [Fact]
    public void An_unrelated_start_under_the_same_id_is_a_unit_of_its_own() => Assert.Equal(
        "instance good 09:20\ninstance#2 pending 10:30",
        Case.AtNine().Ended("09:20").Started("09:30").Verdicts("09:40", Hour));

    [Fact]
    public void So_it_is_for_a_measurement_without_a_deadline() => Assert.Equal(
        "instance bad 09:20\ninstance#2 good 09:50",
        Case.AtNine().Ended("09:20", Outcome.Failed).Started("09:30").Ended("09:50").Verdicts("12:00", Measure.Success()));

    [Fact]
    public void An_unrelated_start_while_the_first_is_open_supersedes_it() => Assert.Equal(
        "instance excluded\ninstance#2 good 09:50",
        Case.AtNine().Started("09:30").Ended("09:50").Verdicts("12:00", Hour));

    [Fact]
    public void A_run_after_an_unrelated_one_may_be_reopened_into_it() => Assert.Equal(
        "instance good 09:10\ninstance#2 good 09:50",
        Case.AtNine().Ended("09:10").Started("09:20").Ended("09:30", Outcome.Failed).Reopened("09:40").Ended("09:50").Verdicts("12:00", Hour));

    [Fact]
    public void The_same_start_told_twice_is_one_life() =>
        Assert.Equal("instance good 09:30", Case.AtNine().Again().Ended("09:30").Verdicts("12:00", Hour));

    [Fact]
    public void A_named_life_that_is_started_again_began_at_its_first_start() =>
        Assert.Equal("instance bad 10:00", Case.AtNine().Life("a").Started("09:20").Life("a").Ended("10:10").Life("a").Verdicts("12:00", Hour));

    [Fact]
    public void A_start_that_names_the_life_it_starts_is_no_other_life() =>
        Assert.Equal("instance good 09:30", Case.AtNine().Life("a").StepStarted("charge", "08:59", "r1").Life("a").Ended("09:30").Life("a").Verdicts("12:00", Hour));
}
