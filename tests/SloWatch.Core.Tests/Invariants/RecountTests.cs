using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Invariants;

public class RecountTests
{
    [Fact]
    public void The_sum_of_all_postings_is_what_a_recount_from_the_facts_counts() => Property.Holds(800, Cases.Any, trial =>
    {
        Dice dice = trial.Dice();
        Instant now = Cases.SomeNow(trial, dice);
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.BringInDisorder(trial.Events, dice, now);
        List<WorkflowEvent> shuffled = [.. trial.Events];
        dice.Shuffle(shuffled);
        IReadOnlyList<JudgedUnit> recounted = Recount.Units(HistoryGenerator.Key, shuffled, trial.Rules, now);
        JudgedHistory expected = new(
            [.. delivery.Instance.AllFacts().Select(EventText.Of)],
            [.. recounted.Select(JudgedHistory.Line)],
            Books.Of(recounted),
            delivery.NextDeadline);
        return delivery.Judge().DifferenceFrom(expected) is { } difference ? $"recounted at {now}: {difference}" : null;
    });

    [Fact]
    public void A_unit_counts_at_most_once_and_every_unit_is_good_bad_pending_or_excluded() => Property.Holds(300, Cases.Any, trial =>
    {
        Dice dice = trial.Dice();
        Instant now = Cases.SomeNow(trial, dice);
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.BringInDisorder(trial.Events, dice, now);
        IReadOnlyList<JudgedUnit> units = delivery.Instance.Units(trial.Rules);
        foreach (IGrouping<string, JudgedUnit> measured in units.GroupBy(unit => unit.Measurement.Hash))
        {
            Tally sum = delivery.Books.Ledger.Where(entry => entry.Key.Measurement == measured.Key).Aggregate(default(Tally), (a, entry) => a + entry.Value);
            if (measured.Select(unit => unit.Unit).Distinct().Count() != measured.Count())
            {
                return $"{measured.Key} counts a unit twice: {string.Join(", ", measured.Select(unit => unit.Unit))}";
            }

            if (sum.Begun != measured.Count() || sum.Pending != measured.Count(unit => unit.Verdict.Kind == VerdictKind.Pending))
            {
                return $"{measured.Key} has {measured.Count()} units and sums to {sum}";
            }
        }

        return null;
    });

    [Fact]
    public void No_verdict_and_no_deadline_lies_before_its_unit_begins() => Property.Holds(3000, Cases.Any, trial =>
    {
        foreach (JudgedUnit unit in Recount.Units(HistoryGenerator.Key, trial.Events, trial.Rules, Cases.SomeNow(trial, trial.Dice())))
        {
            Instant at = unit.Verdict.Kind == VerdictKind.Pending ? unit.Verdict.Deadline : unit.Verdict.At;
            if (at < unit.Begun || unit.ClosedAt < unit.Begun)
            {
                return $"begun at {unit.Begun}: {JudgedHistory.Line(unit)}";
            }
        }

        return null;
    });

    [Fact]
    public void Every_bad_unit_has_its_violation_and_nothing_else_has_one() => Property.Holds(200, Cases.Any, trial =>
    {
        Instant now = Cases.SomeNow(trial, trial.Dice());
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.BringInDisorder(trial.Events, trial.Dice(), now);
        foreach (JudgedUnit unit in delivery.Instance.Units(trial.Rules))
        {
            ViolationKey key = new(unit.Measurement.Hash, HistoryGenerator.Key.Workflow, HistoryGenerator.Key.Id, unit.Unit);
            bool bad = unit.Verdict.Kind == VerdictKind.Bad;
            Violation? violation = delivery.Books.Violations.SingleOrDefault(kept => kept.Key == key);
            if (bad != violation is not null || (bad && violation!.At != unit.Verdict.At))
            {
                return $"{JudgedHistory.Line(unit)} has the violation {violation}";
            }
        }

        return null;
    });
}
