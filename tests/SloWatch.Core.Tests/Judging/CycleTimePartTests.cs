using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>`cycleTime` between two steps or states.</summary>
public class CycleTimePartTests
{
    private static readonly Measurement BetweenSteps = Measure.CycleTime("1h", From(("step", "check")), To(("step", "pay")));
    private static readonly Measurement BetweenStates = Measure.CycleTime("1h", From(("state", "new")), To(("state", "done")));

    [Fact]
    public void From_the_first_start_of_a_step_to_the_first_completed_end_of_another()
    {
        Case facts = Case.AtNine().StepStarted("check", "09:10").StepEnded("check", "09:20").StepStarted("pay", "09:30").StepEnded("pay", "09:40", outcome: Outcome.Failed);
        Assert.Equal("instance pending 10:10", facts.Verdicts("10:10", BetweenSteps));
        Assert.Equal("instance good 10:05", facts.StepStarted("pay", "09:50").StepEnded("pay", "10:05").Verdicts("12:00", BetweenSteps));
    }

    [Fact]
    public void It_is_bad_at_its_deadline_while_the_other_end_is_not_in_sight() =>
        Assert.Equal("instance bad 10:10", Case.AtNine().StepStarted("check", "09:10").StepEnded("pay", "10:11").Verdicts("12:00", BetweenSteps));

    [Fact]
    public void Before_its_beginning_there_is_no_unit() => Assert.Equal("", Case.AtNine().StepStarted("pay", "09:10").Verdicts("12:00", BetweenSteps));

    [Fact]
    public void What_ended_of_another_step_is_no_beginning_that_was_missed() =>
        Assert.Equal("", Case.AtNine().StepEnded("pay", "09:10").StepStarted("pack", "09:20").StepEnded("pack", "09:30").Verdicts("12:00", BetweenSteps));

    [Fact]
    public void A_beginning_that_was_missed_is_excluded() =>
        Assert.Equal("instance excluded", Case.AtNine().StepEnded("check", "09:10").StepEnded("pay", "09:20").Verdicts("12:00", BetweenSteps));

    [Fact]
    public void What_was_reached_before_the_beginning_does_not_count() =>
        Assert.Equal("instance bad 10:10", Case.AtNine().StepEnded("pay", "09:05").StepStarted("check", "09:10").Verdicts("12:00", BetweenSteps));

    [Fact]
    public void From_the_entering_of_a_state_to_that_of_another() => Assert.Equal(
        "instance good 09:50",
        Case.AtNine().State("new", "09:05").State("waiting", "09:30").State("done", "09:50").State("new", "09:55").Verdicts("12:00", BetweenStates));

    [Fact]
    public void A_state_of_another_track_is_another_state() => Assert.Equal(
        "instance bad 10:05",
        Case.AtNine().State("new", "09:05").State("done", "09:50", "offer").Verdicts("12:00", BetweenStates));

    [Fact]
    public void A_state_that_was_only_noticed_begins_when_it_was_and_closes_as_early_as_it_may_have()
    {
        Case facts = Case.AtNine().State("new", "09:30").NotBefore("09:05").State("done", "10:35").NotBefore("10:25");
        Assert.Equal("instance good 10:25", facts.Verdicts("12:00", BetweenStates));
    }

