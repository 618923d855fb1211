using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

public class DuplicatesTests
{
    private static readonly Measurement Once = Measure.By("duplicates");

    [Fact]
    public void The_first_success_is_good_and_a_run_that_comes_later_is_bad_at_its_start()
    {
        Case facts = Run(Case.AtNine(), "a", "09:01", "09:05").StepStarted("pay", "09:10", "b").OperationKey("charge-1");
        Assert.Equal("step:pay/a good 09:05\nstep:pay/b bad 09:10", facts.Verdicts("12:00", Once));
        Assert.Equal("step:pay/a good 09:05\nstep:pay/b bad 09:10", facts.StepEnded("pay", "09:11", "b", Outcome.Failed).Verdicts("12:00", Once));
    }

    [Fact]
    public void A_run_after_one_that_failed_is_no_duplicate() => Assert.Equal(
        "step:pay/a excluded\nstep:pay/b good 09:15", Run(Run(Case.AtNine(), "a", "09:01", "09:05", Outcome.Failed), "b", "09:10", "09:15").Verdicts("12:00", Once));

    [Fact]
    public void Until_one_succeeds_nothing_is_known() =>
        Assert.Equal("step:pay/a pending", Case.AtNine().StepStarted("pay", "09:01", "a").OperationKey("charge-1").Verdicts("12:00", Once));

    [Fact]
    public void Two_side_by_side_are_one_too_many_when_both_succeed()
    {
        Case open = Run(Case.AtNine(), "a", "09:01", "09:05").StepStarted("pay", "09:03", "b").OperationKey("charge-1");
        Assert.Equal("step:pay/a good 09:05\nstep:pay/b pending", open.Verdicts("12:00", Once));
        Assert.Equal("step:pay/a good 09:05\nstep:pay/b bad 09:07", open.StepEnded("pay", "09:07", "b").Verdicts("12:00", Once));
    }

    [Fact]
    public void Another_key_is_another_operation_and_a_run_without_one_is_none()
    {
        Case facts = Run(Case.AtNine(), "a", "09:01", "09:05").StepStarted("pay", "09:10", "b").OperationKey("charge-2").StepStarted("pay", "09:12", "c");
        Assert.Equal("step:pay/a good 09:05\nstep:pay/b pending", facts.Verdicts("12:00", Once));
    }

    [Fact]
    public void One_step_alone_may_be_looked_at()
    {
        Case facts = Run(Case.AtNine(), "a", "09:01", "09:05").StepStarted("ship", "09:10", "b").OperationKey("charge-1");
        Assert.Equal("step:pay/a good 09:05", facts.Verdicts("12:00", Measure.By("duplicates", ("step", "pay"))));
        Assert.Equal("step:pay/a good 09:05\nstep:ship/b bad 09:10", facts.Verdicts("12:00", Once));
    }

    [Fact]
    public void A_run_that_may_have_begun_before_the_success_was_over_is_not_yet_bad()
    {
        Case facts = Case.AtNine().StepStarted("pay", "09:01", "a").OperationKey("charge-1").StepEnded("pay", "09:20", "a").NotBefore("09:05").StepStarted("pay", "09:10", "b").OperationKey("charge-1");
        Assert.Equal("step:pay/a good 09:05\nstep:pay/b pending", facts.Verdicts("12:00", Once));
    }

    [Fact]
    public void A_duplicate_in_the_life_that_goes_on_with_the_work_is_one()
    {
        Case facts = Run(Case.AtNine(), "a", "09:01", "09:05").Ended("09:10", Outcome.Failed).Reopened("09:20").StepStarted("pay", "09:25", "a").OperationKey("charge-1");
        Assert.Equal("step:pay/a good 09:05\nstep:pay/a#2 bad 09:25", facts.Verdicts("12:00", Once));
    }

    [Fact]
    public void A_run_that_begins_as_the_success_ends_is_later() =>
        Assert.Equal("step:pay/a good 09:05\nstep:pay/b bad 09:05", Run(Case.AtNine(), "a", "09:01", "09:05").StepStarted("pay", "09:05", "b").OperationKey("charge-1").Verdicts("12:00", Once));

    [Fact]
    public void A_case_that_is_driven_again_after_days_must_not_do_it_again_either()
    {
        Case facts = Run(Case.AtNine(), "a", "09:01", "09:05").Ended("09:10", Outcome.Failed).Reopened("3d 09:20").StepStarted("pay", "3d 09:25", "a").OperationKey("charge-1");
        Assert.Equal("step:pay/a good 09:05\nstep:pay/a#2 bad 3d 09:25", facts.Verdicts("4d 00:00", Once));
        Assert.Equal("step:pay/a good 09:05\nstep:pay/a#2 bad 3d 09:25", facts.Verdicts("4d 00:00", Once.In(Some.Workflow with { SeparateLives = true })));
    }

    [Fact]
    public void An_unrelated_case_under_the_same_id_is_none_of_it()
    {
        Case facts = Run(Case.AtNine(), "a", "09:01", "09:05").Ended("09:10").Started("09:20").StepStarted("pay", "09:25", "a").OperationKey("charge-1");
        Assert.Equal("step:pay/a good 09:05\nstep:pay/a#2 pending", facts.Verdicts("12:00", Once));
    }

    [Fact]
    public void What_was_lost_before_a_success_may_have_been_one()
    {
        Case facts = Case.AtNine().StepStarted("pay", "09:01", "a").OperationKey("charge-1").Gap("09:06", "09:10");
        Assert.Equal("step:pay/a excluded\nstep:pay/b excluded", Run(facts, "b", "09:20", "09:21").Ended("09:30").Verdicts("12:00", Once));
    }

    private static Case Run(Case facts, string run, string from, string to, Outcome outcome = Outcome.Completed) =>
        facts.StepStarted("pay", from, run).OperationKey("charge-1").StepEnded("pay", to, run, outcome);
}
