using System.Globalization;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Engine.Yaml.Kinds.Calendars;

/// <summary>Days by their date: <c>2026-12-25</c>, or the first and the last of several, <c>2026-12-24..2026-12-26</c>.</summary>
internal static class CalendarDates
{
    private const int LongestRange = 3660;
    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    public static IReadOnlyList<SpecialDay> Holidays(SettingReader settings, string setting)
    {
        List<SpecialDay> holidays = [];
        foreach ((string dates, Place place, IReadOnlyList<ScalarSetting> texts) in settings.ScalarsByName(setting))
        {
            if (texts.Count > 1)
            {
                settings.Report(texts[1].Place, $"the holiday {dates} has {texts.Count} names", "write one");
            }

            if (Range(settings, place, dates) is var (from, to) && texts.Count > 0)
            {
                holidays.Add(new(from, to, DayHours.Closed, texts[0].Text));
            }
        }

        return holidays;
    }

    public static IReadOnlyList<SpecialDay> Days(SettingReader settings, string setting)
    {
        List<SpecialDay> days = [];
        foreach ((string dates, Place place, IReadOnlyList<ScalarSetting> texts) in settings.ScalarsByName(setting))
        {
            DayHours? hours = SpanTexts.Read(settings, texts);
            if (Range(settings, place, dates) is var (from, to) && hours is not null)
            {
                days.Add(new(from, to, hours, null));
            }
        }

        return days;
    }

    private static (DateOnly From, DateOnly To)? Range(SettingReader settings, Place place, string text)
    {
        string[] ends = text.Split("..");
        if (ends.Length > 2 || Date(ends[0]) is not { } from || Date(ends[^1]) is not { } to)
        {
            string wrong = ends.Length > 2 ? text : Date(ends[0]) is null ? ends[0] : ends[^1];
            settings.Report(place, $"'{wrong}' is no date{(IsForm(wrong) ? $" of the years {FirstYear} to {LastYear}" : "")}", "write a date such as 2026-12-25, or the first and the last of several: 2026-12-24..2026-12-26");
            return null;
        }

        if (to < from)
        {
            settings.Report(place, $"the days {text} end before they begin", $"write {ends[1]}..{ends[0]}");
            return null;
        }

        if (to.DayNumber - from.DayNumber >= LongestRange)
        {
            settings.Report(place, $"the days {text} are more than ten years", "write them in pieces");
            return null;
        }

        return (from, to);
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && date.Year is >= FirstYear and <= LastYear ? date : null;

    private static bool IsForm(string text) => text.Length == 10 && text[4] == '-' && text[7] == '-';
}
