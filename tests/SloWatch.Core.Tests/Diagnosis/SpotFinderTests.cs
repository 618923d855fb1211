using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Where a case went bad, which need not be where it was found. Others took: check 2 min, approve 2 h, ship 10 min.</summary>
public sealed class SpotFinderTests
{
    [Fact]
    public void A_call_that_does_not_come_back() => Assert.Equal(
        "Calling check bureau checking 09:01",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("check", "09:01").Dependency("bureau")));

    [Fact]
    public void A_call_that_came_back_late_is_found_behind_the_step_at_the_deadline() => Assert.Equal(
        "Calling check bureau checking 09:01",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "12:50").State("approving", "12:50").StepStarted("approve", "12:51")));

    [Fact]
    public void What_is_always_long_is_not_blamed_for_what_was_too_long() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "11:00").StepStarted("approve", "11:01")));

    [Fact]
    public void A_person_who_does_not_come() => Assert.Equal(
        "Standing approve - approving 09:05",
        Of(Case.AtNine().State("approving", "09:04").StepStarted("approve", "09:05")));

    [Fact]
    public void A_call_is_blamed_before_what_waits_beside_it() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepStarted("join", "09:05")));

    [Fact]
    public void A_step_that_nobody_takes_up_waits_and_is_in_no_call() => Assert.Equal(
        "Waiting check bureau - 09:01",
        Of(Case.AtNine().StepScheduled("check", "09:01").Dependency("bureau")));

    [Fact]
    public void A_try_that_failed_and_is_to_be_made_again_is_a_call_that_failed() => Assert.Equal(
        "CallFailed check bureau - 09:01 'HTTP 503'",
        Of(Case.AtNine().StepStarted("check", "09:01", attempt: 1).Dependency("bureau").StepFailed("check", "09:02", attempt: 1, retryAt: "15:00").Error("HTTP 503")));

    [Fact]
    public void A_state_without_steps() => Assert.Equal("Standing - - approving 09:10", Of(Case.AtNine().State("checking", "09:00").State("approving", "09:10")));

    [Fact]
    public void A_state_in_which_short_steps_come_and_go()
    {
        Case polling = Case.AtNine().State("checking", "09:00");
        for (int minute = 10; minute < 60; minute += 10)
        {
            polling.StepStarted("poll", $"09:{minute}").StepEnded("poll", $"09:{minute}:01");
        }

        Assert.Equal("Standing after poll - checking 09:50:01", Of(polling));
    }

    [Fact]
    public void After_a_step_when_nothing_came_next() => Assert.Equal("Standing after check - - 09:03", Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "09:03")));

    [Fact]
    public void Nothing_is_known_but_the_start() => Assert.Equal("Standing - - - 09:00", Of(Case.AtNine()));

    [Fact]
    public void What_failed_first_and_was_not_made_good() => Assert.Equal(
        "CallFailed check bureau - 09:01 'boom'",
        Of(Case.AtNine()
            .StepStarted("check", "09:01", "r1").Dependency("bureau").StepEnded("check", "09:02", "r1", Outcome.Failed).Error("boom")
            .StepStarted("ship", "09:03", "r2").StepEnded("ship", "09:04", "r2", Outcome.Failed).Error("nothing to ship")
            .Ended("09:05", Outcome.Failed)));

    [Fact]
    public void What_was_made_good_did_no_harm() => Assert.Equal(
        "Failed ship - - 09:03 'nothing to ship'",
        Of(Case.AtNine()
            .StepStarted("check", "09:01", "r1").Dependency("bureau").StepEnded("check", "09:02", "r1", Outcome.Failed).Error("boom")
            .StepStarted("check", "09:02", "r3").Dependency("bureau").StepEnded("check", "09:02:30", "r3")
            .StepStarted("ship", "09:03", "r2").StepEnded("ship", "09:04", "r2", Outcome.Failed).Error("nothing to ship")
            .Ended("09:05", Outcome.Failed)));

    [Fact]
    public void What_undoes_work_is_not_why_it_failed() => Assert.Equal(
        "Failed ship - - 09:03 'broken'",
        Of(Case.AtNine()
            .StepStarted("refund", "09:02", "r1").Compensates("charge").StepEnded("refund", "09:02:30", "r1", Outcome.Failed)
            .StepStarted("ship", "09:03", "r2").StepEnded("ship", "09:04", "r2", Outcome.Failed).Error("broken")
            .Ended("09:05", Outcome.Failed)));

    [Fact]
    public void A_case_that_failed_without_a_step_failed() => Assert.Equal("Failed - - checking 09:00 'gone'", Of(Case.AtNine().State("checking", "09:00").Ended("09:05", Outcome.Failed).Error("gone")));

    [Fact]
    public void A_run_of_a_step_is_found_where_it_is() => Assert.Equal(
        "Calling check bureau checking 09:01",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("check", "09:01").Dependency("bureau"), Measure.StepTime("check", "15m")));

    [Fact]
    public void Work_done_twice_is_in_no_call() => Assert.Equal(
        "Otherwise check - - 09:05",
        Of(Case.AtNine()
            .StepStarted("check", "09:01", "r1").Dependency("bureau").OperationKey("k").StepEnded("check", "09:03", "r1")
            .StepStarted("check", "09:05", "r2").Dependency("bureau").OperationKey("k").StepEnded("check", "09:07", "r2"), Measure.By("duplicates", ("step", "check"))));

    [Fact]
    public void A_result_that_is_not_wanted_is_in_no_call_that_was_somewhat_longer() => Assert.Equal(
        "Otherwise - - - 09:00",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "09:05").Ended("09:06").Result("declined"), Measure.Success(("reject", new[] { "declined" }))));

    [Fact]
    public void An_undo_without_a_failure_is_in_no_call() => Assert.Equal(
        "Otherwise - - - 09:00",
        Of(Case.AtNine().StepStarted("check", "09:01", "r1").Dependency("bureau").StepEnded("check", "09:05", "r1").StepStarted("recheck", "09:06", "r2").Compensates("check"), Measure.By("compensations", ("max", "0"))));

    [Fact]
    public void An_undo_behind_a_failure_is_where_that_was() => Assert.Equal(
        "CallFailed ship carrier - 09:05",
        Of(Case.AtNine()
            .StepStarted("check", "09:01", "r1").StepEnded("check", "09:04", "r1")
            .StepStarted("ship", "09:05", "r2").Dependency("carrier").StepEnded("ship", "09:06", "r2", Outcome.Failed)
            .StepStarted("recheck", "09:07", "r3").Compensates("check"), Measure.By("compensations", ("max", "0"))));

    [Fact]
    public void A_try_that_nobody_takes_up_waits_though_one_before_it_failed() => Assert.Equal(
        "Waiting check bureau - 09:01 'timeout'",
        Of(Case.AtNine().StepScheduled("check", "09:01").StepStarted("check", "09:01", attempt: 1).Dependency("bureau").StepFailed("check", "09:02", attempt: 1, retryAt: "09:03").Error("timeout"), Measure.WaitTime("check", "5m")));

    [Fact]
    public void What_stays_open_until_others_end_is_not_what_they_wait_for()
    {
        UsualTimes usual = Usual(Case.AtNine().StepStarted("hold", "09:00").Dependency("bureau").StepStarted("approve", "09:01").StepEnded("approve", "09:10").StepEnded("hold", "09:11").Ended("09:12"));

        Assert.Equal("Standing approve - - 09:02", Of(Case.AtNine().StepStarted("hold", "09:01").Dependency("bureau").StepStarted("approve", "09:02"), InFourHours, usual));
    }

    [Fact]
    public void Where_nobody_knows_what_is_usual_it_is_where_it_is_at_its_deadline() => Assert.Equal(
        "Calling ship carrier - 12:31",
        Of(Case.AtNine().StepStarted("cook", "09:01").StepEnded("cook", "12:30").StepStarted("ship", "12:31").Dependency("carrier"), InFourHours, new UsualTimes()));

    [Fact]
    public void What_a_person_has_to_remove_is_told_with_its_step_and_error() => Assert.Equal(
        "Standing book - - 09:06 'no such account #'",
        Of(Case.AtNine().StepStarted("check", "09:01").StepEnded("check", "09:05").Blocked("09:06", "c1").With(fact => fact with { Step = "book" }).Error("no such account 123")));

    [Fact]
    public void What_others_often_fail_at_and_get_over_is_not_why_one_failed()
    {
        UsualTimes usual = Usual(Case.AtNine().StepStarted("score", "09:01").StepEnded("score", "09:02", outcome: Outcome.Failed).Ended("09:30"));

        Assert.Equal(
            "Failed ship - - 09:03",
            Of(Case.AtNine()
                .StepStarted("score", "09:01", "r1").StepEnded("score", "09:02", "r1", Outcome.Failed)
                .StepStarted("ship", "09:03", "r2").StepEnded("ship", "09:04", "r2", Outcome.Failed)
                .Ended("09:05", Outcome.Failed), InFourHours, usual));
    }

    [Fact]
    public void What_happens_after_it_went_bad_changes_nothing()
    {
        Case hung = Case.AtNine().State("checking", "09:00").StepStarted("check", "09:01").Dependency("bureau");
        string then = Of(hung);

        Assert.Equal(then, Of(hung.StepEnded("check", "14:00").State("approving", "14:00").StepStarted("approve", "14:01").StepEnded("approve", "23:00").Ended("23:00")));
    }
}
