using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

public class HandoffTests
{
    private const string Unit = "handoff:check>pay/r1";
    private static readonly Measurement InTime = Measure.By("handoff", ("from", "check"), ("to", "pay"), ("within", "30m"));

    [Fact]
    public void It_is_good_when_the_next_step_begins_in_time() => Assert.Equal($"{Unit} good 09:35", Checked().StepStarted("pay", "09:35").Verdicts("12:00", InTime));

    [Fact]
    public void A_next_step_that_never_comes_is_bad_at_the_deadline()
    {
        Assert.Equal($"{Unit} pending 09:40", Checked().Verdicts("09:40", InTime));
        Assert.Equal($"{Unit} bad 09:40", Checked().Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} bad 09:40", Checked().StepStarted("pay", "09:41").Verdicts("12:00", InTime));
    }

    [Fact]
    public void To_wait_for_a_worker_is_not_to_begin() => Assert.Equal($"{Unit} bad 09:40", Checked().StepScheduled("pay", "09:11").Verdicts("12:00", InTime));

    [Theory]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.Cancelled)]
    [InlineData(Outcome.Skipped)]
    public void A_step_that_did_not_complete_hands_nothing_over(Outcome outcome) =>
        Assert.Equal("", Case.AtNine().StepStarted("check", "09:01", "r1").StepEnded("check", "09:10", "r1", outcome).Verdicts("12:00", InTime));

    [Fact]
    public void Several_are_answered_first_in_first_out()
    {
        Case facts = Checked().StepStarted("check", "09:01", "r2").StepEnded("check", "09:20", "r2").StepStarted("pay", "09:25", "p1");
        Assert.Equal($"{Unit} good 09:25\nhandoff:check>pay/r2 bad 09:50", facts.Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} good 09:25\nhandoff:check>pay/r2 good 09:45", facts.StepStarted("pay", "09:45", "p2").Verdicts("12:00", InTime));
    }

    [Fact]
    public void What_began_before_answers_nothing_but_for_a_wrong_clock()
    {
        Assert.Equal($"{Unit} bad 09:40", Case.AtNine().StepStarted("pay", "09:04").StepStarted("check", "09:01", "r1").StepEnded("check", "09:10", "r1").Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} good 09:10", Case.AtNine().StepStarted("pay", "09:06").StepStarted("check", "09:01", "r1").StepEnded("check", "09:10", "r1").Verdicts("12:00", InTime));
    }

    [Fact]
    public void What_was_over_before_is_no_answer_whatever_the_clock() => Assert.Equal(
        $"{Unit} bad 09:40", Case.AtNine().StepStarted("pay", "09:06", "p").StepEnded("pay", "09:08", "p").StepStarted("check", "09:01", "r1").StepEnded("check", "09:10", "r1").Verdicts("12:00", InTime));

    [Theory]
    [InlineData("09:30", Outcome.Skipped, "excluded")]
    [InlineData("09:50", Outcome.Skipped, "bad 09:40")]
    [InlineData("09:30", Outcome.Cancelled, "bad 09:40")]
    [InlineData("09:30", Outcome.TimedOut, "bad 09:40")]
    public void A_step_that_ended_without_ever_beginning_took_nothing_over(string at, Outcome outcome, string verdict) =>
        Assert.Equal($"{Unit} {verdict}", Checked().StepScheduled("pay", "09:11", "p").StepEnded("pay", at, "p", outcome).Verdicts("12:00", InTime));

    [Fact]
    public void A_case_that_is_cancelled_at_the_very_deadline_is_not_late() =>
        Assert.Equal($"{Unit} excluded", Checked().Ended("09:40", Outcome.Cancelled).Verdicts("12:00", InTime));

    [Fact]
    public void A_true_answer_goes_before_one_by_a_wrong_clock()
    {
        Case facts = Case.AtNine().StepStarted("pay", "09:08", "p1").StepStarted("check", "09:01", "r1").StepEnded("check", "09:10", "r1").StepStarted("pay", "09:30", "p2");
        Assert.Equal($"{Unit} good 09:30", facts.Verdicts("12:00", InTime));
    }

    [Theory]
    [InlineData(Outcome.Completed, "bad 09:40")]
    [InlineData(Outcome.Failed, "bad 09:40")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Vanished, "excluded")]
    public void A_case_that_ends_before_the_next_step_began(Outcome outcome, string verdict) =>
        Assert.Equal($"{Unit} {verdict}", Checked().Ended("09:30", outcome).Verdicts("12:00", InTime));

    [Fact]
    public void A_case_cancelled_after_the_deadline_was_late_before() => Assert.Equal($"{Unit} bad 09:40", Checked().Ended("09:41", Outcome.Cancelled).Verdicts("12:00", InTime));

    [Fact]
    public void Where_facts_were_lost_absence_proves_nothing() => Assert.Equal($"{Unit} excluded", Checked().Gap("09:20", "09:25").Alive("09:30").Verdicts("12:00", InTime));

    [Fact]
    public void A_beginning_that_was_missed_was_in_time_when_the_step_was_seen_in_time()
    {
        Assert.Equal($"{Unit} good 09:30", Checked().StepEnded("pay", "09:30").Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} excluded", Checked().StepEnded("pay", "09:50").Verdicts("12:00", InTime));
    }

    [Fact]
    public void What_was_only_noticed_opens_when_it_was_and_closes_as_early_as_it_may_have()
    {
        Case facts = Case.AtNine().StepStarted("check", "09:01", "r1").StepEnded("check", "09:10", "r1").NotBefore("09:02").StepStarted("pay", "09:45").NotBefore("09:35");
        JudgedUnit unit = facts.OneUnit("12:00", InTime);
        Assert.Equal((Monday.At("09:10"), Monday.At("09:35")), (unit.Begun, unit.ClosedAt));
    }

    [Fact]
    public void A_life_that_goes_on_with_the_work_takes_it_over() => Assert.Equal(
        $"{Unit} good 09:35", Checked().Ended("09:20", Outcome.Failed).Reopened("09:25").StepStarted("pay", "09:35").Verdicts("12:00", InTime));

    [Fact]
    public void An_unrelated_life_does_not() => Assert.Equal(
        $"{Unit} bad 09:40", Checked().Ended("09:20").Started("09:25").StepStarted("pay", "09:35").Verdicts("12:00", InTime));

    [Fact]
    public void A_pause_moves_its_deadline() => Assert.Equal(
        $"{Unit} good 10:00", Checked().State("waiting", "09:20").State("open", "09:50").StepStarted("pay", "10:00").Verdicts("12:00", InTime.Pausing("waiting")));

    [Fact]
    public void Its_violation_names_the_step_that_handed_over() => Assert.Equal("check", Checked().OneUnit("12:00", InTime).Violation!.Step);

    [Fact]
    public void A_step_does_not_hand_over_to_itself() => Assert.Contains(
        "hands over to itself", Assert.Throws<ArgumentException>(() => Measure.By("handoff", ("from", "a"), ("to", "a"), ("within", "1h"))).Message, StringComparison.Ordinal);

    private static Case Checked() => Case.AtNine().StepStarted("check", "09:01", "r1").StepEnded("check", "09:10", "r1");
}
