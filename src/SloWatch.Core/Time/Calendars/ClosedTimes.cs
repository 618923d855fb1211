namespace SloWatch.Core.Time.Calendars;

/// <summary>When a calendar is closed, as far as anybody asked: found once, and not for each case again.</summary>
public sealed class ClosedTimes(WorkCalendar calendar)
{
    /// <summary>What is older than this counts as if it was always open.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(20 * 365);

    /// <summary>Found beyond what was asked for; half of it, at least, is there whatever is asked.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromDays(800);

    private TimeRange[] closed = [];
    private TimeRange? asked;

    /// <summary>In order, without overlap or touch; of all of a time, and more.</summary>
    public TimeRange[] Covering(Instant from, Instant to)
    {
        if (asked is not { } known || from < known.From || to > known.To + (Spare / 2))
        {
            TimeRange all = new(Instant.Min(from, asked?.From ?? from), Instant.Max(to, asked?.To ?? to));
            Instant until = all.To + Spare;
            asked = all;
            closed = [.. Between(new(Instant.Max(all.From - Spare, until - Farthest), until))];
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
