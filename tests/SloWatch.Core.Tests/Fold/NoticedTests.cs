using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Rule 7: what was only noticed opens a unit at the latest and closes it at the earliest moment it can have been: blindness never makes a bad verdict.</summary>
public class NoticedTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");

    [Fact]
    public void An_instance_opens_when_its_start_was_noticed() =>
        Assert.Equal("instance good 10:00", Case.Of().Started("09:00").NotBefore("08:30").Ended("10:00").Verdicts("12:00", Hour));

    [Fact]
    public void An_instance_closes_at_the_last_moment_it_was_not_yet_seen_to_have_ended() =>
        Assert.Equal("instance good 09:50", Case.AtNine().Ended("10:20").NotBefore("09:50").Verdicts("12:00", Hour));

    [Fact]
    public void Before_the_end_is_noticed_it_is_bad_and_then_it_is_not()
    {
        Case facts = Case.AtNine();
        Assert.Equal("instance bad 10:00", facts.Verdicts("10:10", Hour));
        Assert.Equal("instance good 09:50", facts.Ended("10:20").NotBefore("09:50").Verdicts("10:30", Hour));
    }

    [Fact]
    public void An_end_that_is_late_at_its_earliest_is_late() =>
        Assert.Equal("instance bad 10:00", Case.AtNine().Ended("10:20").NotBefore("10:10").Verdicts("12:00", Hour));

    [Fact]
    public void An_end_noticed_that_may_lie_before_the_start_is_clamped_to_it() =>
        Assert.Equal("instance good 09:00", Case.AtNine().Ended("09:20").NotBefore("08:30").Verdicts("12:00", Hour));

    [Fact]
    public void A_failure_noticed_is_bad_at_its_earliest() =>
        Assert.Equal("instance bad 09:10", Case.AtNine().Ended("09:30", Outcome.Failed).NotBefore("09:10").Verdicts("12:00", Measure.Success()));

    [Fact]
    public void A_step_run_opens_late_and_closes_early() => Assert.Equal(
        "step:charge/r1 good 09:40",
        Case.AtNine().StepStarted("charge", "09:10", "r1").NotBefore("09:01").StepEnded("charge", "09:50", "r1").NotBefore("09:40").Verdicts("12:00", Measure.StepTime("charge", "30m")));

    [Fact]
    public void A_wait_ends_when_the_pick_up_can_have_been_at_the_earliest() => Assert.Equal(
        "step:charge/r1 good 09:20",
        Case.AtNine().StepScheduled("charge", "09:10", "r1").NotBefore("09:01").StepStarted("charge", "09:50", "r1").NotBefore("09:20").Verdicts("12:00", Measure.WaitTime("charge", "30m")));

    [Fact]
    public void A_state_is_left_at_the_earliest_and_entered_at_the_latest()
    {
        Measurement stuck = Measure.Stuck("30m", ("by", "state"));
        Assert.Equal("instance pending 10:20", Case.AtNine().State("new", "09:00").State("check", "09:50").NotBefore("09:20").Verdicts("10:00", stuck));
    }

    [Fact]
    public void Progress_noticed_ends_a_standstill_at_the_earliest() => Assert.Equal(
        "instance pending 10:20",
        Case.AtNine().StepStarted("charge", "09:50", "r1").NotBefore("09:20").Verdicts("10:00", Measure.Stuck("30m")));

    [Fact]
    public void What_was_noticed_with_an_end_holds_at_the_end()
    {
        Case facts = Case.AtNine().Ended("09:30").NotBefore("09:10").Attribute("tenant", "test-7").Version("v2");
        Assert.Equal("instance good 09:10", facts.Verdicts("12:00", Hour.Where(new UnitMatch { Versions = ["v2"] })));
        Assert.Equal("instance excluded", facts.Verdicts("12:00", Hour.Except(new UnitMatch { Attributes = [("tenant", ["test*"])] })));
    }

    [Theory]
    [InlineData("09:20", "09:10", "09:40", "09:30", "09:20-09:30", "09:10-09:40")]
    [InlineData("09:20", "09:10", "09:40", "09:15", "09:20-09:20", "09:10-09:40")] // it may have been over before it was noticed
    public void A_block_lasts_from_when_it_was_noticed_to_the_earliest_and_may_have_lasted_longer(string at, string notBefore, string overAt, string overNotBefore, string lasted, string longest)
    {
        Halt halt = Assert.Single(Case.AtNine().Blocked(at, "incident").NotBefore(notBefore).Unblocked(overAt, "incident").NotBefore(overNotBefore).Delivered().Lives[0].Level.Halts);

        Assert.Equal((lasted, longest), ($"{Monday.Text(halt.From)}-{Monday.Text(halt.To!.Value)}", $"{Monday.Text(halt.Longest.From)}-{Monday.Text(halt.Longest.To)}"));
    }

    [Fact]
    public void Facts_are_put_in_order_by_when_they_were_noticed() => Assert.Equal(
        "instance good 09:30",
        Case.AtNine().Ended("09:30").Ended("09:40", Outcome.Failed).NotBefore("09:10").Verdicts("12:00", Measure.Success()));
}
