using System.Collections.Concurrent;

namespace SloWatch.Server.SelfMetrics;

/// <summary>
/// Sums as counters, which may only grow: whoever reads one takes a fall for a new beginning, and would count everything again. What is
/// taken back is left out, and what comes after it is added to where the counter stood.
/// </summary>
internal sealed class GrowingSums
{
    private readonly ConcurrentDictionary<string, (long Seen, long Counter)> sums = new();

    public long Of(string name, long sum) =>
        sums.AddOrUpdate(name, (sum, sum), (_, before) => (sum, before.Counter + Math.Max(0, sum - before.Seen))).Counter;
}
