using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>A run that waits, was skipped, or was called off before it began has done nothing: neither again nor to undo something.</summary>
public class NeverBegunTests
{
    private static readonly Measurement Once = Measure.By("duplicates");
    private static readonly Measurement NothingUndone = Measure.By("compensations", ("max", "0"));
    private static readonly Measurement NotUndone = Measure.By("compensations", ("max", "0"), ("step", "pay"));

    [Theory]
    [InlineData(Outcome.Skipped, "excluded")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.TimedOut, "excluded")]
    [InlineData(Outcome.Failed, "bad 09:31")]
    [InlineData(Outcome.Completed, "bad 09:31")]
    public void A_run_of_a_key_that_succeeded_before_is_bad_when_it_shows_that_it_was_taken_up(Outcome outcome, string verdict)
    {
        Case waits = Paid().StepScheduled("pay", "09:30", "r2").OperationKey("k");
        Assert.Equal("step:pay/r1 good 09:10\nstep:pay/r2 pending", waits.Verdicts("12:00", Once));
        Assert.Equal($"step:pay/r1 good 09:10\nstep:pay/r2 {verdict}", waits.StepEnded("pay", "09:31", "r2", outcome).Verdicts("12:00", Once));
    }

    [Theory]
    [InlineData(Outcome.Cancelled)]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.TimedOut)]
    public void One_that_was_taken_up_is_bad_at_its_start_and_not_at_its_scheduling(Outcome outcome)
    {
        Case facts = Paid().StepScheduled("pay", "09:30", "r2").OperationKey("k").StepStarted("pay", "09:40", "r2");
        Assert.Equal("step:pay/r1 good 09:10\nstep:pay/r2 bad 09:40", facts.Verdicts("12:00", Once));
        Assert.Equal("step:pay/r1 good 09:10\nstep:pay/r2 bad 09:40", facts.StepEnded("pay", "09:41", "r2", outcome).Verdicts("12:00", Once));
    }

    [Fact]
    public void One_whose_start_was_missed_is_bad_at_its_first_sign_of_work() => Assert.Equal(
        "step:pay/r1 good 09:10\nstep:pay/r2 bad 09:35",
        Paid().StepScheduled("pay", "09:30", "r2").OperationKey("k").StepFailed("pay", "09:35", "r2").StepStarted("pay", "09:40", "r2", 2).Verdicts("12:00", Once));

    [Fact]
    public void One_of_which_only_an_end_was_seen_timed_out_at_work() =>
        Assert.Equal("step:pay/r1 good 09:10\nstep:pay/r2 bad 09:30", Paid().StepEnded("pay", "09:30", "r2", Outcome.TimedOut).OperationKey("k").Verdicts("12:00", Once));

    [Fact]
    public void What_only_waits_to_undo_something_undoes_nothing()
    {
        Case waits = Paid().StepScheduled("refund", "09:20", "u").Compensates("pay");
        Assert.Equal("instance pending", waits.Verdicts("12:00", NothingUndone));
        Assert.Equal("instance good 09:30", waits.Ended("09:30").Verdicts("12:00", NothingUndone));
        Assert.Equal("step:pay/r1 good 09:30", waits.Verdicts("12:00", NotUndone));
    }

    [Theory]
    [InlineData(Outcome.Skipped, "good 09:30")]
    [InlineData(Outcome.Cancelled, "good 09:30")]
    [InlineData(Outcome.Failed, "bad 09:25")]
    [InlineData(Outcome.Completed, "bad 09:25")]
    public void What_was_to_undo_something_and_did_not_begin_has_not(Outcome outcome, string verdict)
    {
        Case facts = Paid().StepEnded("refund", "09:25", "u", outcome).Compensates("pay").Ended("09:30");
        Assert.Equal($"instance {verdict}", facts.Verdicts("12:00", NothingUndone));
        Assert.Equal($"step:pay/r1 {verdict}", facts.Verdicts("12:00", NotUndone));
    }

    [Fact]
    public void What_undoes_counts_from_its_start()
    {
        Case facts = Paid().StepScheduled("refund", "09:20", "u").Compensates("pay").StepStarted("refund", "09:24", "u").Ended("09:30");
        Assert.Equal("instance bad 09:24", facts.Verdicts("12:00", NothingUndone));
        Assert.Equal("step:pay/r1 bad 09:24", facts.Verdicts("12:00", NotUndone));
    }

    [Fact]
    public void A_run_of_the_step_that_undoes_another_itself_is_none_that_may_be_undone() => Assert.Equal(
        "step:pay/r1 good 09:30",
        Paid().StepStarted("pay", "09:15", "back").Compensates("ship").StepEnded("pay", "09:20", "back").Ended("09:30").Verdicts("12:00", NotUndone));

    private static Case Paid() => Case.AtNine().StepStarted("pay", "09:01", "r1").OperationKey("k").StepEnded("pay", "09:10", "r1");
}
