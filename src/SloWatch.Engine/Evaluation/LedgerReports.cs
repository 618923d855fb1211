using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>Reports from the sums of the ledger, each asked for once: objectives that measure the same share them.</summary>
internal sealed class LedgerReports(ILedgerReader ledger, Completeness completeness)
{
    private readonly Dictionary<(string Measurement, TimeRange Range), (Tally InWindow, long Pending)> known = [];

    /// <param name="wall">That now must be known, too, by this clock on the wall; null: only what was then.</param>
    public ObjectiveReport Of(Objective objective, BudgetWindow window, TimeRange covered, Instant? wall)
    {
        TimeRange range = covered with { From = covered.From.FloorToMinute() };
        Instant counted = ledger.CountedFrom(objective.Measurement.Hash);
        (Tally inWindow, long pending) = Over(objective.Measurement.Hash, Clipped(range, counted));
        string? doubt = completeness.DoubtAt(objective.Measurement, range.To)
            ?? (wall is { } now ? completeness.DoubtNow(objective.Measurement, now) : null)
            ?? (range.From < counted ? $"it is counted from {counted} on only: older instances were removed before it was measured so" : null);
        BudgetStanding standing = BudgetStanding.Of(Budget.Of(objective.Target, inWindow), doubt);
        return new(objective, window, range, inWindow, pending, standing);
    }

    /// <summary>What is there of instances that began before it is not all there was.</summary>
    private static TimeRange Clipped(TimeRange range, Instant counted) =>
        range.From >= counted ? range : new(Instant.Min(counted, range.To), range.To);

    /// <summary>The sum over the range, and what had begun and was not yet judged at its end.</summary>
    private (Tally InWindow, long Pending) Over(string measurement, TimeRange range)
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
