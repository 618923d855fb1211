using System.Globalization;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Core.Time;

/// <summary>Working time as people write it in rules: <c>3bd</c> working days, <c>12bh</c> open hours.</summary>
public static class WorkingTimeText
{
    public const string Expected = "working time such as 3bd or 12bh";

    public const int Most = 10_000;

    /// <summary>Whether it looks like working time, be it out of bounds.</summary>
    public static bool IsMeant(string text) =>
        text.Length > 2 && text.AsSpan(text.Length - 2) is "bd" or "bh" && text.AsSpan(0, text.Length - 2).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Null when it is zero, or more than <see cref="Most"/>.</summary>
    public static TimeLimit? Read(string text, WorkCalendar calendar)
    {
        bool counted = int.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        return !counted || count is <= 0 or > Most ? null
            : text.EndsWith("bd", StringComparison.Ordinal) ? new TimeLimit.WorkingDays(count, calendar)
            : new TimeLimit.WorkingHours(count, calendar);
    }
}
