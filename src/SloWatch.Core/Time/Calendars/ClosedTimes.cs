namespace SloWatch.Core.Time.Calendars;

/// <summary>When a calendar is closed, as far as anybody asked: found once, and not for each case again.</summary>
public sealed class ClosedTimes(WorkCalendar calendar)
{
    /// <summary>What is older than this counts as if it was always open.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(20 * 365);

    /// <summary>Found beyond what was asked for.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromDays(400);

    private TimeRange[] closed = [];
    private TimeRange known;

    /// <summary>In order, without overlap or touch; of all of a time, and more.</summary>
    public TimeRange[] Covering(Instant from, Instant to)
    {
        if (closed.Length == 0 || from < known.From || to > known.To)
        {
            Instant until = Instant.Max(closed.Length == 0 ? to : known.To, to) + Spare;
            known = new(Instant.Max((closed.Length == 0 ? from : Instant.Min(known.From, from)) - Spare, until - Farthest), until);
            closed = [.. Between(known)];
        }

        return closed;
    }

    private IEnumerable<TimeRange> Between(TimeRange time)
    {
        Instant since = time.From;
        for (OpenWalk walk = new(calendar, time.From); walk.MoveNext() && walk.Moments.From < time.To;)
        {
            if (walk.Moments.From > since)
            {
                yield return new(since, walk.Moments.From);
            }

            since = Instant.Max(since, walk.Moments.To);
        }

        if (since < time.To)
        {
            yield return new(since, time.To);
        }
    }
}
