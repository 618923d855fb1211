using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

public class CompensationsTests
{
    private static readonly Measurement OfInstance = Measure.By("compensations", ("max", "0"));
    private static readonly Measurement OfStep = Measure.By("compensations", ("max", "0"), ("step", "pay"));

    [Fact]
    public void An_instance_is_bad_when_a_step_of_it_begins_to_be_undone()
    {
        Case facts = Paid().StepStarted("refund", "09:20").Compensates("pay");
        Assert.Equal("instance bad 09:20", facts.Verdicts("12:00", OfInstance));
        Assert.Equal("instance pending", facts.Verdicts("12:00", Measure.By("compensations", ("max", "1"))));
        Assert.Equal("instance bad 09:25", facts.StepStarted("unship", "09:25").Compensates("ship").Verdicts("12:00", Measure.By("compensations", ("max", "1"))));
    }

    [Fact]
    public void One_that_ends_with_nothing_undone_is_good() => Assert.Equal("instance good 09:30", Paid().Ended("09:30").Verdicts("12:00", OfInstance));

    [Fact]
    public void What_is_undone_after_the_end_is_not_its_matter() =>
        Assert.Equal("instance good 09:30", Paid().Ended("09:30").StepStarted("refund", "09:40").Compensates("pay").Verdicts("12:00", OfInstance));

    [Fact]
    public void A_run_of_the_step_may_be_undone_until_its_case_ends()
    {
        Assert.Equal("step:pay/r1 pending", Paid().Verdicts("12:00", OfStep));
        Assert.Equal("step:pay/r1 good 09:30", Paid().Ended("09:30").Verdicts("12:00", OfStep));
        Assert.Equal("step:pay/r1 bad 09:20", Paid().StepStarted("refund", "09:20").Compensates("pay").Ended("09:30").Verdicts("12:00", OfStep));
    }

    [Fact]
    public void Of_several_runs_the_latest_is_undone_first_and_one_that_is_named_by_its_run_is_that_one()
    {
        Case facts = Paid().StepStarted("pay", "09:11", "r2").StepEnded("pay", "09:15", "r2");
        Assert.Equal("step:pay/r1 pending\nstep:pay/r2 bad 09:20", facts.StepStarted("refund", "09:20", "u1").Compensates("pay").Verdicts("12:00", OfStep));
        Assert.Equal("step:pay/r1 bad 09:25\nstep:pay/r2 bad 09:20", facts.StepStarted("refund", "09:25", "u2").Compensates("pay").Verdicts("12:00", OfStep));
        Case named = Paid().StepStarted("pay", "09:11", "r2").StepEnded("pay", "09:15", "r2").StepStarted("refund", "09:20", "u1").Compensates("r1");
        Assert.Equal("step:pay/r1 bad 09:20\nstep:pay/r2 pending", named.Verdicts("12:00", OfStep));
    }

    [Fact]
    public void A_name_is_a_step_s_before_it_is_a_run_s() => Assert.Equal(
        "step:pay/ship good 09:30",
        Case.AtNine().StepStarted("pay", "09:01", "ship").StepEnded("pay", "09:10", "ship").StepStarted("ship", "09:11", "s").StepStarted("unship", "09:20", "u").Compensates("ship").Ended("09:30").Verdicts("12:00", OfStep));

    [Fact]
    public void One_that_was_not_over_yet_is_not_the_one_that_is_undone() => Assert.Equal(
        "step:pay/r1 bad 09:20\nstep:pay/r2 good 09:30",
        Paid().StepStarted("pay", "09:11", "r2").StepEnded("pay", "09:25", "r2").StepStarted("refund", "09:20", "u").Compensates("pay").Ended("09:30").Verdicts("12:00", OfStep));

    [Fact]
    public void When_all_were_undone_the_latest_is_undone_once_more()
    {
        Case facts = Paid().StepStarted("refund", "09:20", "u1").Compensates("pay").StepStarted("refund", "09:21", "u2").Compensates("pay");
        Assert.Equal("step:pay/r1 bad 09:21", facts.Verdicts("12:00", Measure.By("compensations", ("max", "1"), ("step", "pay"))));
    }

    [Theory]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.Cancelled)]
    public void A_run_that_did_not_succeed_left_nothing_to_undo(Outcome outcome) => Assert.Equal(
        "", Case.AtNine().StepStarted("pay", "09:01", "r1").StepEnded("pay", "09:10", "r1", outcome).StepStarted("refund", "09:20").Compensates("pay").Verdicts("12:00", OfStep));

    [Fact]
    public void What_undoes_another_step_is_none_of_it() =>
        Assert.Equal("step:pay/r1 good 09:30", Paid().StepStarted("unship", "09:20").Compensates("ship").Ended("09:30").Verdicts("12:00", OfStep));

    [Fact]
    public void Lost_facts_may_have_undone_it() =>
        Assert.Equal("instance excluded", Paid().Gap("09:12", "09:15").Ended("09:30").Verdicts("12:00", OfInstance));

    [Theory]
    [InlineData("0", "nothing has to be undone", "a step was undone", "ended with nothing undone")]
    [InlineData("1", "at most 1 step is undone", "more than 1 step was undone", "ended with at most 1 step undone")]
    [InlineData("2", "at most 2 steps are undone", "more than 2 steps were undone", "ended with at most 2 steps undone")]
    public void Of_an_instance_it_is_said_as_people_say_it(string max, string text, string bad, string good) =>
        Assert.Equal((text, bad, good), Said(Measure.By("compensations", ("max", max))));

    [Theory]
    [InlineData("0", "step pay is not undone", "undone", "not undone")]
    [InlineData("1", "step pay is undone at most once", "undone more than once", "undone at most once")]
    [InlineData("2", "step pay is undone at most 2 times", "undone more than 2 times", "undone at most 2 times")]
    public void Of_a_step_it_is_said_as_people_say_it(string max, string text, string bad, string good) =>
        Assert.Equal((text, bad, good), Said(Measure.By("compensations", ("max", max), ("step", "pay"))));

    /// <summary>Of itself, of what was undone three times, and of what was not.</summary>
    private static (string Text, string? Bad, string? Good) Said(Measurement measurement)
    {
        Case undone = Paid();
        foreach (string at in new[] { "09:20", "09:21", "09:22" })
        {
            undone.StepStarted("refund", at, at).Compensates("pay");
        }

        return (measurement.Indicator.Text, undone.OneUnit("12:00", measurement).Verdict.Reason, Paid().Ended("09:30").OneUnit("12:00", measurement).Verdict.Reason);
    }

    private static Case Paid() => Case.AtNine().StepStarted("pay", "09:01", "r1").StepEnded("pay", "09:10", "r1");
}
