using System.Globalization;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Testing.Builders;

/// <summary>Calendars as tests write them.</summary>
public static class SomeCalendar
{
    /// <summary>Monday to Thursday 9 to 17, Friday 9 to 15, in Amsterdam; Christmas, New Year and Easter are holidays.</summary>
    public static WorkCalendar Office { get; } = Of(
        "office", "Europe/Amsterdam", Weekdays("09:00-17:00", friday: "09:00-15:00"),
        ("2025-12-25..2025-12-26", "Christmas"), ("2026-01-01", "New Year"), ("2026-04-03", "Good Friday"), ("2026-04-06", "Easter Monday"));

    /// <summary>Monday to Saturday 9 to 12 and 13 to 18, in Amsterdam.</summary>
    public static WorkCalendar Shop { get; } = Of("shop", "Europe/Amsterdam", Weekdays("09:00-12:00 13:00-18:00", saturday: "09:00-12:00 13:00-18:00"));

    /// <summary>Day and night, in Amsterdam.</summary>
    public static WorkCalendar Round { get; } = Of("round", "Europe/Amsterdam", Daily("00:00-24:00"));

    /// <summary>22 to 6, in Amsterdam.</summary>
    public static WorkCalendar Night { get; } = Of("night", "Europe/Amsterdam", Daily("00:00-06:00 22:00-24:00"));

    /// <param name="week">Hours from Sunday on; empty: closed.</param>
    /// <param name="special">A date or <c>from..to</c>, with hours or the name of a holiday.</param>
    public static WorkCalendar Of(string name, string zone, string[] week, params (string Dates, string What)[] special) => new(
        name, TimeZoneInfo.FindSystemTimeZoneById(zone), [.. week.Select(Hours)], SpecialDays.None.With(special.Select(Special)));

    public static string[] Weekdays(string hours, string? friday = null, string saturday = "") => ["", hours, hours, hours, hours, friday ?? hours, saturday];

    public static string[] Daily(string hours) => [.. Enumerable.Repeat(hours, 7)];

    private static DayHours Hours(string text) => new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(span => new OpenSpan(Clock(span.Split('-')[0]), Clock(span.Split('-')[1]))));

    private static TimeSpan Clock(string text) => text == "24:00" ? TimeSpan.FromDays(1) : TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static SpecialDay Special((string Dates, string What) day)
    {
        string[] dates = day.Dates.Split("..");
        bool open = char.IsAsciiDigit(day.What[0]);
        return new(
            DateOnly.ParseExact(dates[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateOnly.ParseExact(dates[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            open ? Hours(day.What) : DayHours.Closed,
            open ? null : day.What);
    }
}
