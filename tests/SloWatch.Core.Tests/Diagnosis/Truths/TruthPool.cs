namespace SloWatch.Core.Tests.Diagnosis.Truths;

/// <summary>Workers who make the calls of all cases and pack for them as well. Seconds are counted from the first case.</summary>
internal static class TruthPool
{
    /// <summary>Of a case until its call waits, and from then until it is to be packed.</summary>
    private const double UntilCall = 2, UntilPack = 1;

    /// <summary>What one case had of them.</summary>
    public sealed record Shift(double CallWaits, double Calls, double PackWaits, double Packs);

    /// <summary>By case, in order.</summary>
    public static Shift[] Of(Truth truth, Random random)
    {
        bool isCallFirst = random.Next(2) == 0;
        int workers = 2 + random.Next(4);
        Shift[] shifts = [.. Enumerable.Range(0, Truth.Cases).Select(i => new Shift(0, Length(random) * (i < truth.From ? 1 : Times(truth, workers)), 0, Length(random)))];
        List<(double From, int Case, bool IsPack)> waiting = [.. shifts.Select((_, i) => (truth.Begin(i).TotalSeconds + UntilCall, i, false))];
        PriorityQueue<double, double> free = new(Enumerable.Repeat((0.0, 0.0), workers));
        while (waiting.Count > 0)
        {
            double now = Math.Max(free.Dequeue(), waiting.Min(one => one.From));
            var next = waiting.Where(one => one.From <= now).OrderBy(one => isCallFirst && one.IsPack).ThenBy(one => one.From).First();
            waiting.Remove(next);
            Shift shift = shifts[next.Case];
            double until = now + (next.IsPack ? shift.Packs : shift.Calls);
            shifts[next.Case] = next.IsPack ? shift with { PackWaits = now - next.From } : shift with { CallWaits = now - next.From };
            free.Enqueue(until, until);
            if (!next.IsPack)
            {
                waiting.Add((until + UntilPack, next.Case, true));
            }
        }

        return shifts;
    }

    /// <summary>So many times as long calls take that they alone need all of the workers, or nearly so.</summary>
    private static double Times(Truth truth, int workers) => truth.Overload * 0.8 * truth.Apart * workers / TruthQueue.Usual;

    private static double Length(Random random) => 2 + random.Next(20);
}
