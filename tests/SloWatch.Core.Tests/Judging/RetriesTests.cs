using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

public class RetriesTests
{
    private static readonly Measurement OfInstance = Measure.By("retries", ("max", "1"));
    private static readonly Measurement OfStep = Measure.By("retries", ("max", "1"), ("step", "pay"));

    [Theory]
    [InlineData(Outcome.Completed, "good 09:30")]
    [InlineData(Outcome.Failed, "good 09:30")]
    [InlineData(Outcome.TimedOut, "good 09:30")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Vanished, "excluded")]
    public void However_it_ends_it_was_not_tried_too_often_but_what_was_called_off_proves_nothing(Outcome outcome, string verdict)
    {
        Assert.Equal($"instance {verdict}", Case.AtNine().StepStarted("pay", "09:10", "b", 1).Ended("09:30", outcome).Verdicts("12:00", OfInstance));
        Assert.Equal($"step:pay/b {verdict}", Case.AtNine().StepStarted("pay", "09:10", "b", 1).StepEnded("pay", "09:30", "b", outcome).Verdicts("12:00", OfStep));
        Assert.Equal("instance excluded", Case.AtNine().StepStarted("pay", "09:10", "b", 1).Gap("09:11", "09:12").Ended("09:30", outcome).Verdicts("12:00", OfInstance));
    }

    [Fact]
    public void A_run_counts_from_its_beginning_and_not_from_when_a_field_of_it_was_told() => Assert.Equal(
        Monday.At("09:10"),
        Case.AtNine().Updated("09:05", "charge", "r1").StepStarted("charge", "09:10", "r1").OneUnit("12:00", Measure.By("retries", ("max", "0"), ("step", "charge"))).Begun);

    [Fact]
    public void A_whole_run_that_is_tried_again_is_a_retry_of_the_instance()
    {
        Case facts = Case.AtNine().StepFailed(null, "09:10", attempt: 1).StepStarted(null, "09:20", attempt: 2);
        Assert.Equal("instance good 09:25", Case.AtNine().StepFailed(null, "09:10").Ended("09:25").Verdicts("12:00", OfInstance));
        Assert.Equal("instance pending", facts.Verdicts("12:00", OfInstance));
        Assert.Equal("instance bad 09:30", facts.StepFailed(null, "09:30", attempt: 2).StepStarted(null, "09:40", attempt: 3).Ended("10:00").Verdicts("12:00", OfInstance));
    }

    [Fact]
    public void An_instance_is_bad_when_all_its_steps_together_were_tried_again_once_too_often()
    {
        Case facts = Case.AtNine().StepStarted("check", "09:01", "a", 1).StepStarted("pay", "09:02", "b", 1).StepStarted("check", "09:05", "a", 2);
        Assert.Equal("instance pending", facts.Verdicts("12:00", OfInstance));
        Assert.Equal("instance bad 09:07", facts.StepStarted("pay", "09:07", "b", 2).Verdicts("12:00", OfInstance));
        Assert.Equal("instance bad 09:07", facts.Ended("09:30").Verdicts("12:00", OfInstance));
    }

    [Fact]
    public void A_failed_try_that_will_be_tried_again_counts_though_its_number_is_unknown() => Assert.Equal(
        "instance bad 09:06", Case.AtNine().StepStarted("pay", "09:01").StepFailed("pay", "09:03").StepStarted("pay", "09:04").StepFailed("pay", "09:06").Verdicts("12:00", OfInstance));

    [Fact]
    public void An_attempt_s_number_counts_the_tries_that_were_not_seen() =>
        Assert.Equal("step:pay/r bad 09:05", Case.AtNine().StepStarted("pay", "09:05", "r", 3).Verdicts("12:00", OfStep));

    [Fact]
    public void A_run_of_the_step_is_good_when_it_ends_with_few_and_another_step_is_none_of_it()
    {
        Case facts = Case.AtNine().StepStarted("check", "09:01", "a", 9).StepStarted("pay", "09:02", "b", 1).StepStarted("pay", "09:05", "b", 2);
        Assert.Equal("step:pay/b pending", facts.Verdicts("12:00", OfStep));
        Assert.Equal("step:pay/b good 09:09", facts.StepEnded("pay", "09:09", "b").Verdicts("12:00", OfStep));
    }

    [Theory]
    [InlineData(Outcome.Completed, "good 09:30")]
    [InlineData(Outcome.Failed, "good 09:30")]
    [InlineData(Outcome.TimedOut, "good 09:30")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Vanished, "excluded")]
    public void An_end_without_too_many(Outcome outcome, string verdict) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().StepStarted("pay", "09:05", "b", 2).Ended("09:30", outcome).Verdicts("12:00", OfInstance));

    [Fact]
    public void What_steps_do_after_the_end_is_not_the_case_s_matter()
    {
        Case facts = Case.AtNine().StepStarted("pay", "09:05", "b", 1).Ended("09:30").StepStarted("pay", "09:40", "b", 3);
        Assert.Equal("instance good 09:30", facts.Verdicts("12:00", OfInstance));
        Assert.Equal("step:pay/b bad 09:40", facts.Verdicts("12:00", OfStep));
    }

    [Fact]
    public void Lost_facts_may_have_been_retries_so_nothing_is_good_by_their_absence()
    {
        Case facts = Case.AtNine().StepStarted("pay", "09:05", "b", 1).Gap("09:10", "09:20").StepEnded("pay", "09:25", "b").Ended("09:30");
        Assert.Equal("instance excluded", facts.Verdicts("12:00", OfInstance));
        Assert.Equal("step:pay/b excluded", facts.Verdicts("12:00", OfStep));
    }

    [Fact]
    public void Retries_that_were_seen_are_too_many_whatever_was_lost() => Assert.Equal(
        "instance bad 09:25", Case.AtNine().Gap("09:10", "09:20").StepStarted("pay", "09:25", "b", 3).Ended("09:30").Verdicts("12:00", OfInstance));

    [Fact]
    public void A_number_beyond_all_bounds_is_only_too_many() => Assert.Equal(
        "instance bad 09:01",
        Case.AtNine().StepStarted("pay", "09:01", "a", int.MaxValue).StepStarted("pay", "09:02", "b", int.MaxValue).Verdicts("12:00", Measure.By("retries", ("max", "1000000"))));

    [Fact]
    public void An_instance_whose_start_was_missed_is_excluded() =>
        Assert.Equal("instance excluded", Case.Of().StepStarted("pay", "09:05", "b", 3).Verdicts("12:00", OfInstance));

    [Theory]
    [InlineData("0", "needs no retry", "tried again", "ended without a retry")]
    [InlineData("1", "needs at most 1 retry", "more than 1 retry", "ended with at most 1 retry")]
    [InlineData("2", "needs at most 2 retries", "more than 2 retries", "ended with at most 2 retries")]
    public void It_is_said_as_people_say_it(string max, string text, string bad, string good)
    {
        Case twice = Case.AtNine().StepStarted("pay", "09:05", "b", 4).StepEnded("pay", "09:20", "b").Ended("09:30");
        Case once = Case.AtNine().StepStarted("pay", "09:05", "b", 1).StepEnded("pay", "09:20", "b").Ended("09:30");
        foreach ((Measurement measurement, string said) in new[] { (Measure.By("retries", ("max", max)), text), (Measure.By("retries", ("max", max), ("step", "pay")), $"step pay {text}") })
        {
            Assert.Equal(
                (said, bad, good), (measurement.Indicator.Text, twice.OneUnit("12:00", measurement).Verdict.Reason, once.OneUnit("12:00", measurement).Verdict.Reason));
        }
    }

    [Fact]
    public void A_run_of_which_only_its_name_is_told_is_no_unit() => Assert.Equal("", Case.AtNine().Updated("09:05", "pay", "b").Verdicts("12:00", OfStep));
}
