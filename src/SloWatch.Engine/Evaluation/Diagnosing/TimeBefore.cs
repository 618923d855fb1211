using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Diagnosing;

/// <summary>The time that a burn is compared with. A burn may have begun long before the window that is looked at, and says nothing of itself.</summary>
internal static class TimeBefore
{
    /// <summary>One hour says little of another.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromDays(1);

    private const int MostSteps = 14;

    private const int LeastUnits = 10;

    /// <summary>
    /// The last time, as long as the window and a day at least, in which half as large a share of the units went bad, or less; directly before the
    /// window when there is none.
    /// </summary>
    public static TimeRange Of(ILedgerReader ledger, Objective objective, TimeRange window)
    {
        string measurement = objective.Measurement.Hash;
        Tally now = ledger.Sum(measurement, window.From, window.To);
        TimeSpan length = TimeSpan.FromTicks(Math.Max(Least.Ticks, (window.To - window.From).Ticks));
        TimeRange direct = new(window.From - length, window.From);
        TimeRange before = direct;
        for (int step = 0; step < MostSteps; step++, before = new(before.From - length, before.From))
        {
            Tally then = ledger.Sum(measurement, before.From, before.To);
            if (then.Counted >= LeastUnits && then.Bad * (decimal)now.Counted * 2 <= now.Bad * (decimal)then.Counted)
            {
                return before;
            }
        }

        return direct;
    }
}
