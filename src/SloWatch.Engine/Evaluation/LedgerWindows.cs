using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>Sums of the ledger, each asked for once: objectives that measure the same share them.</summary>
internal sealed class LedgerWindows(ILedgerReader ledger)
{
    private readonly Dictionary<(string Measurement, TimeRange Range), (Tally InWindow, long Pending)> known = [];

    /// <summary>The sum over the range, and what had begun and was not yet judged at its end.</summary>
    public (Tally InWindow, long Pending) Over(string measurement, TimeRange range)
    {
        if (!known.TryGetValue((measurement, range), out (Tally InWindow, long Pending) sums))
        {
            Tally inWindow = ledger.Sum(measurement, range.From, range.To);
            Tally before = ledger.Sum(measurement, Instant.Never, range.From);
            known[(measurement, range)] = sums = (inWindow, (before + inWindow).Pending);
        }

        return sums;
    }
}
