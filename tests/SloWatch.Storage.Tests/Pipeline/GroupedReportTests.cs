using SloWatch.Core.Budgets;
using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Grouping;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;
using SloWatch.Testing.SampleLog;

namespace SloWatch.Storage.Tests.Pipeline;

public class GroupedReportTests
{
    private static readonly string[] OfUnits = ["step", "version", "attribute:tenant", "attribute:channel", "attribute:nothing"];

    /// <summary>Whatever the moment, the window and what it is grouped by: the groups of an objective count together what its report counts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Groups_add_up_to_the_report(int seed)
    {
        Crowd crowd = Crowd.Of(seed, instances: 120, size: 30);
        using ImportPlace place = new();
        place.Import(crowd.Events, crowd.Rules);
        AssertAddUp(place, crowd.Rules, new Dice(seed), [.. crowd.Events.Select(fact => fact.At).Order()]);
    }

    [Fact]
    public void Groups_of_the_sample_log_add_up_to_the_report()
    {
        Workflow workflow = new(SampleLog.Workflow);
        RuleSet rules = ImportPlace.Rules(Measure.By(workflow, "cycleTime", ("within", "24h")), Measure.By(workflow, "stepTime", ("within", "15m")), Measure.By(workflow, "stuck", ("after", "12h")));
        IReadOnlyList<WorkflowEvent> events = SampleLog.Events();
        using ImportPlace place = new();
        place.Import(events, rules);
        AssertAddUp(place, rules, new Dice(7), [.. events.Select(fact => fact.At)]);
    }

    [Fact]
    public void A_unit_belongs_to_what_was_known_when_its_verdict_became_true()
    {
        Case late = Case.AtNine().Attribute("desk", "north").Updated("09:30").Attribute("desk", "south").Updated("10:30").Attribute("desk", "west").Ended("11:00");

        Assert.Equal(["south: 1 bad"], Groups("attribute:desk", "12:00", Measure.CycleTime("1h"), late.Facts));
    }

    [Theory]
    [InlineData("09:30", "north: 1 pending")]
    [InlineData("09:31", "south: 1 pending")]
    [InlineData("09:50", "south: 1 pending")]
    [InlineData("09:51", "south: 1 good")]
    public void A_pending_unit_belongs_to_what_was_known_before_the_moment(string asOf, string group)
    {
        Case one = Case.AtNine().Attribute("desk", "north").Updated("09:30").Attribute("desk", "south").Ended("09:50").Updated("09:55").Attribute("desk", "west");

        Assert.Equal([group], Groups("attribute:desk", asOf, Measure.CycleTime("1h"), one.Facts));
    }

    [Theory]
    [InlineData("09:50", "north: 1 pending")]
    [InlineData("09:51", "south: 1 good")]
    public void What_is_noted_with_the_verdict_is_known_to_it_and_not_before(string asOf, string group)
    {
        Case one = Case.AtNine().Attribute("desk", "north").Updated("09:50").Attribute("desk", "south").Ended("09:50");

        Assert.Equal([group], Groups("attribute:desk", asOf, Measure.CycleTime("1h"), one.Facts));
    }

    [Fact]
    public void Step_runs_belong_to_their_steps_and_instances_to_none()
    {
        Case one = Case.AtNine().StepStarted("pay", "09:00").StepStarted("ship", "09:01").StepEnded("ship", "09:05").StepStarted("pay", "09:02", run: "again").StepEnded("pay", "09:03", run: "again").Ended("09:50");

        Assert.Equal(["pay: 1 good, 1 excluded", "ship: 1 good"], Groups("step", "12:00", Measure.By("stepTime", ("within", "1h")), one.Facts));
        Assert.Equal(["(none): 1 good"], Groups("step", "12:00", Measure.CycleTime("1h"), one.Facts));
    }

