using System.Globalization;
using System.Text;

namespace SloWatch.Core.Time.Calendars;

/// <summary>When people work: the hours of each weekday on the clock of a time zone, and the days that are not as their weekday says.</summary>
/// <param name="week">Seven, from Sunday on.</param>
public sealed class WorkCalendar(string name, TimeZoneInfo zone, IReadOnlyList<DayHours> week, SpecialDays special)
{
    private const int WeekDays = 7;

    private readonly bool opensWeekly = week.Any(day => day.IsOpen);

    public string Name => name;

    public TimeZoneInfo Zone => zone;

    /// <summary>From Sunday on.</summary>
    public IReadOnlyList<DayHours> Week => week;

    public SpecialDays Special => special;

    /// <summary>False when it has no open minute at all, so that no deadline would ever come.</summary>
    public bool IsEverOpen => opensWeekly || special.Runs.Any(day => day.Hours.IsOpen);

    /// <summary>All that decides when it is open, in one text: neither its name nor those of its holidays, nor special days that are like any other.</summary>
    public string Canonical { get; } = CanonicalOf(zone, week, special);

    public DayHours On(DateOnly day) => special.AtOrAfter(day) is { } one && one.From <= day ? one.Hours : OfWeekday(week, day);

    /// <summary>The first day from one on, and no later than the other, that is open; null when there is none.</summary>
    public DateOnly? OpenDay(DateOnly from, DateOnly until)
    {
        for (DateOnly day = from; day <= until;)
        {
            SpecialDay? next = special.AtOrAfter(day);
            bool isSpecial = next is not null && next.From <= day;
            if (isSpecial ? next!.Hours.IsOpen : OfWeekday(week, day).IsOpen)
            {
                return day;
            }

            if (!isSpecial && !opensWeekly && next is null)
            {
                return null;
            }

            // Closed for years, or open on special days only: there is nothing to look at in between.
            day = isSpecial ? next!.To.AddDays(1) : opensWeekly ? day.AddDays(1) : next!.From;
        }

        return null;
    }

    /// <summary>Empty when daylight saving skips all of it.</summary>
    public TimeRange MomentsOf(DateOnly day, OpenSpan span) => new(MomentOf(day, span.Opens), MomentOf(day, span.Closes));

    /// <param name="time">Since midnight, up to 24:00.</param>
    public Instant MomentOf(DateOnly day, TimeSpan time) => zone.ToInstant(day.ToDateTime(TimeOnly.MinValue) + time);

    /// <summary>Holidays between two moments that take away a day on which their weekday is open.</summary>
    public IEnumerable<SpecialDay> HolidaysBetween(Instant from, Instant to)
    {
        (DateOnly first, DateOnly last) = (DayOf(from), DayOf(to));
        return special.Runs.Where(run => run.Name is not null && TakesADay(run.From > first ? run.From : first, run.To < last ? run.To : last));
    }

    /// <summary>The day that the zone's clocks show.</summary>
    internal DateOnly DayOf(Instant at) => DateOnly.FromDateTime(zone.ToLocal(at));

    private bool TakesADay(DateOnly first, DateOnly last) =>
        Enumerable.Range(0, Math.Clamp(last.DayNumber - first.DayNumber + 1, 0, WeekDays)).Any(ahead => OfWeekday(week, first.AddDays(ahead)).IsOpen);

    private static DayHours OfWeekday(IReadOnlyList<DayHours> week, DateOnly day) => week[(int)day.DayOfWeek];

    private static string CanonicalOf(TimeZoneInfo zone, IReadOnlyList<DayHours> week, SpecialDays special)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"zone={zone.Id};week={string.Join(',', week.Select(day => day.Text))};days=");
        (string? hours, DateOnly due) = (null, DateOnly.MinValue);
        foreach (SpecialDay run in special.Runs)
        {
            for (DateOnly day = run.From; day <= run.To; day = day.AddDays(1))
            {
                if (run.Hours.Text == OfWeekday(week, day).Text)
                {
                    continue;
                }

                text.Append(CultureInfo.InvariantCulture, $"{(day == due && hours == run.Hours.Text ? "+" : $"{day:yyyy-MM-dd}={run.Hours.Text},")}");
                (hours, due) = (run.Hours.Text, day.AddDays(1));
            }
        }

        return text.ToString();
    }
}
