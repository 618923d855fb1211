using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What is counted of one instance between ten and eleven, and in the hour before.</summary>
public sealed class SeenInstanceTests
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h");

    private static readonly Measurement TakenOver = Measure.By("handoff", ("from", "pack"), ("toWorkflow", "shipping"), ("within", "30m"));

    [Fact]
    public void However_many_units_an_instance_has_what_went_well_in_it_is_counted_once() => Assert.Equal(
        new(2, 0),
        At(Dimension.Step, "check", Counted(At("10:00")
            .StepStarted("check", "10:01", "r1").StepEnded("check", "10:02", "r1").StepStarted("check", "10:03", "r2").StepEnded("check", "10:04", "r2"), Measure.StepTime("check", "15m"))));

    [Fact]
    public void Before_and_after_a_case_was_reopened_things_went_well()
    {
        Evidence evidence = Counted(At("10:00").StepStarted("book", "10:00", "r0").StepEnded("book", "10:01", "r0")
            .StepStarted("check", "10:01", "r1", attempt: 1).StepFailed("check", "10:02", "r1", attempt: 1, retryAt: "10:03").StepStarted("check", "10:03", "r1", attempt: 2)
            .Ended("10:05").Reopened("10:30").StepStarted("ship", "10:31", "r2").StepEnded("ship", "10:40", "r2"), Measure.By("retries", ("max", "0")));

        Assert.Equal((new(1, 0), new(1, 0)), (At(Dimension.Step, "book", evidence), At(Dimension.Step, "ship", evidence)));
    }

    [Fact]
    public void What_failed_went_well_for_nobody_though_it_was_made_good() => Assert.Equal(
        new(1, 0),
        At(Dimension.Step, "check", Counted(At("10:00")
            .StepStarted("check", "10:01", "r1").StepEnded("check", "10:02", "r1", Outcome.Failed).StepStarted("check", "10:03", "r2").StepEnded("check", "10:04", "r2").Ended("10:05"), InAnHour)));

    [Fact]
    public void A_step_in_the_midst_of_which_a_case_was_suspended_went_well_for_nobody_though_it_ended_at_last() => Assert.Equal(
        new(0, 1),
        At(Dimension.Step, "check", Counted(At("09:50")
            .StepStarted("check", "09:51", "r1").Suspended("09:52").Resumed("10:55").StepEnded("check", "10:56", "r1").Ended("10:57"), InAnHour)));

    [Fact]
    public void A_state_is_left_for_another_and_by_ending_well()
    {
        Evidence evidence = Counted(At("10:00").State("checking", "10:01").State("paying", "10:10").Ended("10:30"), InAnHour);

        Assert.Equal((new(1, 0), new(1, 0)), (At(Dimension.State, "checking", evidence), At(Dimension.State, "paying", evidence)));
    }

    [Fact]
    public void A_state_in_which_a_case_was_called_off_is_not_left() =>
        Assert.Equal(default, At(Dimension.State, "paying", Counted(At("10:00").State("paying", "10:10").Ended("10:30", Outcome.Cancelled), InAnHour)));

    [Fact]
    public void A_state_in_which_a_case_went_bad_was_left_well_by_nobody() => Assert.Equal(
        new(0, 1),
        At(Dimension.State, "paying", Counted(At("09:30").State("paying", "09:31").State("paid", "10:40").Ended("10:41"), InAnHour)));

    [Fact]
    public void A_state_that_was_left_well_before_the_same_one_went_bad_was_left_well() => Assert.Equal(
        new(1, 1),
        At(Dimension.State, "paying", Counted(At("09:30").State("paying", "09:31").State("paid", "10:05").State("paying", "10:06").State("paid", "10:40").Ended("10:41"), InAnHour)));

    [Fact]
    public void A_state_that_was_entered_again_is_one_stay() => Assert.Equal(
        new(0, 1),
        At(Dimension.State, "paying", Counted(At("09:30").State("paying", "09:31").State("paying", "10:06").State("paid", "10:40").Ended("10:41"), InAnHour)));

    [Fact]
    public void A_state_that_was_left_at_once_is_left_well() => Assert.Equal(
        new(1, 0),
        At(Dimension.State, "checked", Counted(At("09:30").State("checking", "09:31").State("checked", "10:10").State("paying", "10:10"), InAnHour)));

    [Fact]
    public void The_time_after_a_step_in_which_a_case_went_bad_went_well_for_nobody() => Assert.Equal(
        new(0, 1),
        At(Dimension.Step, "after check", Counted(At("09:30").StepStarted("check", "09:31").StepEnded("check", "09:33").StepStarted("ship", "10:40").StepEnded("ship", "10:41").Ended("10:42"), InAnHour)));

    [Fact]
    public void The_time_after_a_step_is_over_when_another_begins_and_when_the_case_ends_well()
    {
        Evidence evidence = Counted(At("10:00").StepStarted("check", "10:01").StepEnded("check", "10:02").StepStarted("ship", "10:05").StepEnded("ship", "10:06").Ended("10:30"), InAnHour);

        Assert.Equal((new(1, 0), new(1, 0)), (At(Dimension.Step, "after check", evidence), At(Dimension.Step, "after ship", evidence)));
    }

    [Theory]
    [InlineData(Outcome.Cancelled)]
    [InlineData(Outcome.Failed)]
    public void The_time_after_a_step_in_which_a_case_did_not_end_well_went_well_for_nobody(Outcome outcome) => Assert.Equal(
        0,
        At(Dimension.Step, "after check", Counted(At("10:00").StepStarted("check", "10:01").StepEnded("check", "10:02").Ended("10:30", outcome), InAnHour)).Well);

    [Fact]
    public void Who_takes_over_in_time_does_well_and_who_does_not_does_not()
    {
        Case packed = At("10:00").BusinessKey("K-1").StepStarted("pack", "10:01").StepEnded("pack", "10:02");
        Assert.Equal(new(0, 1), At(Dimension.Dependency, "shipping", Counted(packed, TakenOver)));
        Assert.Equal(new(1, 0), At(Dimension.Dependency, "shipping", Counted(packed.HandedOver("shipping", "s-1", "10:20"), TakenOver)));
    }

    [Fact]
    public void What_went_good_or_bad_in_the_time_before_is_counted_there_and_what_did_earlier_nowhere()
    {
        Assert.Equal((new(0, 0), new(1, 0)), Sums(Counted(At("09:00").Ended("09:30"), InAnHour)));
        Assert.Equal((new(0, 0), new(0, 1)), Sums(Counted(At("08:30"), InAnHour)));
        Assert.Equal((new(0, 0), new(0, 0)), Sums(Counted(At("08:00").Ended("08:59"), InAnHour)));
        Assert.Equal((new(1, 0), new(0, 0)), Sums(Counted(At("09:00").Ended("10:00"), InAnHour)));
    }

    [Fact]
    public void A_version_began_with_its_first_unit_whatever_became_of_it()
    {
        Assert.Equal(Monday.At("10:30"), Counted(At("10:30").Version("v2"), InAnHour).FirstBegun("v2"));
        Assert.Equal(Monday.At("08:00"), Counted(At("08:00").Version("v2").Ended("08:10"), InAnHour).FirstBegun("v2"));
    }

    [Fact]
    public void A_version_began_when_the_first_case_began_with_it_or_was_moved_to_it()
    {
        foreach (Case moved in new[] { At("10:10").Version("v1").Updated("10:30").Version("v2"), At("10:10").Version("v1").Updated("10:30").Version("v2").Ended("10:40"), At("09:20").Version("v1").Updated("10:30").Version("v2") })
        {
            Evidence evidence = Counted(moved, InAnHour);
            Assert.Equal((Monday.At("10:30"), moved.Facts[0].At), (evidence.FirstBegun("v2"), evidence.FirstBegun("v1")));
        }
    }

    [Theory]
    [InlineData("10:55", 1)]
    [InlineData("11:00", 0)]
    public void A_call_in_which_a_case_went_bad_and_that_ended_well_at_last_is_counted_by_itself(string ended, int atLast)
    {
        Evidence evidence = Counted(At("09:30").StepStarted("check", "09:31").Dependency("bank").StepEnded("check", ended), InAnHour);

        Assert.Equal((new(0, 1), atLast, 0), (At(Dimension.Dependency, "bank", evidence), (int)evidence.AtLast(new(Dimension.Dependency, "bank"), isCall: true), (int)evidence.AtLast(new(Dimension.Step, "check"), isCall: false)));
    }

    [Fact]
    public void Of_what_went_bad_before_the_window_nobody_asks_how_it_ended() => Assert.Equal(
        0,
        Counted(At("08:30").StepStarted("check", "08:31").Dependency("bank").StepEnded("check", "10:55"), InAnHour).AtLast(new(Dimension.Dependency, "bank"), isCall: true));

    [Fact]
    public void The_first_try_that_made_good_what_a_case_went_bad_in_is_no_other_call_and_the_next_one_is()
    {
        Evidence evidence = Counted(At("09:30").StepStarted("check", "09:31", "a").Dependency("bank").StepEnded("check", "09:32", "a", Outcome.Failed)
            .StepStarted("check", "10:40", "b").Dependency("bank").StepEnded("check", "10:41", "b").StepStarted("check", "10:42", "c").Dependency("bank").StepEnded("check", "10:43", "c"), InAnHour);

        Assert.Equal((new(1, 1), 1), (At(Dimension.Dependency, "bank", evidence), (int)evidence.AtLast(new(Dimension.Dependency, "bank"), isCall: true)));
    }

    [Fact]
    public void A_try_that_is_a_unit_of_its_own_is_another_call()
    {
        Evidence evidence = Counted(At("10:00").StepStarted("check", "10:01", "a").Dependency("bank").StepEnded("check", "10:02", "a", Outcome.Failed)
            .StepStarted("check", "10:10", "b").Dependency("bank").StepEnded("check", "10:11", "b"), Measure.StepTime("check", "15m"));

        Assert.Equal((new(1, 1), 0), (At(Dimension.Dependency, "bank", evidence), (int)evidence.AtLast(new(Dimension.Dependency, "bank"), isCall: true)));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void A_call_that_does_not_come_back_is_lost_unless_its_case_is_over(bool over, int lost)
    {
        Case one = At("10:00").StepStarted("check", "10:01").Dependency("bank");
        UsualTimes usual = FoundSpot.Usual(Case.AtNine().StepStarted("check", "09:00").Dependency("bank").StepEnded("check", "09:05").Ended("09:05"));
        Evidence evidence = Counted(over ? one.Ended("10:30", Outcome.Cancelled) : one, InAnHour, usual);

        Assert.Equal(lost, evidence.Paces.MostCalled("check", Burn.Window.From)?.Calls.Lost ?? 0);
        Assert.Equal(lost == 1, evidence.Paces.IsLastLost("check"));
    }

    [Fact]
    public void A_case_that_lost_its_time_where_others_are_not_is_of_the_version_that_it_came_there_with()
    {
        UsualTimes usual = FoundSpot.Usual(Case.AtNine().StepStarted("check", "09:00").StepEnded("check", "09:05").Ended("09:05"));
        Evidence evidence = Counted(At("09:30").Version("v1").StepStarted("review", "09:31").Updated("10:00").Version("v2").StepEnded("review", "10:28").StepStarted("check", "10:29"), InAnHour, usual);

        Assert.Equal((SpotKind.Elsewhere, "v1"), evidence.Spots.Keys.Select(key => (key.Kind, key.Version)).Single());
    }

    [Fact]
    public void Who_stood_and_went_on_at_last_is_counted_by_itself()
    {
        Evidence evidence = Counted(At("09:30").State("paying", "09:31").StepScheduled("check", "09:31").StepStarted("check", "10:50").StepEnded("check", "10:55").State("paid", "10:56"), InAnHour);

        Assert.Equal((1, 1), ((int)evidence.AtLast(new(Dimension.Step, "check"), isCall: false), (int)evidence.AtLast(new(Dimension.State, "paying"), isCall: false)));
    }

    private static (GoodAndBad Now, GoodAndBad Earlier) Sums(Evidence evidence) => (evidence.Now, evidence.Earlier);

    private static Passed At(Dimension by, string name, Evidence evidence) => evidence.Passing.Count(new(by, name), null, Instant.Never, Instant.Ever);

    private static Case At(string begun) => Case.Of().Started(begun);

    private static Evidence Counted(Case facts, Measurement measurement, UsualTimes? usual = null)
    {
        WorkflowRules rules = Judge.RulesOf(measurement);
        Evidence evidence = new(Burn.Window, Burn.Before);
        FoldedInstance folded = Recount.Fold(facts.Facts, rules.Workflow);
        SeenInstance.CountIn(evidence, facts.Key, [.. PlacedUnits.Of(facts.Key, folded, rules, Burn.Window.To)], usual ?? new UsualTimes());
        SeenLives.CountIn(evidence, folded.Lives, usual ?? new UsualTimes());
        return evidence;
    }
}
