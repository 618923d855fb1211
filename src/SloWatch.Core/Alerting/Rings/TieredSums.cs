using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Rings;

/// <summary>
/// Good and bad units of one measurement over all windows that alert decisions read, each sum in constant time. A window is what came
/// before its end less what came before its edge; so running sums are kept at the edges that may be asked for: each minute of the last hours,
/// each tenth of the last days, and so on, as <see cref="WindowEdge"/> has it.
/// </summary>
public sealed class TieredSums
{
    private readonly (Ring? Ring, long Minutes, PeriodMark? Mark)[] readings;
    private readonly Ring[] rings;
    private readonly PeriodMark[] marks;
    private readonly PostedAhead ahead = new();
    private Counts total;
    private long head;
    private long nextTurn;

    /// <param name="lookbacks">All that will be asked for.</param>
    /// <param name="head">A full minute. What was posted before it and is not <see cref="Post"/>ed counts as nothing.</param>
    public TieredSums(IReadOnlyList<Lookback> lookbacks, Instant head)
    {
        this.head = head.Minute;
        Lookbacks = lookbacks;
        rings = [.. lookbacks.OfType<LengthBack>().GroupBy(back => WindowEdge.GrainOf(back.Length)).Select(tier => new Ring(tier.Key, tier.Max(MinutesOf)))];
        readings = [.. lookbacks.Select(ReadingOf)];
        marks = [.. readings.Select(reading => reading.Mark).OfType<PeriodMark>()];
        FindNextTurn();
    }

    public IReadOnlyList<Lookback> Lookbacks { get; }

    /// <summary>The end of all windows.</summary>
    public Instant Head => Instant.FromMinute(head);

    /// <summary>How far back a ledger has to be read so that sums at a moment and later are whole.</summary>
    public static Instant ReachOf(IEnumerable<Lookback> lookbacks, Instant at) =>
        lookbacks.Select(back => back.Before(at).From.FloorToMinute()).Append(at).Min();

    /// <summary>The ledger has changed, in whatever minute.</summary>
    public void Post(long minute, Tally change)
    {
        Counts counts = Counts.Of(change);
        if (counts.IsZero)
        {
            return;
        }

        if (minute >= head)
        {
            ahead.Add(minute, counts);
            return;
        }

        total += counts;
        foreach (Ring ring in rings)
        {
            ring.Correct(minute, head, counts);
        }

        foreach (PeriodMark mark in marks)
        {
            mark.Correct(minute, counts);
        }
    }

    /// <summary>Moves the end of all windows on; never back.</summary>
    public void AdvanceTo(Instant minute)
    {
        long to = minute.Minute;
        while (nextTurn < to)
        {
            Enter(nextTurn);
            foreach (PeriodMark mark in marks)
            {
                if (mark.End == head)
                {
                    mark.Turn(head, total);
                }
            }

            FindNextTurn();
        }

        Enter(to);
    }

    /// <summary>Good and bad in a window that ends at the head; the other counts are not kept.</summary>
    /// <param name="lookback">Its place in <see cref="Lookbacks"/>.</param>
    public Tally Over(int lookback)
    {
        (Ring? ring, long minutes, PeriodMark? mark) = readings[lookback];
        return (total - (ring is not null ? ring.At(head - minutes) : mark!.Before)).ToTally();
    }

    /// <summary>Something waits that a later end will hold.</summary>
    public bool HasAheadOf(Instant minute) => ahead.AnyBefore(minute.Minute);

    /// <summary>The next end that holds something which no earlier one does; <see cref="Instant.Ever"/> if nothing is posted ahead.</summary>
    /// <param name="stirring">Only what may make something over that was not.</param>
    public Instant NextEntry(bool stirring) => ahead.First(stirring) is { } minute ? Instant.FromMinute(minute + 1) : Instant.Ever;

    private static long MinutesOf(LengthBack back) => back.Length.Ticks / TimeSpan.TicksPerMinute;

    private (Ring? Ring, long Minutes, PeriodMark? Mark) ReadingOf(Lookback lookback) => lookback switch
    {
        LengthBack back => (rings.First(ring => ring.Grain == WindowEdge.GrainOf(back.Length)), MinutesOf(back), null),
        PeriodBack back => (null, 0, new PeriodMark(back.Window, head)),
        _ => throw new ArgumentOutOfRangeException(nameof(lookback), lookback, "no such way to look back"),
    };

    private void FindNextTurn()
    {
        nextTurn = long.MaxValue;
        foreach (PeriodMark mark in marks)
        {
            nextTurn = Math.Min(nextTurn, mark.End);
        }
    }

    private void Enter(long to)
    {
        if (ahead.AnyBefore(to))
        {
            ReadOnlySpan<(long Minute, Counts Counts)> entering = ahead.Before(to);
            foreach ((long minute, Counts counts) in entering)
            {
                Pass(minute);
                total += counts;
            }

            ahead.Forget(entering.Length);
        }

        Pass(to);
    }

    private void Pass(long to)
    {
        if (to <= head)
        {
            return;
        }

        foreach (Ring ring in rings)
        {
            ring.Pass(head, to, total);
        }

        head = to;
    }
}
