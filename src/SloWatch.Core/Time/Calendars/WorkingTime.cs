namespace SloWatch.Core.Time.Calendars;

/// <summary>Working days and open hours, counted by a calendar. What would take more than a hundred years never comes.</summary>
public static class WorkingTime
{
    /// <summary>
    /// So many working days later at the same local time. A start outside working time counts from the next opening; what would lie past
    /// a day's close comes at its close.
    /// </summary>
    public static Instant AfterDays(this WorkCalendar calendar, Instant start, int days)
    {
        OpenWalk walk = new(calendar, start);
        if (!walk.MoveNext())
        {
            return Instant.Ever;
        }

        TimeSpan clock = ClockAt(calendar, Instant.Max(start, walk.Moments.From), walk);
        DateOnly day = walk.Day;
        for (int i = 0; i < days; i++)
        {
            if (calendar.OpenDay(day.AddDays(1), walk.LastDay) is not { } next)
            {
                return Instant.Ever;
            }

            day = next;
        }

        TimeSpan closes = calendar.On(day).Closes;
        return calendar.MomentOf(day, clock < closes ? clock : closes);
    }

    /// <summary>The first moment at which so much open time has passed.</summary>
    public static Instant AfterOpen(this WorkCalendar calendar, Instant start, TimeSpan open)
    {
        TimeSpan left = open;
        if (left <= TimeSpan.Zero)
        {
            return start;
        }

        for (OpenWalk walk = new(calendar, start); walk.MoveNext();)
        {
            Instant from = Instant.Max(start, walk.Moments.From);
            TimeSpan span = walk.Moments.To - from;
            if (span >= left)
            {
                return from + left;
            }

            left -= span;
        }

        return Instant.Ever;
    }

    /// <summary>How long it is open between two moments.</summary>
    public static TimeSpan OpenBetween(this WorkCalendar calendar, Instant start, Instant end)
    {
        TimeSpan open = TimeSpan.Zero;
        for (OpenWalk walk = new(calendar, start); walk.MoveNext() && walk.Moments.From < end;)
        {
            open += Instant.Min(end, walk.Moments.To) - Instant.Max(start, walk.Moments.From);
        }

        return open;
    }

    /// <summary>Within the span that is open then, whatever the clocks showed when they were set back over midnight.</summary>
    private static TimeSpan ClockAt(WorkCalendar calendar, Instant at, in OpenWalk walk)
    {
        TimeSpan shown = calendar.Zone.ToLocal(at) - walk.Day.ToDateTime(TimeOnly.MinValue);
        return shown < walk.Span.Opens ? walk.Span.Opens : shown > walk.Span.Closes ? walk.Span.Closes : shown;
    }
}
