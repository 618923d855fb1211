using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>The invariants, on days of subjects.</summary>
public class SubjectInvariantTests
{
    [Fact]
    public void Any_order_repeats_batches_sweeps_and_reloads_give_the_same_day_ledger_and_violations() => Property.Holds(400, SubjectCases.Any, trial =>
    {
        Dice dice = trial.Dice();
        Instant now = SubjectCases.SomeNow(dice);
        Delivery expected = new(SubjectCases.KeyOf(trial), trial.Rules);
        expected.Bring([.. trial.Events], now);
        for (int i = 0; i < trial.Effort; i++)
        {
            Delivery delivery = new(SubjectCases.KeyOf(trial), trial.Rules);
            delivery.BringInDisorder(trial.Events, dice, now);
            if (delivery.Judge().DifferenceFrom(expected.Judge()) is { } difference)
            {
                return $"judged at {now}: {difference}";
            }
        }

        return null;
    });

    [Fact]
    public void The_sum_of_all_postings_is_what_a_recount_from_the_facts_counts_and_each_unit_counts_once() => Property.Holds(400, SubjectCases.Any, trial =>
    {
        Dice dice = trial.Dice();
        Instant now = SubjectCases.SomeNow(dice);
        Delivery delivery = new(SubjectCases.KeyOf(trial), trial.Rules);
        delivery.BringInDisorder(trial.Events, dice, now);
        List<WorkflowEvent> shuffled = [.. trial.Events];
        dice.Shuffle(shuffled);
        IReadOnlyList<JudgedUnit> recounted = Recount.Units(SubjectCases.KeyOf(trial), shuffled, trial.Rules, now);
        JudgedHistory expected = new([.. delivery.Instance.AllFacts().Select(EventText.Of)], [.. recounted.Select(JudgedHistory.Line)], Books.Of(recounted), delivery.NextDeadline);
        return delivery.Judge().DifferenceFrom(expected) is { } difference ? $"recounted at {now}: {difference}"
            : recounted.Select(unit => (unit.Measurement.Hash, unit.Unit)).Distinct().Count() != recounted.Count ? "a unit counts twice"
            : null;
    });

    [Fact]
    public void No_verdict_and_no_deadline_lies_before_its_unit_begins_and_none_by_absence_before_the_watermark() => Property.Holds(1000, SubjectCases.Any, trial =>
    {
        Instant now = SubjectCases.SomeNow(trial.Dice());
        foreach (JudgedUnit unit in Recount.Units(SubjectCases.KeyOf(trial), trial.Events, trial.Rules, now))
        {
            Instant at = unit.Verdict.Kind == VerdictKind.Pending ? unit.Verdict.Deadline : unit.Verdict.At;
            bool absent = unit.Verdict.Kind == VerdictKind.Bad && unit.ClosedAt is null && unit.Verdict.At >= now;
            if (at < unit.Begun || unit.ClosedAt < unit.Begun || absent)
            {
                return $"begun at {unit.Begun}, judged at {now}: {JudgedHistory.Line(unit)}";
            }
        }

        return null;
    });

    [Fact]
    public void Lost_facts_make_nothing_bad_that_was_not() => Property.Holds(300, SubjectCases.Any, trial =>
    {
        Dice dice = trial.Dice();
        InstanceKey key = SubjectCases.KeyOf(trial);
        WorkflowEvent[] told = [.. trial.Events.Where(fact => fact.Kind != EventKind.Gap)];
        TimeRange lost = new(SubjectCases.Day.From + TimeSpan.FromMinutes(dice.Between(0, 1400)), SubjectCases.Day.To + TimeSpan.FromDays(8));
        WorkflowEvent gap = new() { Kind = EventKind.Gap, At = lost.To, Source = Some.Source, Workflow = key.Workflow, Instance = key.Id, Details = new EventDetails { From = lost.From } };
        WorkflowEvent[] seen = [.. told.Where(fact => fact.Kind == EventKind.Watched || !lost.Contains(fact.At)), gap];
        HashSet<(string, string)> bad = [.. BadOf(told, trial, key)];
        return BadOf(seen, trial, key).Where(unit => !bad.Contains(unit)).Select(unit => (string?)$"{unit} is bad when facts from {lost.From} on are lost").FirstOrDefault();
    });

    [Fact]
    public void The_days_that_are_generated_hold_every_kind_of_verdict()
    {
        HashSet<(string, VerdictKind)> seen = [];
        for (int seed = 0; seed < 300; seed++)
        {
            Trial trial = SubjectCases.Any(seed, 30);
            seen.UnionWith(Recount.Units(SubjectCases.KeyOf(trial), trial.Events, trial.Rules, SubjectCases.SomeNow(trial.Dice())).Select(unit => (unit.Measurement.Indicator.Type, unit.Verdict.Kind)));
        }

        Assert.All(SubjectCases.Types, type => Assert.Equal(4, seen.Count(one => one.Item1 == type)));
    }

    private static IEnumerable<(string, string)> BadOf(IEnumerable<WorkflowEvent> facts, Trial trial, InstanceKey key) =>
        Recount.Units(key, facts, trial.Rules, Instant.Ever).Where(unit => unit.Verdict.Kind == VerdictKind.Bad).Select(unit => (unit.Measurement.Hash, unit.Unit));
}
