using System.Globalization;
using SloWatch.Core.Time;
using SloWatch.Core.Time.Calendars;
using SloWatch.Testing.Builders;

namespace SloWatch.Testing.Histories;

/// <summary>Random calendars around the time of the generated histories, in zones whose clocks change near it.</summary>
public static class GeneratedCalendars
{
    private static readonly string[] Zones = ["UTC", "America/New_York", "America/New_York", "Europe/Amsterdam", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana"];

    private static readonly string[] Hours = ["", "", "09:00-17:00", "09:00-17:00", "09:00-12:00 13:00-18:00", "00:00-24:00", "00:00-06:00 22:00-24:00", "10:30-10:31"];

    public static WorkCalendar Any(Dice dice)
    {
        string usual = dice.Pick(Hours[2..]);
        string[] week = [.. Enumerable.Range(0, 7).Select(_ => dice.Percent(70) ? usual : dice.Pick(Hours))];
        week[dice.Below(7)] = usual;
        return SomeCalendar.Of($"generated-{dice.Below(1000)}", dice.Pick(Zones), week, [.. Enumerable.Range(0, dice.Pick(0, 0, 1, 3)).Select(_ => Special(dice))]);
    }

    /// <summary>Within three weeks around the first of March, or around the changes of clocks in spring and autumn.</summary>
    public static Instant Moment(Dice dice)
    {
        DateTimeOffset near = dice.Pick(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 8, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 25, 0, 0, 0, TimeSpan.Zero), new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
        TimeSpan away = TimeSpan.FromMinutes(dice.Percent(50) ? dice.Between(-600, 1200) : dice.Between(-10 * 1440, 10 * 1440));
        return Instant.From(near) + away + TimeSpan.FromMicroseconds(dice.Pick(0, 0, 1, 30_000_000));
    }

    /// <summary>In order, without overlap or touch; the last may go on for ever.</summary>
    public static TimeRange[] Standing(Dice dice, Instant around)
    {
        List<TimeRange> ranges = [];
        Instant at = around - TimeSpan.FromHours(dice.Below(48));
        for (int i = dice.Below(5); i > 0; i--)
        {
            Instant from = at + TimeSpan.FromMinutes(dice.Between(1, 2000));
            at = from + TimeSpan.FromMinutes(dice.Between(1, dice.Pick(30, 600, 6000)));
            ranges.Add(new TimeRange(from, at));
        }

        return [.. ranges];
    }

    private static (string Dates, string What) Special(Dice dice)
    {
        DateOnly from = new DateOnly(2026, 2, 26).AddDays(dice.Below(50));
        DateOnly to = from.AddDays(dice.Pick(0, 0, 1, 10));
        return (string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}..{to:yyyy-MM-dd}"), dice.Pick("Holiday", "Holiday", "09:00-12:00", "00:00-24:00"));
    }
}
