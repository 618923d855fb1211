using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Which of several failures made a case bad, and where one is that ended without any.</summary>
public sealed class FailedSpotTests
{
    private static readonly Measurement NoUndo = Measure.By("compensations", ("max", "0"));

    [Fact]
    public void That_another_step_ended_well_later_makes_no_failure_good() => Assert.Equal(
        "CallFailed check bureau - 09:01",
        Of(FailedCheck().StepStarted("ship", "09:03", "r2").StepEnded("ship", "09:04", "r2").Ended("09:05", Outcome.Failed)));

    [Fact]
    public void That_the_step_ended_well_before_makes_no_failure_good() => Assert.Equal(
        "CallFailed check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:00", "r0").StepEnded("check", "09:00:30", "r0")
            .StepStarted("check", "09:01", "r1").Dependency("bureau").StepEnded("check", "09:02", "r1", Outcome.Failed).Ended("09:05", Outcome.Failed)));

    [Fact]
    public void A_run_that_began_with_the_one_that_failed_makes_it_good() => Assert.Equal(
        "Failed - - - 09:00",
        Of(FailedCheck().StepStarted("check", "09:01", "r2").StepEnded("check", "09:03", "r2").Ended("09:05", Outcome.Failed)));

    [Fact]
    public void What_was_made_good_after_the_case_went_bad_was_not_when_it_did() => Assert.Equal(
        "CallFailed check bureau - 09:01",
        Of(FailedCheck().StepStarted("check", "09:02:30", "r3").StepStarted("undo", "09:03", "r2").Compensates("book").StepEnded("check", "09:12", "r3"), NoUndo));

    [Fact]
    public void Of_several_that_failed_it_is_the_one_whose_try_failed_first() => Assert.Equal(
        "Failed check - - 09:01",
        Of(Case.AtNine()
            .StepStarted("check", "09:01", "r1", attempt: 1).StepFailed("check", "09:02", "r1", attempt: 1)
            .StepStarted("ship", "09:03", "r2").StepEnded("ship", "09:04", "r2", Outcome.Failed)
            .Ended("09:05", Outcome.Failed)));

    [Fact]
    public void Of_steps_that_all_fail_often_it_is_the_last()
    {
        UsualTimes usual = Usual(Case.AtNine()
            .StepStarted("score", "09:01").StepEnded("score", "09:02", outcome: Outcome.Failed)
            .StepStarted("rate", "09:03").StepEnded("rate", "09:04", outcome: Outcome.Failed).Ended("09:30"));

        Assert.Equal(
            "Failed rate - - 09:03",
            Of(Case.AtNine()
                .StepStarted("score", "09:01", "r1").StepEnded("score", "09:02", "r1", Outcome.Failed)
                .StepStarted("rate", "09:03", "r2").StepEnded("rate", "09:04", "r2", Outcome.Failed)
                .Ended("09:05", Outcome.Failed), InFourHours, usual));
    }

    [Fact]
    public void An_error_of_the_step_is_told_before_that_of_the_case() => Assert.Equal(
        "CallFailed check bureau - 09:01 'HTTP 503'",
        Of(Case.AtNine().StepStarted("check", "09:01", "r1").Dependency("bureau").StepEnded("check", "09:02", "r1", Outcome.Failed).Error("HTTP 503").Ended("09:05", Outcome.Failed).Error("aborted")));

    [Fact]
    public void An_error_of_a_case_that_ended_after_it_went_bad_is_not_told() => Assert.Equal(
        "CallFailed check bureau - 09:01",
        Of(FailedCheck().StepStarted("undo", "09:03", "r2").Compensates("book").Ended("09:30", Outcome.Failed).Error("given up"), NoUndo));

    [Fact]
    public void A_case_that_its_engine_ended_for_its_time_is_where_that_went() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").Ended("12:00", Outcome.TimedOut)));

    [Fact]
    public void An_undo_is_no_failure_though_the_case_failed_in_the_end() => Assert.Equal(
        "Otherwise - - - 09:00",
        Of(Case.AtNine().StepStarted("undo", "09:03").Compensates("book").Ended("09:30", Outcome.Failed), NoUndo));

    [Fact]
    public void A_case_that_failed_in_a_step_failed_there_and_in_the_state_it_was_in_last() => Assert.Equal(
        "Failed ship - shipping 09:03",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("check", "09:01", "r1").StepEnded("check", "09:02", "r1")
            .State("shipping", "09:03").StepStarted("ship", "09:04", "r2").Ended("09:05", Outcome.Failed)));

    [Fact]
    public void Who_is_not_taken_over_is_so_since_its_step_ended() => Assert.Equal(
        "HandedOver after pack shipping - 09:05",
        Of(Case.AtNine().BusinessKey("K-1").StepStarted("pack", "09:01").StepEnded("pack", "09:05"), Measure.By("handoff", ("from", "pack"), ("toWorkflow", "shipping"), ("within", "30m"))));

    [Fact]
    public void A_case_that_went_bad_before_it_was_reopened_is_found_in_the_life_in_which_it_did() => Assert.Equal(
        "CallFailed check bureau - 09:01",
        Of(TriedTwice().Reopened("09:30").StepStarted("ship", "09:31", "r3"), Measure.By("retries", ("max", "0"))));

    [Fact]
    public void A_case_that_went_bad_after_it_was_reopened_is_found_in_the_life_in_which_it_did() => Assert.Equal(
        "Calling ship carrier - 09:31",
        Of(TriedTwice().Reopened("09:30").StepStarted("ship", "09:31", "r3").Dependency("carrier")));

    private static Case TriedTwice() => Case.AtNine()
        .StepStarted("check", "09:01", "r1", attempt: 1).Dependency("bureau").StepFailed("check", "09:02", "r1", attempt: 1, retryAt: "09:03")
        .StepStarted("check", "09:03", "r1", attempt: 2).StepEnded("check", "09:04", "r1", Outcome.Failed).Ended("09:05", Outcome.Failed);

    private static Case FailedCheck() => Case.AtNine().StepStarted("check", "09:01", "r1").Dependency("bureau").StepEnded("check", "09:02", "r1", Outcome.Failed);
}
