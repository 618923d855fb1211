using SloWatch.Core.Time;

namespace SloWatch.Testing.SampleOrders;

/// <summary>When people work and vans drive: from 6 to 22 on all days but Sundays and two holidays, on the clocks of Amsterdam in May 2026.</summary>
internal static class ShopHours
{
    private const int Opens = 6;
    private const int Closes = 22;
    private static readonly TimeSpan Summer = TimeSpan.FromHours(2);
    private static readonly DateOnly[] Holidays = [new(2026, 5, 14), new(2026, 5, 25)];

    public static Instant May(int day, int hour, int minute = 0) => At(new DateOnly(2026, 5, day), hour, minute);

    public static Instant At(DateOnly day, int hour, int minute) => Instant.From(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, minute)), Summer));

    public static DateTime Clock(Instant at) => at.ToDateTimeOffset().ToOffset(Summer).DateTime;

    public static DateOnly DayOf(Instant at) => DateOnly.FromDateTime(Clock(at));

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday && !Holidays.Contains(day);

    public static DateOnly WorkingDaysLater(DateOnly day, int days)
    {
        for (int left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The moment itself while people work; else a while after they open again.</summary>
    public static Instant Working(Instant at, TimeSpan afterOpening)
    {
        (DateOnly day, int hour) = (DayOf(at), Clock(at).Hour);
        if (IsWorkingDay(day) && hour is >= Opens and < Closes)
        {
            return at;
        }

        DateOnly next = IsWorkingDay(day) && hour < Opens ? day : WorkingDaysLater(day, 1);
        return At(next, Opens, 0) + afterOpening;
    }

    /// <summary>Vans come at noon and at seven.</summary>
    public static Instant NextVan(Instant at)
    {
        for (DateOnly day = DayOf(at); ; day = WorkingDaysLater(day, 1))
        {
            foreach (int hour in new[] { 12, 19 })
            {
                if (IsWorkingDay(day) && At(day, hour, 0) > at)
                {
                    return At(day, hour, 0);
                }
            }
        }
    }
}
