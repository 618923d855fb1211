using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Series;

/// <summary>How an objective stood at one moment, as a report of it would say, and what the step before it brought.</summary>
/// <param name="InWindow">Sum over the objective's window before the moment.</param>
/// <param name="InStep">Sum over the step before the moment.</param>
public sealed record SeriesPoint(Instant At, Tally InWindow, Tally InStep);

/// <summary>An objective over time, for charts. Read from the ledger at once: its cost follows the minutes that hold something, not the points.</summary>
public sealed record ObjectiveSeries(Objective Objective, TimeSpan Step, IReadOnlyList<SeriesPoint> Points)
{
    /// <param name="from">The first point, a full minute.</param>
    /// <param name="to">No point comes after it.</param>
    /// <param name="step">In full minutes.</param>
    public static ObjectiveSeries Read(ILedgerReader ledger, Objective objective, Instant from, Instant to, TimeSpan step)
    {
        Instant begin = Instant.Min(objective.Window.Before(from).From.FloorToMinute(), from - step);
        RunningSums sums = new(ledger.Minutes(objective.Measurement.Hash, begin).TakeWhile(minute => minute.Minute < to.Minute));
        Instant counted = ledger.CountedFrom(objective.Measurement.Hash);
        List<SeriesPoint> points = [];
        for (Instant at = from; at <= to; at += step)
        {
            points.Add(new(at, Over(objective.Window.Before(at).From.FloorToMinute(), at), Over(at - step, at)));
        }

        return new(objective, step, points);

        // What is not all there is no data.
        Tally Over(Instant begin, Instant end) => begin < counted ? default : sums.Over(begin, end);
    }

    public Budget BudgetOf(SeriesPoint point) => Budget.Of(Objective.Target, point.InWindow);

    /// <summary>How fast the step burned the budget; null when it counted nothing.</summary>
    public decimal? BurnOf(SeriesPoint point) => BurnRate.Of(point.InStep, Objective.Target);
}