    [Theory]
    [InlineData(Outcome.Completed, "excluded")]
    [InlineData(Outcome.Failed, "bad 09:40")]
    [InlineData(Outcome.TimedOut, "bad 09:40")]
    [InlineData(Outcome.Cancelled, "excluded")]
    [InlineData(Outcome.Vanished, "excluded")]
    public void A_case_that_ends_on_the_way(Outcome outcome, string verdict) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().State("new", "09:05").Ended("09:40", outcome).Verdicts("12:00", BetweenStates));

    [Fact]
    public void A_case_that_ends_completed_after_the_deadline_was_bad_at_it() =>
        Assert.Equal("instance bad 10:05", Case.AtNine().State("new", "09:05").Ended("10:06").Verdicts("12:00", BetweenStates));

    [Fact]
    public void Without_from_it_begins_with_the_case_and_without_to_it_ends_with_it()
    {
        Case facts = Case.AtNine().State("new", "09:30").State("done", "09:50").Ended("10:20");
        Assert.Equal("instance good 09:50", facts.Verdicts("12:00", Measure.CycleTime("1h", To(("state", "done")))));
        Assert.Equal("instance good 10:20", facts.Verdicts("12:00", Measure.CycleTime("1h", From(("state", "new")))));
    }

    [Fact]
    public void The_part_goes_on_in_a_life_that_is_opened_again_before_its_deadline() => Assert.Equal(
        "instance good 09:50",
        Case.AtNine().State("new", "09:05").Ended("09:20", Outcome.Failed).Reopened("09:30").State("done", "09:50").Verdicts("12:00", BetweenStates));

    [Fact]
    public void Where_facts_were_lost_on_the_way_its_absence_proves_nothing()
    {
        Case facts = Case.AtNine().State("new", "09:05").Gap("09:30", "09:40").State("waiting", "09:50");
        Assert.Equal("instance excluded", facts.Verdicts("12:00", BetweenStates));
    }

    [Fact]
    public void A_pause_moves_its_deadline() => Assert.Equal(
        "instance good 10:25",
        Case.AtNine().State("new", "09:05").State("waiting", "09:10").State("open", "09:40").State("done", "10:25").Verdicts("12:00", BetweenStates.Pausing("waiting")));

    [Fact]
    public void A_state_of_a_track_is_looked_for_on_that_track()
    {
        (string, object)[] sent = [("state", "sent"), ("track", "offer")];
        Measurement toOffer = Measure.CycleTime("1h", ("to", sent));
        Case facts = Case.AtNine().State("sent", "09:10");
        Assert.Equal("instance bad 10:00", facts.Verdicts("12:00", toOffer));
        Assert.Equal("instance good 09:20", facts.State("sent", "09:20", "offer").Verdicts("12:00", toOffer));
    }

    [Theory]
    [InlineData("mian", "has no track 'mian'; write 'main'")]
    [InlineData("offer", "the track has no state 'done'; write 'gone'")]
    public void A_track_that_the_workflow_does_not_declare_is_refused(string track, string problem)
    {
        Workflow workflow = Some.Workflow with { Tracks = new Dictionary<string, IReadOnlyList<string>> { ["main"] = ["new", "done"], ["offer"] = ["made", "gone"] } };
        (string, object)[] milestone = [("state", "done"), ("track", track)];
        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => Measure.By(workflow, "cycleTime", ("within", "1h"), ("to", milestone))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neither", "names neither a step nor a state")]
    [InlineData("both", "names a step and a state")]
    [InlineData("track of a step", "names a step and a state")]
    public void A_milestone_names_a_step_or_a_state(string mistake, string what)
    {
        (string, object)[] settings = mistake switch
        {
            "neither" => [("track", "main")],
            "both" => [("step", "check"), ("state", "new")],
            _ => [("step", "check"), ("track", "main")],
        };
        Assert.Contains(what, Assert.Throws<ArgumentException>(() => Measure.CycleTime("1h", ("from", settings))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step", "chek", "has no step 'chek'")]
    [InlineData("state", "nwe", "has no state 'nwe'")]
    public void A_name_that_the_workflow_does_not_declare_is_refused(string kind, string name, string problem)
    {
        Workflow workflow = Some.Workflow with { Steps = ["check"], Tracks = new Dictionary<string, IReadOnlyList<string>> { ["main"] = ["new", "done"] } };
        (string, object)[] milestone = [(kind, name)];
        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => Measure.By(workflow, "cycleTime", ("within", "1h"), ("to", milestone))).Message, StringComparison.Ordinal);
    }

    private static (string, object) From((string, object) milestone) => ("from", new (string, object)[] { milestone });

    private static (string, object) To((string, object) milestone) => ("to", new (string, object)[] { milestone });
}
