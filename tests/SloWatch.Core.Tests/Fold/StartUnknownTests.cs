using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Rule 4: what was never seen to start has no length, and is not judged.</summary>
public class StartUnknownTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");
    private static readonly Measurement Charge = Measure.StepTime("charge", "30m");

    [Fact]
    public void An_instance_whose_start_was_never_seen_is_excluded() => AssertStartUnknown(Case.Of().Ended("09:30").OneUnit("12:00", Hour));

    [Fact]
    public void So_it_is_while_it_is_open() => AssertStartUnknown(Case.Of().State("new", "09:30").OneUnit("12:00", Hour));

    [Fact]
    public void A_start_that_comes_later_makes_it_a_unit_like_any_other() =>
        Assert.Equal("instance good 09:30", Case.Of().Ended("09:30").Started("09:00").Verdicts("12:00", Hour));

    [Fact]
    public void A_step_run_whose_start_was_never_seen_is_excluded() =>
        AssertStartUnknown(Case.AtNine().StepEnded("charge", "09:20", "r1").OneUnit("12:00", Charge));

    [Fact]
    public void A_wait_whose_beginning_was_never_seen_is_excluded() =>
        AssertStartUnknown(Case.AtNine().StepStarted("charge", "09:20", "r1").OneUnit("12:00", Measure.WaitTime("charge", "30m")));

    [Fact]
    public void The_start_of_a_later_attempt_is_not_the_start_of_the_step() =>
        AssertStartUnknown(Case.AtNine().StepStarted("charge", "09:10", "r1", attempt: 2).StepEnded("charge", "09:20", "r1", attempt: 2).OneUnit("12:00", Charge));

    [Fact]
    public void With_the_first_attempt_s_start_the_step_is_measured_from_there() => Assert.Equal(
        "step:charge/r1 bad 09:32",
        Case.AtNine().StepStarted("charge", "09:10", "r1", attempt: 2).StepEnded("charge", "09:40", "r1", attempt: 2).StepStarted("charge", "09:02", "r1", attempt: 1).Verdicts("12:00", Charge));

    [Fact]
    public void A_start_whose_attempt_is_not_told_is_the_step_s_start() =>
        Assert.Equal("step:charge/r1 good 09:20", Case.AtNine().StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:20", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void An_end_before_a_known_start_is_clamped_to_zero()
    {
        JudgedUnit unit = Case.Of().Ended("08:59:58").Started("09:00").OneUnit("12:00", Hour);
        Assert.Equal("instance good 09:00", Line(unit));
        Assert.Equal(unit.Begun, unit.ClosedAt);
        Assert.Equal("closed in time; clamped to its start, for its end is told from before it", unit.Verdict.Reason);
    }

    [Fact]
    public void An_end_long_before_the_start_is_that_of_another_life_and_hides_no_hung_one() => Assert.Equal(
        "instance excluded\ninstance#2 bad 10:00",
        Case.Of().Ended("08:54:59").Started("09:00").Verdicts("12:00", Hour));

    [Fact]
    public void Five_minutes_are_the_most_that_clocks_differ() =>
        Assert.Equal("instance good 09:00", Case.Of().Ended("08:55").Started("09:00").Verdicts("12:00", Hour));

    [Fact]
    public void So_it_is_when_the_hung_life_has_a_name() => Assert.Equal(
        "instance excluded\ninstance#2 bad 10:00",
        Case.Of().Ended("08:54:59").Started("09:00").Life("a").Verdicts("12:00", Hour));

    [Fact]
    public void An_end_between_what_a_named_life_did_and_its_start_hides_no_hung_one() => Assert.Equal(
        "instance excluded\ninstance#2 bad 10:00",
        Case.Of().StepEnded("charge", "08:00", "r1").Life("a").Ended("08:30").Started("09:00").Life("a").Verdicts("12:00", Hour));

    [Fact]
    public void An_end_that_names_the_life_is_its_end_however_early() =>
        Assert.Equal("instance good 09:00", Case.Of().Ended("08:00").Life("a").Started("09:00").Life("a").Verdicts("12:00", Hour));

    [Fact]
    public void An_end_after_a_start_that_was_only_noticed_may_be_its_own() =>
        Assert.Equal("instance good 09:00", Case.Of().Ended("08:30").Started("09:00").NotBefore("08:00").Verdicts("12:00", Hour));

    [Theory]
    [InlineData("success")]
    [InlineData("stuck")]
    [InlineData("cycleTime")]
    public void Whoever_is_clamped_says_so(string indicator)
    {
        (string, object)[] settings = indicator switch { "stuck" => [("after", "1h")], "cycleTime" => [("within", "1h")], _ => [] };
        Measurement measurement = Measure.By(indicator, settings);
        Assert.Contains("clamped to its start", Case.Of().Ended("08:59").Started("09:00").OneUnit("12:00", measurement).Verdict.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("clamped", Case.AtNine().Ended("09:00").OneUnit("12:00", measurement).Verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_else_was_told_before_the_start_belongs_to_the_life_that_ended_then() => Assert.Equal(
        "instance excluded\ninstance#2 good 09:30",
        Case.Of().Started("09:00").Ended("09:30").Ended("08:30").StepEnded("charge", "08:00", "r1").Verdicts("12:00", Hour));

    [Fact]
    public void A_step_s_end_before_its_known_start_is_clamped_to_zero() =>
        Assert.Equal("step:charge/r1 good 09:10", Case.AtNine().StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:09", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void A_fault_told_before_the_start_of_its_attempt_does_not_hide_it() => Assert.Equal(
        "step:charge/r1 good 09:20",
        Case.AtNine().StepStarted("charge", "09:10", "r1", attempt: 1).StepFailed("charge", "09:09", "r1", attempt: 1).StepEnded("charge", "09:20", "r1", attempt: 2).Verdicts("12:00", Charge));

    [Fact]
    public void A_reported_end_after_the_start_replaces_one_before_it() => Assert.Equal(
        "step:charge/r1 good 09:30",
        Case.AtNine().StepScheduled("charge", "09:02", "r1").StepEnded("charge", "09:05", "r1", Outcome.Cancelled).StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:30", "r1")
            .Verdicts("12:00", Charge));

    [Fact]
    public void The_end_of_a_later_attempt_before_its_start_is_still_the_end() => Assert.Equal(
        "step:charge/r1 good 09:14",
        Case.AtNine().StepStarted("charge", "09:10", "r1", 1).StepFailed("charge", "09:12", "r1", 1).StepEnded("charge", "09:14", "r1", attempt: 2).StepStarted("charge", "09:15", "r1", 2)
            .Verdicts("12:00", Charge));

    [Fact]
    public void An_excluded_unit_counts_as_begun_when_it_was_excluded()
    {
        JudgedUnit unit = Case.Of().Ended("09:30").OneUnit("12:00", Hour);
        Assert.Equal(unit.Verdict.At, unit.Begun);
    }

    private static void AssertStartUnknown(JudgedUnit unit)
    {
        Assert.Equal(VerdictKind.Excluded, unit.Verdict.Kind);
        Assert.Contains("start unknown", unit.Verdict.Reason, StringComparison.Ordinal);
    }

    private static string Line(JudgedUnit unit) => new Judged([unit], new Books()).ToString();
}
