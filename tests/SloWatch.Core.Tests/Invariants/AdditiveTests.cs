using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Invariants;

public class AdditiveTests
{
    [Fact]
    public void Adjoining_windows_count_what_the_whole_one_counts_and_each_counts_the_verdicts_in_it() => Property.Holds(200, Cases.Any, trial =>
    {
        Dice dice = trial.Dice();
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.BringInDisorder(trial.Events, dice, Cases.SomeNow(trial, dice));
        IReadOnlyList<JudgedUnit> units = delivery.Instance.Units(trial.Rules);
        for (int i = 0; i < 10; i++)
        {
            Instant[] edges = [.. new[] { Edge(trial, dice), Edge(trial, dice), Edge(trial, dice) }.Order()];
            Tally first = Sum(delivery, edges[0], edges[1]);
            Tally second = Sum(delivery, edges[1], edges[2]);
            Tally whole = Sum(delivery, edges[0], edges[2]);
            if (first + second != whole || whole.Counted != Counted(units, new TimeRange(edges[0], edges[2])))
            {
                return $"[{edges[0]}, {edges[1]}, {edges[2]}): {first} and {second} against {whole} and {Counted(units, new TimeRange(edges[0], edges[2]))} verdicts";
            }
        }

        return null;
    });

    private static Instant Edge(Trial trial, Dice dice) => Cases.SomeNow(trial, dice).FloorToMinute();

    private static Tally Sum(Delivery delivery, Instant from, Instant to) => delivery.Books.Ledger
        .Where(entry => entry.Key.Minute >= from.Minute && entry.Key.Minute < to.Minute)
        .Aggregate(default(Tally), (sum, entry) => sum + entry.Value);

    private static int Counted(IEnumerable<JudgedUnit> units, TimeRange window) =>
        units.Count(unit => unit.Verdict.Kind is VerdictKind.Good or VerdictKind.Bad && window.Contains(unit.Verdict.At));
}
