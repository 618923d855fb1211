using System.Globalization;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Engine.Yaml.Kinds.Calendars;

/// <summary>The hours of one day: <c>09:00-17:00</c>, several of them, or <c>closed</c>.</summary>
internal static class SpanTexts
{
    private const string ClosedWord = "closed";

    private static readonly TimeSpan Midnight = TimeSpan.FromDays(1);

    /// <summary>Null, and a problem, when they are none.</summary>
    public static DayHours? Read(SettingReader settings, IReadOnlyList<ScalarSetting> texts)
    {
        if (texts is [{ Text: ClosedWord }])
        {
            return DayHours.Closed;
        }

        List<OpenSpan> spans = [];
        foreach (ScalarSetting text in texts)
        {
            if (Span(settings, text) is not { } span || Overlaps(settings, text, span, spans))
            {
                return null;
            }

            spans.Add(span);
        }

        return spans.Count > 0 ? new(spans) : null;
    }

    private static OpenSpan? Span(SettingReader settings, ScalarSetting text)
    {
        string[] ends = text.Text.Split('-');
        if (text.Text == ClosedWord)
        {
            settings.Report(text.Place, "'closed' stands beside hours", "remove one of them");
            return null;
        }

        if (ends.Length != 2 || Time(ends[0].Trim()) is not { } opens || Time(ends[1].Trim()) is not { } closes)
        {
            settings.Report(text.Place, $"'{text.Text}' is no span of time", "write one such as 09:00-17:00, from 00:00 up to 24:00, or closed");
            return null;
        }

        OpenSpan span = new(opens, closes);
        if (opens < closes)
        {
            return span;
        }

        (string what, string remedy) = opens == closes
            ? ("is empty", "write closed for a day without hours, or 00:00-24:00 for a whole one")
            : ("ends before it begins", closes == TimeSpan.Zero ? $"write {new OpenSpan(opens, Midnight)}" : $"write {new OpenSpan(opens, Midnight)}, and {new OpenSpan(TimeSpan.Zero, closes)} for the day after");
        settings.Report(text.Place, $"the span {span} {what}", remedy);
        return null;
    }

    private static bool Overlaps(SettingReader settings, ScalarSetting text, OpenSpan span, List<OpenSpan> spans)
    {
        foreach (OpenSpan other in spans)
        {
            if (span.Opens < other.Closes && other.Opens < span.Closes)
            {
                settings.Report(text.Place, $"the spans {other} and {span} overlap", "make one of them, or end one where the other begins");
                return true;
            }
        }

        return false;
    }

    /// <summary>24:00 is the end of the day.</summary>
    private static TimeSpan? Time(string text) =>
        text == "24:00" ? Midnight
        : TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time.ToTimeSpan() : null;
}
