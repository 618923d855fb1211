using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Evaluation.Searching;
using SloWatch.Engine.Evaluation.Statuses;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

public sealed class StatusTests : IDisposable
{
    private static readonly RuleSet Hour = ImportPlace.Rules(Measure.CycleTime("1h"), Measure.CycleTime("4h"));

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_counts_what_the_explanations_of_all_instances_say(int seed)
    {
        Crowd crowd = Crowd.Of(seed, instances: 120, size: 25);
        place.Import(crowd.Events, crowd.Rules);
        using IStore store = place.Open();
        ILookup<string, ExplainedUnit> units = store.Instances.All(null)
            .SelectMany(row => Explanation.Of(store, crowd.Rules, row.Key, null, TimeProvider.System)!.Units)
            .ToLookup(unit => unit.Objective.Name);

        foreach (WorkflowStatus workflow in Of(store, crowd.Rules).Workflows)
        {
            Assert.Equal(store.Instances.All(workflow.Workflow).Count(row => row.Summary.EndedAt is null), workflow.Open);
            Assert.All(workflow.Objectives, objective => Assert.Equal(
                units[objective.Report.Objective.Name].Count(unit => unit is { Unit: { Verdict.Kind: VerdictKind.Bad, ClosedAt: null }, Later: null }),
                objective.Overdue));
            Assert.Equal(
                [.. workflow.Objectives.SelectMany(objective => units[objective.Report.Objective.Name])
                    .Where(unit => unit.Unit.Verdict.Kind == VerdictKind.Pending && unit.Later is { Verdict.Kind: VerdictKind.Bad, ClosedAt: null })
                    .Select(unit => unit.Later!.Verdict.At).Order().Take(NextDeadline.Most)],
                workflow.Deadlines.Select(next => next.Deadline));
        }
    }

    [Fact]
    public void Of_a_source_that_goes_on_the_next_deadlines_are_those_of_the_instances_due_first()
    {
        Live("11:30", Case.Of("a").Started("08:00"), Case.Of("b").Started("11:00"), Case.Of("c").Started("10:45"), Case.Of("d").Started("10:50").Ended("11:00"));

        WorkflowStatus status = Only(Hour);

        Assert.Equal(
            [("c", "11:45"), ("b", "12:00"), ("a", "12:00"), ("c", "14:45"), ("b", "15:00")],
            status.Deadlines.OrderBy(next => next.Deadline).ThenByDescending(next => next.InstanceId).Select(next => (next.InstanceId, Monday.Text(next.Deadline))));
        Assert.Equal((Monday.At("11:30"), 3, 4), (status.AsOf, status.Open, status.Instances));
        ObjectiveStatus late = status.Objectives.Single(objective => objective.Overdue > 0);
        Assert.Equal(("a", Monday.At("09:00")), (late.Longest!.Instance, late.Longest.At));
    }

    [Fact]
    public void The_days_of_schedules_and_gauges_are_no_cases()
    {
        place.Import(
            [
                .. Case.Of("a").Started("08:00").Ended("09:00").Facts,
                .. Case.Of("b").Started("08:00").Facts,
                Some.Fact(EventKind.Slot, "08:01", "schedule:nightly") with { Details = new EventDetails { Slot = Monday.At("08:00") } },
                Some.Fact(EventKind.Suspended, "08:02", "schedule:nightly"),
                Some.Fact(EventKind.Gauge, "08:00", "gauge:queue") with { Details = new EventDetails { Name = "depth", Value = 3 } },
            ],
            Hour);

        WorkflowStatus status = Assert.Single(place.Read(store => Of(store, Hour)).Workflows);

        Assert.Equal((2, 1), (status.Instances, status.Open));
        Assert.Equal(["a"], place.Read(store => store.Instances.Ended(Some.WorkflowName, Instant.Ever, 10)).Select(key => key.Id));
        Assert.Equal(["a"], Found(isOpen: false));
        Assert.Equal(["b"], Found(isOpen: true));
        Assert.Equal(5, Found(isOpen: null).Length);
    }

    [Fact]
    public void What_was_taken_back_altogether_is_no_case()
    {
        WorkflowEvent wrong = Some.Fact(EventKind.Started, "08:00", "wrong") with { Fact = "start", Rev = 1 };
        place.Import([.. Case.Of("a").Started("08:00").Ended("09:00").Facts, .. Case.Of("b").Started("08:00").Facts, wrong], Hour);
        place.Import([wrong with { Rev = 2, Void = true }], Hour);

        WorkflowStatus status = Assert.Single(place.Read(store => Of(store, Hour)).Workflows);

        Assert.Equal((2, 1), (status.Instances, status.Open));
        Assert.Equal(["b"], Found(isOpen: true));
        Assert.Equal(["a"], Found(isOpen: false));
        Assert.Equal(3, Found(isOpen: null).Length);
        place.AssertAudited(Hour);
    }

