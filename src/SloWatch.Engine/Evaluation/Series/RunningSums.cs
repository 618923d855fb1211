using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation.Series;

/// <summary>The minutes of a ledger, summed up from the first, so that the sum of any range is one difference.</summary>
internal sealed class RunningSums
{
    private readonly List<long> minutes = [];
    private readonly List<Tally> before = [default];

    /// <param name="minutes">In order, each once.</param>
    public RunningSums(IEnumerable<(long Minute, Tally Tally)> minutes)
    {
        foreach ((long minute, Tally tally) in minutes)
        {
            this.minutes.Add(minute);
            before.Add(before[^1] + tally);
        }
    }

    /// <summary>Over [from, to).</summary>
    public Tally Over(Instant from, Instant to) => Before(to.Minute) - Before(from.Minute);

    private Tally Before(long minute)
    {
        int found = minutes.BinarySearch(minute);
        return before[found < 0 ? ~found : found];
    }
}
