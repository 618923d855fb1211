using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Decisions;

/// <summary>
/// Where a window of an alert decision begins. Long windows begin on a coarser grain, so that they can be summed from few buckets; a
/// window is never shorter than asked for. Whoever decides, live or in replay, uses the same edge.
/// </summary>
public static class WindowEdge
{
    private static readonly TimeSpan ByMinute = TimeSpan.FromHours(6), ByTenMinutes = TimeSpan.FromDays(3), ByHour = TimeSpan.FromDays(93);

    /// <summary>In minutes.</summary>
    public static int GrainOf(TimeSpan length) => length <= ByMinute ? 1 : length <= ByTenMinutes ? 10 : length <= ByHour ? 60 : 1440;

    /// <param name="end">A full minute.</param>
    public static Instant Of(Instant end, TimeSpan length)
    {
        long grain = GrainOf(length);
        long minute = (end - length).Minute;
        return Instant.FromMinute(minute - (((minute % grain) + grain) % grain));
    }

    /// <summary>What a window reads at a moment.</summary>
    public static TimeRange Before(Instant end, TimeSpan length) => new(Of(end, length), end);
}
