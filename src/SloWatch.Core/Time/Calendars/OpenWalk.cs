namespace SloWatch.Core.Time.Calendars;

/// <summary>The open spans of a calendar that end after a moment, in order. It ends a hundred years later, so that no search is endless.</summary>
internal struct OpenWalk
{
    private const int FarthestDays = 36_525;

    /// <summary>Days that every time zone can tell, with a day to spare on either side.</summary>
    private static readonly Instant Earliest = Instant.From(new DateTimeOffset(2, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly Instant Latest = Instant.From(new DateTimeOffset(9800, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly WorkCalendar calendar;
    private readonly Instant from;
    private DayHours hours = DayHours.Closed;
    private int index = -1;

    public OpenWalk(WorkCalendar calendar, Instant from)
    {
        (this.calendar, this.from) = (calendar, from);
        DateOnly begin = calendar.DayOf(Instant.Max(Earliest, Instant.Min(Latest, from)));
        Day = begin.AddDays(-1);
        LastDay = begin.AddDays(from > Latest ? -1 : FarthestDays);
    }

    public DateOnly Day { get; private set; }

    public DateOnly LastDay { get; }

    public readonly OpenSpan Span => hours.Spans[index];

    public TimeRange Moments { get; private set; }

    public bool MoveNext()
    {
        do
        {
            if (++index >= hours.Spans.Count && !NextDay())
            {
                return false;
            }

            Moments = calendar.MomentsOf(Day, Span);
        }
        while (Moments.To <= from || Moments.To <= Moments.From);
        return true;
    }

    private bool NextDay()
    {
        if (calendar.OpenDay(Day.AddDays(1), LastDay) is not { } next)
        {
            return false;
        }

        (Day, hours, index) = (next, calendar.On(next), 0);
        return true;
    }
}
