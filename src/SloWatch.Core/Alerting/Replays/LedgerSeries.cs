using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Replays;

/// <summary>The ledger of one measurement, minute by minute.</summary>
public sealed class LedgerSeries
{
    private readonly (long Minute, Tally Tally)[] minutes;

    /// <param name="minutes">In order, each once.</param>
    public LedgerSeries(IEnumerable<(long Minute, Tally Tally)> minutes) => this.minutes = [.. minutes];

    public bool IsEmpty => minutes.Length == 0;

    /// <summary>The first moment at which a decision can see something. Only of a series that is not empty.</summary>
    public Instant First => Instant.FromMinute(minutes[0].Minute + 1);

    /// <summary>Sums over a window that moves on: neither of its ends ever goes back.</summary>
    internal sealed class Sliding(LedgerSeries series)
    {
        private int entered;
        private int left;
        private Tally sum;

        public Tally Over(TimeRange range)
        {
            (long from, long to) = (range.From.Minute, range.To.Minute);
            while (entered < series.minutes.Length && series.minutes[entered].Minute < to)
            {
                sum += series.minutes[entered++].Tally;
            }

            while (left < entered && series.minutes[left].Minute < from)
            {
                sum -= series.minutes[left++].Tally;
            }

            return sum;
        }
    }
}
