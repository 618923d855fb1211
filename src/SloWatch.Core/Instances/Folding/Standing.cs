using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The ranges in which a clock stands, each as long as what was seen allows: a pause whose ends were only noticed never makes a bad verdict.</summary>
internal static class Standing
{
    /// <summary>Of one life, in order, without overlap or touch; one that lasts goes on for ever.</summary>
    public static TimeRange[] Of(LifeLevel level, Pauses pauses)
    {
        List<TimeRange> ranges = [];
        foreach (PauseState paused in pauses.States)
        {
            if (level.Tracks.TryGetValue(paused.Track, out StateTrack? track))
            {
                track.AddStaysIn(paused.State, ranges);
            }
        }

        foreach (Halt halt in level.Halts)
        {
            if (halt.Kind == HaltKind.Blocked ? pauses.Blocked : pauses.Suspended)
            {
                ranges.Add(halt.Longest);
            }
        }

        return Merge(ranges);
    }

    /// <summary>In order, without overlap or touch.</summary>
    public static TimeRange[] Merge(List<TimeRange> ranges)
    {
        ranges.Sort((a, b) => a.From.CompareTo(b.From));
        List<TimeRange> merged = [];
        foreach (TimeRange range in ranges)
        {
            if (range.To <= range.From)
            {
                continue;
            }

            if (merged.Count > 0 && range.From <= merged[^1].To)
            {
                merged[^1] = merged[^1] with { To = Instant.Max(merged[^1].To, range.To) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return [.. merged];
    }

    /// <summary>Those that end after one moment, up to another.</summary>
    public static ReadOnlySpan<TimeRange> Between(TimeRange[] merged, Instant from, Instant to)
    {
        int first = CountBefore(merged, from, ended: true);
        int last = CountBefore(merged, to, ended: false);
        if (first >= last)
        {
            return [];
        }

        if (merged[last - 1].To <= to)
        {
            return merged.AsSpan(first, last - first);
        }

        TimeRange[] cut = merged[first..last];
        cut[^1] = cut[^1] with { To = to };
        return cut;
    }

    /// <summary>How many ranges ended at a moment, or had begun before it.</summary>
    private static int CountBefore(TimeRange[] merged, Instant at, bool ended)
    {
        (int low, int high) = (0, merged.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            bool before = ended ? merged[middle].To <= at : merged[middle].From < at;
            (low, high) = before ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
