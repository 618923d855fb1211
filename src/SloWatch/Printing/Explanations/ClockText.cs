using System.Globalization;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Cli.Printing.Explanations;

/// <summary>What a unit's deadline was counted by, where that is not every hour.</summary>
internal static class ClockText
{
    private const int MostShown = 3;

    /// <summary>As in <c>deadline Tue 2026-04-07T14:00+02:00 (1bd of office-hours, closed on 2026-04-03 Good Friday)</c>.</summary>
    public static string Deadline(JudgedUnit unit, TimeText times)
    {
        Instant deadline = unit.Verdict.Deadline;
        if (!deadline.IsFinite)
        {
            bool stands = unit.Verdict.Kind == VerdictKind.Pending && !unit.Measurement.Pauses.IsNone;
            return stands && unit.Measurement.Indicator.Limit is { } standing ? $"no deadline now ({standing.Text})" : "no deadline";
        }

        return unit.Measurement.Indicator.Limit is { Calendar: { } calendar } limit
            ? $"deadline {times.WithWeekday(deadline)} ({limit.Text}{Holidays(calendar, unit.Begun, deadline)})"
            : $"deadline {times.Of(deadline)}";
    }

    /// <summary>Empty when it never stood.</summary>
    public static string Stood(JudgedUnit unit, IReadOnlyList<TimeRange> stood, TimeText times)
    {
        if (stood.Count == 0)
        {
            return "";
        }

        TimeRange[] over = [.. stood.Where(range => range.To.IsFinite)];
        string more = over.Length > MostShown ? $"{Count.Of(over.Length, "time")}, the last ones " : "";
        string[] parts =
        [
            .. over.Length > 0 ? new[] { $"stood {more}{string.Join(", ", over.TakeLast(MostShown).Select(range => $"{times.Of(range.From)} to {times.Of(range.To)}"))}" } : [],
            .. stood.Count > over.Length ? new[] { $"stands since {times.Of(stood[^1].From)}" } : [],
        ];
        return $"its clock {string.Join(", and ", parts)} ({string.Join(", ", unit.Measurement.Pauses.Names)})";
    }

    private static string Holidays(WorkCalendar calendar, Instant from, Instant to)
    {
        SpecialDay[] holidays = [.. calendar.HolidaysBetween(from, to)];
        string names = string.Join(", ", holidays.Take(MostShown).Select(Name));
        return holidays.Length == 0 ? "" : $", closed on {names}{(holidays.Length > MostShown ? $" and {holidays.Length - MostShown} more" : "")}";
    }

    private static string Name(SpecialDay day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.From:yyyy-MM-dd}{(day.To > day.From ? $"..{day.To:yyyy-MM-dd}" : "")} {day.Name}");
}
