using System.Globalization;
using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Workflows;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Simulation;

/// <summary>
/// Everything that happens, by a seed, a beginning and what goes wrong; no clock, and nothing of SloWatch but the words of its events. What a
/// fault does not touch happens in the same way with it and without it.
/// </summary>
internal static class SimulatedWorld
{
    private const int Seed = 20260302;
    private const double LoansPerMinute = 10;
    private const double OrdersPerMinute = 4;

    /// <summary>Nightly runs are few: their past is longer.</summary>
    private static readonly TimeSpan Nights = TimeSpan.FromDays(30);

    /// <summary>Cases without end, in the order in which they begin.</summary>
    public static IEnumerable<SimulatedCase> Cases(Instant begin, FaultPlan plan)
    {
        Chance chance = new(Seed);
        Chance loans = chance.Split(), orders = chance.Split(), nights = chance.Split();
        return Merge(
            Arrivals.From(begin, LoansPerMinute, loans.Split()).Select((at, n) => new SimulatedCase(at, new LoanTale(Id("LN", n), at, isCanary: n % 2 == 0, loans.Split(), plan).Tell())),
            Arrivals.From(begin, OrdersPerMinute, orders.Split()).Select((at, n) => new SimulatedCase(at, new OrderTale(Id("O", n), at, orders.Split(), plan).Tell())),
            SettlementTale.From(begin - Nights).Select(at => new SimulatedCase(at, new SettlementTale(at, nights.Split()).Tell())));
    }

    private static string Id(string letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}-{10_001 + number}");

    private static IEnumerable<SimulatedCase> Merge(params IEnumerable<SimulatedCase>[] endless)
    {
        PriorityQueue<IEnumerator<SimulatedCase>, (long, int)> next = new();
        for (int i = 0; i < endless.Length; i++)
        {
            IEnumerator<SimulatedCase> one = endless[i].GetEnumerator();
            one.MoveNext();
            next.Enqueue(one, (one.Current.Begin.Micros, i));
        }

        while (next.TryDequeue(out IEnumerator<SimulatedCase>? first, out (long, int Place) order))
        {
            yield return first.Current;
            first.MoveNext();
            next.Enqueue(first, (first.Current.Begin.Micros, order.Place));
        }
    }
}

/// <param name="Events">All of them, also those that are yet to come.</param>
internal readonly record struct SimulatedCase(Instant Begin, IReadOnlyList<WorkflowEvent> Events);
