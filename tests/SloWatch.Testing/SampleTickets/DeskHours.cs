namespace SloWatch.Testing.SampleTickets;

/// <summary>
/// Who is there when, from December 2025 to January 2026, counted minute by minute: slow, and plain enough to check what counts otherwise.
/// Times are those of the clocks in Amsterdam, which do not change in that time.
/// </summary>
public sealed class DeskHours(Func<DateTime, bool> isOpen)
{
    private static readonly DateTime ClosedFrom = new(2025, 12, 25);
    private static readonly DateTime OpenAgain = new(2026, 1, 2);

    /// <summary>Monday to Thursday 8:30 to 17:30, Friday to 16:00, Christmas Eve to noon; nobody from Christmas to New Year.</summary>
    public static readonly DeskHours Office = new(at => !IsHoliday(at) && at.DayOfWeek switch
    {
        DayOfWeek.Saturday or DayOfWeek.Sunday => false,
        DayOfWeek.Friday => IsBetween(at, 8.5, 16),
        _ => IsBetween(at, 8.5, at.Date == new DateTime(2025, 12, 24) ? 12 : 17.5),
    });

    /// <summary>Monday to Friday 7 to 22, Saturday and in the holidays a few hours.</summary>
    public static readonly DeskHours Emergency = new(at => IsHoliday(at) ? IsBetween(at, 10, 14) : at.DayOfWeek switch
    {
        DayOfWeek.Sunday => false,
        DayOfWeek.Saturday => IsBetween(at, 10, 16),
        _ => at.Date == new DateTime(2025, 12, 24) ? IsBetween(at, 8.5, 12) : IsBetween(at, 7, 22),
    });

    public bool IsOpen(DateTime at) => isOpen(at);

    /// <summary>The first minute at which so many open minutes have passed.</summary>
    public DateTime After(DateTime start, int minutes)
    {
        DateTime at = start;
        for (int left = minutes; left > 0; at = at.AddMinutes(1))
        {
            left -= isOpen(at) ? 1 : 0;
        }

        return at;
    }

    /// <summary>So many working days later at the same time, but not past a day's close; what begins while nobody is there begins when they open.</summary>
    public DateTime DaysAfter(DateTime start, int days)
    {
        DateTime begins = start;
        while (!isOpen(begins))
        {
            begins = begins.AddMinutes(1);
        }

        DateTime day = begins.Date;
        for (int left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= Minutes(day).Any() ? 1 : 0;
        }

        DateTime closes = Minutes(day).Last().AddMinutes(1);
        return day + begins.TimeOfDay < closes ? day + begins.TimeOfDay : closes;
    }

    /// <summary>Open minutes of a span.</summary>
    public int Between(DateTime from, DateTime to)
    {
        int open = 0;
        for (DateTime at = from; at < to; at = at.AddMinutes(1))
        {
            open += isOpen(at) ? 1 : 0;
        }

        return open;
    }

    private IEnumerable<DateTime> Minutes(DateTime day) => Enumerable.Range(0, 24 * 60).Select(minute => day.AddMinutes(minute)).Where(isOpen);

    private static bool IsHoliday(DateTime at) => at >= ClosedFrom && at < OpenAgain;

    private static bool IsBetween(DateTime at, double opens, double closes) => at.TimeOfDay >= TimeSpan.FromHours(opens) && at.TimeOfDay < TimeSpan.FromHours(closes);
}
