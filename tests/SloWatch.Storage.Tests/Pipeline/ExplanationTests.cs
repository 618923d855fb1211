using SloWatch.Core.Budgets;
using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Pipeline;

public class ExplanationTests
{
    private static readonly RuleSet Rules = ImportPlace.Rules(Measure.CycleTime("1h"));

    /// <summary>Every unit that a report counts is shown so by the explanation of its instance, whatever the moment.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Explanations_say_what_a_report_of_the_same_moment_counts(int seed)
    {
        Crowd crowd = Crowd.Of(seed, instances: 150, size: 30);
        using ImportPlace place = new();
        place.Import(crowd.Events, crowd.Rules);
        using IStore store = place.Open();
        Instant[] times = [.. crowd.Events.Select(fact => fact.At).Order()];
        Dice dice = new(seed);
        Instant?[] moments = [null, .. Enumerable.Range(0, 6).Select(_ => (Instant?)dice.OneOf(times).NextMinute()), times[^1].NextMinute() + TimeSpan.FromDays(30)];
        foreach (Instant? moment in moments)
        {
            Assert.Equal(Reported(store, crowd.Rules, moment), Explained(store, crowd.Rules, moment));
        }
    }

    [Fact]
    public void What_is_not_due_at_the_moment_is_pending_and_what_became_of_it_is_told_beside()
    {
        ExplainedUnit unit = Only(Case.AtNine().Facts, "09:30");

        Assert.Equal((VerdictKind.Pending, "open", Monday.At("10:00")), (unit.Unit.Verdict.Kind, unit.Unit.Verdict.Reason, unit.Unit.Verdict.Deadline));
        Assert.Equal((VerdictKind.Bad, Monday.At("10:00")), (unit.Later!.Verdict.Kind, unit.Later.Verdict.At));
    }

    [Theory]
    [InlineData("10:00", VerdictKind.Pending)]
    [InlineData("10:01", VerdictKind.Bad)]
    public void What_happens_at_the_moment_itself_is_not_in_it(string asOf, VerdictKind verdict) =>
        Assert.Equal(verdict, Only(Case.AtNine().Facts, asOf).Unit.Verdict.Kind);

    [Fact]
    public void What_closes_late_was_still_open_before()
    {
        ExplainedUnit unit = Only(Case.AtNine().Ended("12:00").Facts, "11:00");

        Assert.Equal("still open at its deadline", unit.Unit.Verdict.Reason);
        Assert.Null(unit.Unit.ClosedAt);
        Assert.Equal(Monday.At("12:00"), unit.Later!.ClosedAt);
        Assert.Null(Only(Case.AtNine().Ended("12:00").Facts, "12:01").Later);
    }

    [Fact]
    public void A_pending_unit_keeps_its_deadline_though_its_end_had_none()
    {
        ExplainedUnit unit = Only(Case.AtNine().Ended("09:40", Outcome.Cancelled).Facts, "09:30");

        Assert.Equal((VerdictKind.Pending, Monday.At("10:00")), (unit.Unit.Verdict.Kind, unit.Unit.Verdict.Deadline));
        Assert.Equal(VerdictKind.Excluded, unit.Later!.Verdict.Kind);
    }

    [Fact]
    public void An_end_that_was_taken_back_later_was_none()
    {
        Case reopened = Case.AtNine().Ended("09:20", Outcome.Failed).Reopened("09:40").Ended("09:50");

        Assert.Equal(VerdictKind.Pending, Only(reopened.Facts, "09:30").Unit.Verdict.Kind);
    }

    [Fact]
    public void A_unit_that_begins_later_is_only_counted()
    {
        Explanation explanation = Of(Case.AtNine().Facts, Rules, "09:00");

        Assert.Empty(explanation.Units);
        Assert.Equal(1, explanation.BegunLater);
    }

    [Fact]
    public void Rules_that_are_newer_than_the_ledger_judge_what_hangs()
    {
        using ImportPlace place = new();
        place.Import(Case.AtNine().Facts, ImportPlace.Rules());

        Explanation explanation = place.Read(store => Explanation.Of(store, Rules, Some.Key, Monday.At("11:00"), TimeProvider.System)!);

        Assert.Equal(VerdictKind.Bad, Assert.Single(explanation.Units).Unit.Verdict.Kind);
    }

    [Fact]
    public void Only_a_full_minute_can_be_asked_for() =>
        Assert.Throws<AsOfRefusedException>(() => Of(Case.AtNine().Facts, Rules, "09:00:01"));

    private static ExplainedUnit Only(IReadOnlyList<WorkflowEvent> facts, string asOf) => Assert.Single(Of(facts, Rules, asOf).Units);

    private static Explanation Of(IReadOnlyList<WorkflowEvent> facts, RuleSet rules, string asOf)
    {
        using ImportPlace place = new();
        place.Import(facts, rules);
        return place.Read(store => Explanation.Of(store, rules, Some.Key, Monday.At(asOf), TimeProvider.System)!);
    }

    private static string[] Reported(IStore store, RuleSet rules, Instant? asOf) =>
    [
        .. BudgetReport.Compute(store, new(rules.Objectives, asOf, new RollingWindow(TimeSpan.FromDays(30_000))), TimeProvider.System).Objectives
            .Select(one => $"{one.Objective.Name}: {one.InWindow.Good} good, {one.InWindow.Bad} bad, {one.InWindow.Excluded} excluded, {one.Pending} pending, {one.InWindow.ClosedBad} closed bad"),
    ];

    private static string[] Explained(IStore store, RuleSet rules, Instant? asOf)
    {
        ILookup<string, JudgedUnit> units = store.Instances.All(null)
            .SelectMany(row => Explanation.Of(store, rules, row.Key, asOf, TimeProvider.System)!.Units)
            .ToLookup(unit => unit.Objective.Name, unit => unit.Unit);
        return
        [
            .. rules.Objectives.Select(objective => units[objective.Name]).Zip(rules.Objectives, (all, objective) =>
                $"{objective.Name}: {Count(all, VerdictKind.Good)} good, {Count(all, VerdictKind.Bad)} bad, {Count(all, VerdictKind.Excluded)} excluded, {Count(all, VerdictKind.Pending)} pending, "
                + $"{all.Count(unit => unit is { Verdict.Kind: VerdictKind.Bad, ClosedAt: not null })} closed bad"),
        ];
    }

    private static int Count(IEnumerable<JudgedUnit> units, VerdictKind kind) => units.Count(unit => unit.Verdict.Kind == kind);
}
