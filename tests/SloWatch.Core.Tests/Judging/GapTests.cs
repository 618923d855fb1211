using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>Where facts were lost, nothing is bad because nothing was seen.</summary>
public class GapTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");

    [Theory]
    [InlineData("09:20", "09:40")]
    [InlineData("08:00", "09:10")]
    [InlineData("09:50", "11:00")]
    [InlineData("10:00", "10:20")]
    [InlineData("08:00", "11:00")]
    public void A_gap_between_the_last_sighting_and_the_deadline_excludes_what_is_open(string from, string to)
    {
        JudgedUnit unit = Case.AtNine().Gap(from, to).OneUnit("12:00", Hour);
        Assert.Equal(VerdictKind.Excluded, unit.Verdict.Kind);
        Assert.Contains("gap", unit.Verdict.Reason, StringComparison.Ordinal);
        Assert.Null(unit.Violation);
    }

    [Theory]
    [InlineData("08:00", "08:50")]
    [InlineData("10:10", "10:20")]
    [InlineData("10:00:00.000001", "10:20")]
    [InlineData("08:30", "09:00")]
    public void A_gap_elsewhere_excludes_nothing(string from, string to) => Assert.Equal("instance bad 10:00", Case.AtNine().Gap(from, to).Verdicts("12:00", Hour));

    [Fact]
    public void Seen_open_after_the_gap_it_is_bad_like_any_other() =>
        Assert.Equal("instance bad 10:00", Case.AtNine().Gap("09:20", "09:40").Alive("09:50").Verdicts("12:00", Hour));

    [Fact]
    public void Before_its_deadline_it_is_pending() => Assert.Equal("instance pending 10:00", Case.AtNine().Gap("09:20", "09:40").Verdicts("09:50", Hour));

    [Theory]
    [InlineData("09:30", "good 09:30")]
    [InlineData("10:30", "bad 10:00")]
    public void A_close_that_is_known_is_judged_as_known(string end, string verdict) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().Gap("09:20", "09:40").Ended(end).Verdicts("12:00", Hour));

    [Fact]
    public void Facts_recovered_later_decide() =>
        Assert.Equal("instance good 09:30", Case.AtNine().Gap("09:20", "09:40").Ended("09:30").Verdicts("12:00", Hour));

    [Fact]
    public void A_step_run_is_excluded_by_a_gap_since_it_was_last_seen() => Assert.Equal(
        "step:charge/r1 excluded\nstep:charge/r2 bad 10:05",
        Case.AtNine().StepStarted("charge", "09:10", "r1").Gap("09:20", "09:30").StepStarted("charge", "09:35", "r2").Verdicts("12:00", Measure.StepTime("charge", "30m")));

    [Fact]
    public void A_step_whose_own_end_may_be_lost_is_not_bad_because_its_case_ended_later()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:10", "r1").StepScheduled("charge", "09:10", "r2").Gap("09:20", "09:30").Ended("11:00");
        Assert.Equal("step:charge/r1 excluded\nstep:charge/r2 excluded", facts.Verdicts("12:00", Measure.By("success", ("step", "charge"), ("within", "30m"))));
        Assert.Equal("step:charge/r1 excluded", facts.Verdicts("12:00", Measure.StepTime("charge", "30m")));
        Assert.Equal("step:charge/r1 excluded\nstep:charge/r2 excluded", facts.Verdicts("12:00", Measure.WaitTime("charge", "30m")));
    }

    [Fact]
    public void A_step_seen_at_work_after_the_gap_is_bad_like_any_other() => Assert.Equal(
        "step:charge/r1 bad 09:40",
        Case.AtNine().StepStarted("charge", "09:10", "r1").Gap("09:20", "09:30").Alive("09:35", "charge", "r1").Verdicts("12:00", Measure.StepTime("charge", "30m")));

    [Theory]
    [InlineData(EventKind.StepStarted)]
    [InlineData(EventKind.Updated)]
    [InlineData(EventKind.Alive)]
    public void What_a_step_does_after_the_gap_shows_that_its_instance_is_open(EventKind kind) => Assert.Equal(
        "instance bad 10:00",
        Case.AtNine().Gap("09:20", "09:40").Updated("09:50", "charge", "r1").With(fact => fact with { Kind = kind }).Verdicts("12:00", Hour));

    [Fact]
    public void A_wait_is_excluded_by_a_gap() =>
        Assert.Equal("step:charge/r1 excluded", Case.AtNine().StepScheduled("charge", "09:10", "r1").Gap("09:20", "09:30").Verdicts("12:00", Measure.WaitTime("charge", "30m")));

    [Fact]
    public void A_standstill_counts_anew_from_the_end_of_a_gap()
    {
        Assert.Equal("instance pending 09:55", Case.AtNine().Gap("09:20", "09:25").Verdicts("09:50", Measure.Stuck("30m")));
        Assert.Equal("instance bad 09:55", Case.AtNine().Gap("09:20", "09:25").Verdicts("12:00", Measure.Stuck("30m")));
        Assert.Equal("instance bad 10:25", Case.AtNine().Gap("09:20", "09:25").Gap("09:50", "09:55").Verdicts("12:00", Measure.Stuck("30m")));
    }

    [Fact]
    public void A_gap_hides_no_later_standstill() =>
        Assert.Equal("instance bad 10:20", Case.AtNine().Gap("09:20", "09:25").StepStarted("charge", "09:50").Ended("11:00").Verdicts("12:00", Measure.Stuck("30m")));

    [Fact]
    public void A_step_that_goes_on_after_the_end_of_its_instance_heeds_the_gap() => Assert.Equal(
        "step:charge/r1 excluded",
        Case.AtNine().Ended("09:05").StepScheduled("charge", "09:10", "r1").Gap("09:30", "09:50").Verdicts("12:00", Measure.WaitTime("charge", "30m")));

    [Fact]
    public void Without_a_deadline_a_gap_changes_nothing() => Assert.Equal("instance pending", Case.AtNine().Gap("09:20", "09:40").Verdicts("12:00", Measure.Success()));

    [Fact]
    public void A_gap_that_touches_makes_no_life_and_no_unit() => Assert.Empty(Case.Of().Gap("09:20", "09:40").JudgedAt("12:00", Hour).Units);
}