    [Fact]
    public void A_burn_is_what_a_replay_says_of_the_same_minute()
    {
        RuleSet rules = Hour with { Objectives = [Hour.Objectives[0] with { Alerts = AlertPolicy.Default }, Hour.Objectives[1] with { Alerts = AlertPolicy.Default }] };
        Case[] cases = [.. Enumerable.Range(0, 40).Select(i => Case.Of($"c{i}").Started($"{8 + (i / 20)}:{i % 20:d2}"))];
        for (int i = 0; i < 12; i++)
        {
            cases[i].Ended("08:40");
        }

        place.Import(cases.SelectMany(one => one.Facts).Append(Some.Fact(EventKind.Started, "09:45", "last")), rules);

        IReadOnlyList<AlertReplay> replays = place.Read(store => AlertReplay.Run(store, new(rules.Objectives)));
        StatusReport status = place.Read(store => Of(store, rules));

        Assert.All(replays, replay => Assert.Equal(
            replay.Episodes.Where(episode => episode.Until is null && episode.Cause.Text.Contains(" in ", StringComparison.Ordinal)).Select(episode => episode.Cause.Text).Order(),
            status.Workflows.Single().Objectives.Single(one => one.Report.Objective.Name == replay.Objective.Name).Burning.Select(burn => burn.Fit.Pair.Text).Order()));
        Assert.Contains(status.Workflows.Single().Objectives, objective => objective.Burning.Count > 0);
    }

    [Fact]
    public void The_worst_come_first()
    {
        place.Import([.. Case.AtNine().Facts, Some.Fact(EventKind.Started, "09:00", "z") with { Workflow = "zoo" }, Some.Fact(EventKind.Started, "11:00", "late")], Hour);

        StatusReport status = place.Read(store => Of(store, Hour));

        Assert.Equal([Some.WorkflowName, "zoo"], status.Workflows.Select(workflow => workflow.Workflow));
        Assert.Equal([ObjectiveLight.Exhausted, ObjectiveLight.NoData], status.Workflows[0].Objectives.Select(objective => objective.Light));
    }

    [Fact]
    public void A_workflow_that_nothing_was_delivered_for_has_no_moment()
    {
        place.Import([Some.Fact(EventKind.Started, "09:00", "z") with { Workflow = "zoo" }], Hour);

        WorkflowStatus quiet = place.Read(store => Of(store, Hour)).Workflows.Single(workflow => workflow.Workflow == Some.WorkflowName);

        Assert.Null(quiet.AsOf);
        Assert.All(quiet.Objectives, objective => Assert.Equal(ObjectiveLight.Unknown, objective.Light));
        Assert.Empty(quiet.Deadlines);
    }

    [Fact]
    public void While_a_source_is_not_complete_nothing_is_said_to_burn()
    {
        Live("never", Case.Of("a").Started("08:00"));

        Assert.All(Only(Hour).Objectives, objective => Assert.Equal((ObjectiveLight.Unknown, 0), (objective.Light, objective.Burning.Count)));
    }

    private string[] Found(bool? isOpen) =>
        [.. place.Read(store => InstanceSearch.Run(store, Hour, new(Some.WorkflowName, null, null, isOpen, null, null), null, 100)).Found.Select(row => row.Key.Id)];

    /// <summary>As a source leaves it that is complete up to a moment and goes on.</summary>
    private void Live(string watermark, params Case[] cases)
    {
        Instant now = Monday.At(watermark);
        WorkflowRules rules = Hour.For(Some.WorkflowName);
        using IStore store = place.Open();
        using IStoreWriter writer = store.OpenWriter();
        Commit commit = new() { RecordedAt = Monday.Midnight };
        foreach (Case one in cases)
        {
            Advanced advanced = Advance.Run(Instance.New(one.Key), [.. one.Facts], new AdvanceContext(rules, now, Instant.Never));
            commit.Instances.Add(advanced.Instance.Pack());
            commit.ViolationsAdded.AddRange(advanced.ViolationsAdded);
        }

        commit.Sources.Add(new SourceState(Some.Source, Some.WorkflowName, now, "events", now, ""));
        commit.MeasurementsCompleted.AddRange(rules.Measurements.Select(measurement => measurement.Hash));
        writer.Write(commit);
    }

    private WorkflowStatus Only(RuleSet rules) => place.Read(store => Of(store, rules)).Workflows.Single();

    private static StatusReport Of(IStoreReader store, RuleSet rules) => StatusReport.Compute(store, rules, StatusReport.WorkflowsOf(store, rules), TimeProvider.System);
}
