using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Rule 5: `run` alone identifies a step run within a life; its name is a field and may change.</summary>
public class StepRunTests
{
    private static readonly Measurement Charge = Measure.StepTime("charge", "30m");
    private static readonly Measurement AnyStep = Measure.By("stepTime", ("within", "30m"));

    [Fact]
    public void A_run_is_one_unit_of_its_own() => Assert.Equal(
        "step:charge/r1 good 09:15\nstep:charge/r2 bad 09:41",
        Case.AtNine().StepStarted("charge", "09:10", "r1").StepStarted("charge", "09:11", "r2").StepEnded("charge", "09:50", "r2").StepEnded("charge", "09:15", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void Events_of_one_run_meet_under_any_step_name() =>
        Assert.Equal("step:capture/r1 good 09:15", Case.AtNine().StepStarted("charge", "09:10", "r1").StepEnded("capture", "09:15", "r1").Verdicts("12:00", AnyStep));

    [Fact]
    public void Events_of_a_run_need_not_repeat_its_name() =>
        Assert.Equal("step:charge/r1 good 09:15", Case.AtNine().StepStarted("charge", "09:10", "r1").StepEnded(null, "09:15", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void An_update_renames_a_run()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:15", "r1").Updated("09:20", "capture", "r1");
        Assert.Equal("step:capture/r1 good 09:15", facts.Verdicts("12:00", AnyStep));
        Assert.Equal("", facts.Verdicts("12:00", Charge));
    }

    [Fact]
    public void A_renamed_run_leaves_the_books_of_its_old_name()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:10", "r1").Updated("11:00", "capture", "r1");
        Assert.Equal("step:capture/r1 bad 09:40", facts.Verdicts("12:00", AnyStep));
        Assert.Empty(facts.JudgedAt("12:00", Charge).Books.Violations);
    }

    [Fact]
    public void An_update_before_the_run_is_known_names_it_all_the_same() =>
        Assert.Equal("step:capture/r1 good 09:15", Case.AtNine().Updated("09:20", "capture", "r1").StepEnded("charge", "09:15", "r1").StepStarted("charge", "09:10", "r1").Verdicts("12:00", AnyStep));

    [Fact]
    public void The_same_run_in_two_lives_is_two_runs() => Assert.Equal(
        "step:charge/r1 bad 09:40\nstep:charge/r1#2 good 11:05",
        Case.AtNine().StepStarted("charge", "09:10", "r1").Ended("10:00").Reopened("11:00").StepStarted("charge", "11:01", "r1").StepEnded("charge", "11:05", "r1").Verdicts("12:00", Charge));

    [Fact]
    public void The_first_start_and_the_first_end_of_a_run_without_faults_count() => Assert.Equal(
        "step:charge/r1 good 09:20",
        Case.AtNine().StepStarted("charge", "09:10", "r1").StepStarted("charge", "09:15", "r1").StepEnded("charge", "09:20", "r1").StepEnded("charge", "09:59", "r1", Outcome.Failed).Verdicts("12:00", Charge));

    [Fact]
    public void A_run_started_again_after_its_end_goes_on_to_its_final_end() => Assert.Equal(
        "step:charge/r1 good 09:35",
        Case.AtNine().StepStarted("charge", "09:10", "r1", 1).StepEnded("charge", "09:15", "r1", Outcome.Failed, 1).StepStarted("charge", "09:20", "r1", 2).StepEnded("charge", "09:35", "r1", attempt: 2)
            .Verdicts("12:00", Charge));

    [Fact]
    public void A_run_that_is_only_scheduled_has_no_length_yet()
    {
        Case facts = Case.AtNine().StepScheduled("charge", "09:10", "r1");
        Assert.Equal("", facts.Verdicts("12:00", Charge));
        Assert.Equal("step:charge/r1 bad 09:40", facts.Verdicts("12:00", Measure.WaitTime("charge", "30m")));
    }

    [Fact]
    public void Parallel_runs_of_different_steps_do_not_meet() => Assert.Equal(
        "step:charge/r1 good 09:15\nstep:ship/r2 pending 09:42",
        Case.AtNine().StepStarted("charge", "09:10", "r1").StepStarted("ship", "09:12", "r2").StepEnded("charge", "09:15", "r1").Verdicts("09:30", AnyStep));

    [Fact]
    public void A_step_kind_without_a_step_speaks_of_the_instance_and_makes_no_step_run() =>
        Assert.Equal("", Case.AtNine().StepScheduled(null, "09:01").StepStarted(null, "09:02").StepFailed(null, "09:03").StepStarted(null, "09:04").Verdicts("12:00", AnyStep));

    [Fact]
    public void A_step_run_knows_its_dependency_error_and_step()
    {
        Violation violation = Assert.IsType<Violation>(Case.AtNine().StepStarted("charge", "09:10", "r1").Dependency("bank")
            .StepEnded("charge", "09:20", "r1", Outcome.Failed).Error("no answer").OneUnit("12:00", Charge).Violation);
        Assert.Equal(("charge", "bank", "no answer"), (violation.Step, violation.Dependency, violation.Error));
    }
}
