using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What units came by until their verdict, as <c>steps / dependencies / states</c>.</summary>
public sealed class SeenUnitsTests
{
    private static readonly Measurement InFourHours = Measure.CycleTime("4h");

    [Fact]
    public void A_case_came_by_what_began_until_its_deadline_each_once_and_by_the_times_between() => Assert.Equal(
        "check, ship, after check / bureau / checking, paying",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("check", "09:01", "r1").Dependency("bureau").StepEnded("check", "09:02", "r1")
            .State("paying", "09:02").State("checking", "09:03").StepStarted("check", "09:05", "r2").Dependency("bureau").StepEnded("check", "09:06", "r2")
            .StepStarted("ship", "13:00", "r3").State("shipping", "13:01").StepStarted("book", "13:01", "r4").Dependency("carrier"), InFourHours));

    [Fact]
    public void Steps_that_follow_each_other_at_once_leave_no_time_between() => Assert.Equal(
        "check, ship /  / ",
        Of(Case.AtNine().StepStarted("check", "09:00").StepEnded("check", "09:05").StepStarted("ship", "09:05"), InFourHours));

    [Fact]
    public void A_case_came_by_the_step_at_which_it_was_blocked_by_then() => Assert.Equal(
        "check, book, after check /  / ",
        Of(Case.AtNine().StepStarted("check", "09:00").StepEnded("check", "09:05")
            .Blocked("13:00", "c1").With(fact => fact with { Step = "book" }).Blocked("13:01", "c2").With(fact => fact with { Step = "pay" }), InFourHours));

    [Fact]
    public void A_run_came_by_itself_only() => Assert.Equal(
        "check / bureau / checking",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("book", "09:00", "r0").StepStarted("check", "09:01", "r1").Dependency("bureau"), Measure.StepTime("check", "15m")));

    [Fact]
    public void What_is_about_the_time_behind_a_step_came_by_that_and_by_no_call() => Assert.Equal(
        "after check /  / checking",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "09:02"), Measure.By("handoff", ("from", "check"), ("to", "ship"), ("within", "30m"))));

    [Fact]
    public void Who_is_handed_over_came_by_whom_takes_over() => Assert.Equal(
        "after pack / shipping / packed",
        Of(Case.AtNine().BusinessKey("K-1").State("packed", "09:00").StepStarted("pack", "09:01").Dependency("printer").StepEnded("pack", "09:05"), Measure.By("handoff", ("from", "pack"), ("toWorkflow", "shipping"), ("within", "30m"))));

    [Fact]
    public void A_case_that_was_reopened_came_by_what_the_life_did_in_which_it_went_bad() => Assert.Equal(
        "check / bureau / ",
        Of(Case.AtNine().StepStarted("check", "09:00", "r1", attempt: 1).Dependency("bureau").StepFailed("check", "09:02", "r1", attempt: 1, retryAt: "09:03").StepStarted("check", "09:03", "r1", attempt: 2)
            .Ended("09:05").Reopened("09:30").StepStarted("ship", "09:31", "r2"), Measure.By("retries", ("max", "0"))));

    [Fact]
    public void A_case_that_was_reopened_with_another_version_went_bad_in_the_one_it_ran_then()
    {
        Case facts = Case.AtNine().Version("v1").StepStarted("check", "09:00", "r1", attempt: 1).StepFailed("check", "09:02", "r1", attempt: 1, retryAt: "09:03").StepStarted("check", "09:03", "r1", attempt: 2)
            .Ended("09:05").Reopened("09:30").Version("v2");

        Assert.Equal("v1", Seen(facts, Measure.By("retries", ("max", "0"))).Version);
    }

    [Theory]
    [InlineData("09:30", "v1")]
    [InlineData("09:01", "v2")]
    public void A_case_that_was_moved_to_another_version_went_bad_in_the_one_that_brought_it_there(string moved, string version) => Assert.Equal(
        version,
        Seen(Case.AtNine().Version("v1").StepStarted("check", "09:01", "r1").Dependency("bureau").Updated(moved).Version("v2"), InFourHours).Version);

    [Fact]
    public void A_case_that_is_well_ran_the_version_that_it_ended_in() => Assert.Equal(
        "v2",
        Seen(Case.AtNine().Version("v1").Updated("09:30").Version("v2").Ended("10:00"), InFourHours).Version);

    [Fact]
    public void A_case_that_went_bad_at_no_place_ran_the_version_that_it_ended_in() => Assert.Equal(
        "v2",
        Seen(Case.AtNine().Version("v1").Updated("09:30").Version("v2").Ended("10:00").Result("refused"), Measure.Success(("reject", new[] { "refused" }))).Version);

    private static string Of(Case facts, Measurement measurement)
    {
        SeenUnit seen = Seen(facts, measurement);
        return $"{string.Join(", ", seen.Steps)} / {string.Join(", ", seen.Dependencies)} / {string.Join(", ", seen.States)}";
    }

    private static SeenUnit Seen(Case facts, Measurement measurement)
    {
        WorkflowRules rules = Judge.RulesOf(measurement);
        PlacedUnit unit = PlacedUnits.Of(facts.Key, Recount.Fold(facts.Facts, rules.Workflow), rules, Monday.At("1d 12:00")).Single();
        return SeenUnits.Of(facts.Key, unit, new UsualTimes())!;
    }
}
