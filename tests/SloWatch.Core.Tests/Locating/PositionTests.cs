using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Locating;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Locating;

public class PositionTests
{
    [Fact]
    public void Before_its_first_fact_it_has_not_begun()
    {
        Position position = At("09:00", Case.AtNine());

        Assert.Null(position.Life);
        Assert.False(position.IsOpen);
        Assert.Empty(position.Stages());
    }

    [Fact]
    public void A_state_lasts_since_it_was_entered_on_each_track()
    {
        Case facts = Case.AtNine().State("new", "09:01").State("checked", "09:10").State("checked", "09:20").State("sent", "09:15", "offer").State("late", "11:00");

        Assert.Equal(
            [new StateStay("main", "checked", Monday.At("09:10")), new StateStay("offer", "sent", Monday.At("09:15"))],
            At("10:00", facts).States);
    }

    [Theory]
    [InlineData("09:11", RunDoing.Waiting, "09:10", 1)]
    [InlineData("09:30", RunDoing.Running, "09:20", 1)]
    [InlineData("09:35", RunDoing.Waiting, "09:50", 2)]
    [InlineData("10:00", RunDoing.Running, "09:20", 2)]
    public void An_open_run_waits_or_runs(string moment, RunDoing doing, string since, int attempts)
    {
        Case facts = Case.AtNine().StepScheduled("charge", "09:10", "r").Dependency("bank")
            .StepStarted("charge", "09:20", "r", attempt: 1).StepFailed("charge", "09:31", "r", attempt: 1, retryAt: "09:50").Error("refused")
            .StepStarted("charge", "09:55", "r", attempt: 2).StepEnded("charge", "11:00", "r", attempt: 2);

        OpenRun run = Assert.Single(At(moment, facts).OpenRuns);

        Assert.Equal(("charge", "r", doing, Monday.At(since), attempts, "bank"), (run.Step, run.Run, run.Doing, run.Since, run.Attempts, run.Dependency));
        Assert.Equal(moment is "09:35" or "10:00" ? (1, "refused") : (0, null), (run.Failures, run.Error));
        Assert.Empty(At("11:01", facts).OpenRuns);
    }

    [Theory]
    [InlineData("09:20", RunDoing.Failed, "09:10")]
    [InlineData("09:26", RunDoing.Failed, "09:10")]
    [InlineData("09:35", RunDoing.Waiting, "09:30")]
    [InlineData("09:45", RunDoing.Running, "09:05")]
    public void A_failed_try_runs_no_more_until_the_next_begins(string moment, RunDoing doing, string since)
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:05", "r").StepFailed("charge", "09:10", "r").Alive("09:25", "charge", "r").StepScheduled("charge", "09:30", "r").StepStarted("charge", "09:40", "r");

        Assert.Equal((doing, Monday.At(since)), (At(moment, facts).OpenRuns.Single().Doing, At(moment, facts).OpenRuns.Single().Since));
    }

    [Fact]
    public void A_run_whose_start_was_missed_runs_and_one_of_which_only_a_sign_was_seen_waits()
    {
        OpenRun missed = Assert.Single(At("10:00", Case.AtNine().StepStarted("charge", "09:20", "r", attempt: 2)).OpenRuns);
        OpenRun sign = Assert.Single(At("10:00", Case.AtNine().Alive("09:30", "charge", "r")).OpenRuns);

        Assert.Equal((RunDoing.Running, Monday.At("09:20")), (missed.Doing, missed.Since));
        Assert.Equal((RunDoing.Waiting, Monday.At("09:30")), (sign.Doing, sign.Since));
    }

    [Fact]
    public void Open_runs_come_oldest_first_and_the_last_end_is_known()
    {
        Case facts = Case.AtNine().StepStarted("b", "09:10", "1").StepStarted("a", "09:20", "2").StepStarted("c", "09:05", "3").StepEnded("c", "09:30", "3", Outcome.Failed).Error("no");

        Position position = At("10:00", facts);

        Assert.Equal(["b", "a"], position.OpenRuns.Select(run => run.Step));
        Assert.Equal(new EndedRun("c", "3", Monday.At("09:30"), Outcome.Failed, "no"), position.LastStep);
    }

    [Fact]
    public void The_end_closes_what_was_open_but_not_what_went_on()
    {
        Case facts = Case.AtNine().Blocked("09:05", "no money").StepStarted("a", "09:10", "1").StepStarted("b", "09:10", "2").Ended("09:30").Alive("09:40", "b", "2");

        Position position = At("10:00", facts);

        Assert.False(position.IsOpen);
        Assert.Equal(["b"], position.OpenRuns.Select(run => run.Step));
        Assert.Empty(position.Halts);
        Assert.Empty(position.Stages());
    }

    [Fact]
    public void What_holds_it_up_is_told_with_its_cause()
    {
        Case facts = Case.AtNine().Blocked("09:10", "no money").Blocked("09:05", "no paper").Unblocked("09:20", "no paper").Suspended("09:30");

        Assert.Equal(
            [(HaltKind.Blocked, "no money", Monday.At("09:10")), (HaltKind.Suspended, null, Monday.At("09:30"))],
            At("10:00", facts).Halts.Select(halt => (halt.Kind, halt.Cause, halt.From)));
    }

    [Fact]
    public void A_reopened_instance_is_where_its_newest_life_is()
    {
        Case facts = Case.AtNine().State("old", "09:01").Ended("09:10", Outcome.Failed).Reopened("09:30").State("new", "09:31");

        Assert.Equal((2, true, "new"), (At("10:00", facts).Lives, At("10:00", facts).IsOpen, At("10:00", facts).States.Single().State));
        Assert.Equal((1, false, "old"), (At("09:20", facts).Lives, At("09:20", facts).IsOpen, At("09:20", facts).States.Single().State));
    }

    [Fact]
    public void A_correction_counts_from_its_own_time_only()
    {
        Case facts = Case.AtNine().State("wrong", "09:10").Fact("s", rev: 1).State("right", "09:10").Fact("s", rev: 2);

        Assert.Equal("right", At("10:00", facts).States.Single().State);
    }

    [Fact]
    public void Facts_that_were_lost_are_named() =>
        Assert.Equal(Monday.At("09:30"), At("10:00", Case.AtNine().Gap("09:10", "09:30")).Lost?.To);

    [Fact]
    public void Stages_are_its_states_and_its_open_steps_or_the_last_one()
    {
        Case facts = Case.AtNine();
        Assert.Equal([Stage.Begun(Monday.At("09:00"))], At("09:01", facts).Stages());

        facts.State("new", "09:05").StepStarted("a", "09:10", "1").StepStarted("a", "09:12", "2");
        Assert.Equal([Stage.InState("main", "new", Monday.At("09:05")), Stage.InStep("a", Monday.At("09:10"))], At("09:15", facts).Stages());

        facts.StepEnded("a", "09:20", "1").StepEnded("a", "09:25", "2");
        Assert.Equal([Stage.InState("main", "new", Monday.At("09:05")), Stage.AfterStep("a", Monday.At("09:25"))], At("09:30", facts).Stages());
    }

    [Fact]
    public void Of_many_open_steps_some_are_looked_up()
    {
        Case facts = Case.AtNine();
        for (int i = 0; i < 50; i++)
        {
            facts.StepStarted($"step {i:d2}", "09:10", $"{i}");
        }

        Assert.Equal(50, At("10:00", facts).OpenRuns.Count);
        Assert.Equal(Position.MostStages, At("10:00", facts).Stages().Count);
    }

    private static Position At(string moment, Case facts) => Position.Of(facts.Facts, Some.Workflow, Monday.At(moment));
}
