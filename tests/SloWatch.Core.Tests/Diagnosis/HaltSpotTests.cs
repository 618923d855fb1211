using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>When a block, or a suspension, is where a case went bad. Others took: check 2 min, approve 2 h, ship 10 min.</summary>
public sealed class HaltSpotTests
{
    [Fact]
    public void A_case_that_is_blocked_stands_and_was_suspended_by_nobody() => Assert.Equal(
        "Standing book - - 09:06 'no account'",
        Of(Case.AtNine().StepStarted("approve", "09:05").Blocked("09:06", "c1").With(fact => fact with { Step = "book" }).Error("no account")));

    [Fact]
    public void A_block_that_names_no_step_is_where_the_case_stood_anyhow() => Assert.Equal(
        "Standing approve - - 09:05 'no account'",
        Of(Case.AtNine().StepStarted("approve", "09:05").Blocked("09:06", "c1").Error("no account")));

    [Fact]
    public void A_block_that_somebody_removed_is_not_where_the_case_stands() => Assert.Equal(
        "Standing approve - - 09:05",
        Of(Case.AtNine().StepStarted("approve", "09:05").Blocked("09:06", "c1").With(fact => fact with { Step = "book" }).Unblocked("12:50", "c1")));

    [Fact]
    public void A_call_that_is_open_explains_more_than_a_block_beside_it() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").Blocked("09:02", "c1").With(fact => fact with { Step = "book" })));

    [Fact]
    public void What_somebody_says_of_a_suspension_makes_no_block_of_it() => Assert.Equal(
        "Suspended check - - 09:02",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").Suspended("09:02").Error("on hold")));

    [Fact]
    public void A_suspension_counts_as_far_as_it_had_come() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").Suspended("11:30").Resumed("20:00")));

    [Fact]
    public void A_suspension_as_long_as_the_call_it_came_upon_explains_no_more() => Assert.Equal(
        "Calling check bureau - 09:00",
        Of(Case.AtNine().StepStarted("check", "09:00").Dependency("bureau").Suspended("11:00"), InFourHours, new UsualTimes()));

    [Fact]
    public void A_suspension_that_is_shorter_than_nothing_went_on_before_it_is_not_it() => Assert.Equal(
        "Standing after check - - 09:05",
        Of(Case.AtNine().StepStarted("check", "09:01").StepEnded("check", "09:05").Suspended("12:30")));

    [Theory]
    [InlineData("09:01", "11:01")]
    [InlineData("11:10", "11:15")]
    public void A_run_of_which_a_suspension_took_little_hangs_in_its_call(string from, string to) => Assert.Equal(
        "Calling check bureau - 11:05",
        Of(Case.AtNine().Suspended(from).Resumed(to).StepStarted("check", "11:05").Dependency("bureau"), Measure.StepTime("check", "1h")));

    [Theory]
    [InlineData("09:02", "09:02", "check")]
    [InlineData("09:02", "09:01", "-")]
    [InlineData("09:02", "09:03", "-")]
    public void A_step_that_is_open_when_the_case_is_suspended_is_where_it_was(string suspended, string begun, string step) => Assert.Equal(
        $"Suspended {step} - - {suspended}",
        Of(begun == suspended ? Case.AtNine().StepStarted("check", begun).Suspended(suspended)
            : begun == "09:01" ? Case.AtNine().StepStarted("check", begun).StepEnded("check", suspended).Suspended(suspended)
            : Case.AtNine().Suspended(suspended).StepStarted("check", begun)));

    [Fact]
    public void Of_several_steps_that_are_open_when_the_case_is_suspended_it_was_in_the_last() => Assert.Equal(
        "Suspended ship - - 09:05",
        Of(Case.AtNine().StepStarted("check", "09:01").StepStarted("ship", "09:02").Suspended("09:05")));

    [Fact]
    public void A_case_that_was_suspended_between_two_steps_did_not_stand_there() => Assert.Equal(
        "Suspended - - - 09:10",
        Of(Case.AtNine().StepStarted("check", "09:01").StepEnded("check", "09:03").Suspended("09:10")));

    [Fact]
    public void A_state_in_which_the_clock_stood_is_no_longer_for_it() => Assert.Equal(
        "Standing read - checking 09:00",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("read", "09:00").StepEnded("read", "11:10").Suspended("11:10").Resumed("16:10").StepStarted("score", "16:10"), InFourHours.Pausing("suspended"),
            Usual(new UsualTimes(InFourHours.Pausing("suspended").Pauses), Case.AtNine().State("checking", "09:00").State("checked", "09:10").StepStarted("read", "09:00").StepEnded("read", "09:10").StepStarted("score", "09:10").StepEnded("score", "11:10").Ended("11:10"))));
}
