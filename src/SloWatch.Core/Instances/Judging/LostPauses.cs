using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>
/// Pauses whose facts may be lost. One may have begun in a gap, and lasts until something is told that shows that it is over: nothing is
/// bad because a pause was not seen.
/// </summary>
internal static class LostPauses
{
    /// <summary>Each as long as it may have been; for ever while nothing shows that the clock runs.</summary>
    public static void Add(Life life, Pauses pauses, IReadOnlyList<TimeRange> gaps, List<TimeRange> into)
    {
        Instant end = life.EndedAt ?? Instant.Ever;
        foreach (TimeRange gap in gaps)
        {
            if (gap.From < end && gap.To > life.FirstSeen)
            {
                into.Add(gap with { To = Instant.Max(gap.To, Instant.Min(end, OverAt(life, pauses, gap))) });
            }
        }
    }

    private static Instant OverAt(Life life, Pauses pauses, TimeRange gap)
    {
        Instant over = gap.To;
        foreach (PauseState paused in pauses.States)
        {
            over = Instant.Max(over, life.TrackOf(paused.Track).FirstToldFrom(gap.To));
        }

        return pauses.Blocked || pauses.Suspended ? Instant.Max(over, HaltOverAt(life, pauses, gap)) : over;
    }

    /// <summary>What moves on is neither blocked nor suspended, unless the end of one is told later that nobody told the beginning of.</summary>
    private static Instant HaltOverAt(Life life, Pauses pauses, TimeRange gap)
    {
        Instant over = life.Progress.FirstFrom(gap.To);
        foreach ((HaltKind kind, Instant at) in life.Level.LoneEnds)
        {
            over = (kind == HaltKind.Blocked ? pauses.Blocked : pauses.Suspended) && at > gap.From ? Instant.Max(over, at) : over;
        }

        return over;
    }
}