    [Fact]
    public void Those_that_spend_most_come_first_and_those_without_a_name_last()
    {
        IEnumerable<WorkflowEvent> facts = new[] { ("a", "v1", "09:30"), ("b", "v2", "11:00"), ("c", "v2", "11:00"), ("d", "v3", "11:00"), ("e", "v3", "09:30"), ("f", "v4", "11:00"), ("h", "v0", "09:30") }
            .SelectMany(one => Case.Of(one.Item1).Started("09:00").Version(one.Item2).Ended(one.Item3).Facts).Concat(Case.Of("g").Started("09:00").Ended("09:30").Facts);

        Assert.Equal(["v2: 2 bad", "v4: 1 bad", "v3: 1 good, 1 bad", "v0: 1 good", "v1: 1 good", "(none): 1 good"], Groups("version", "12:00", Measure.CycleTime("1h"), facts));
    }

    [Fact]
    public void Without_units_there_are_no_groups() => Assert.Empty(Groups("version", "08:00", Measure.CycleTime("1h"), Case.AtNine().Facts));

    [Fact]
    public void The_attributes_that_occur_are_told_though_no_unit_of_the_window_has_one()
    {
        GroupedReport report = Report("attribute:dsek", "08:00", Measure.CycleTime("1h"), Case.AtNine().Attribute("desk", "north").Version("v1").Facts);

        Assert.Equal(["desk"], report.Attributes);
    }

    private static void AssertAddUp(ImportPlace place, RuleSet rules, Dice dice, Instant[] times)
    {
        using IStore store = place.Open();
        Instant?[] moments = [null, .. Enumerable.Range(0, 3).Select(_ => (Instant?)dice.OneOf(times).NextMinute()), times[^1].NextMinute() + TimeSpan.FromDays(30)];
        foreach (Instant? moment in moments)
        {
            BudgetWindow window = new RollingWindow(TimeSpan.FromMinutes(dice.Pick(7, 300, 4000, 40_000_000)));
            BudgetReport report = BudgetReport.Compute(store, new(rules.Objectives, moment, window) { WithPrevious = true }, TimeProvider.System);
            foreach (string by in OfUnits)
            {
                GroupedReport grouped = GroupedReport.Compute(store, report, (GroupByUnit)GroupBy.Parse(by)!, null, CancellationToken.None);

                Assert.Equal(report.Objectives.Select(one => (one.InWindow, one.Pending, one.Previous!.InWindow, one.Previous.Pending)), grouped.Objectives.Select(Sum));
                Assert.All(grouped.Objectives, one => Assert.Distinct(one.Groups.Select(group => group.Name)));
            }
        }
    }

    private static (Tally InWindow, long Pending, Tally Before, long PendingBefore) Sum(ObjectiveGroups objective) => objective.Groups.Aggregate(
        (InWindow: default(Tally), Pending: 0L, Before: default(Tally), PendingBefore: 0L),
        (sum, group) => (sum.InWindow + group.InWindow, sum.Pending + group.Pending, sum.Before + group.Before!.InWindow, sum.PendingBefore + group.Before.Pending));

    private static IEnumerable<string> Groups(string by, string asOf, Measurement measurement, IEnumerable<WorkflowEvent> facts) =>
        Report(by, asOf, measurement, facts).Objectives.Single().Groups.Select(Text);

    private static GroupedReport Report(string by, string asOf, Measurement measurement, IEnumerable<WorkflowEvent> facts)
    {
        RuleSet rules = ImportPlace.Rules(measurement);
        using ImportPlace place = new();
        place.Import(facts, rules);
        using IStore store = place.Open();
        BudgetReport report = BudgetReport.Compute(store, new(rules.Objectives, Monday.At(asOf)), TimeProvider.System);
        return GroupedReport.Compute(store, report, (GroupByUnit)GroupBy.Parse(by)!, null, CancellationToken.None);
    }

    private static string Text(UnitGroup group)
    {
        (long Count, string Name)[] counts = [(group.InWindow.Good, "good"), (group.InWindow.Bad, "bad"), (group.Pending, "pending"), (group.InWindow.Excluded, "excluded")];
        return $"{group.Name ?? "(none)"}: {string.Join(", ", counts.Where(count => count.Count > 0).Select(count => $"{count.Count} {count.Name}"))}";
    }
}
