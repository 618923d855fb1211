using SloWatch.Core.Time;

namespace SloWatch.Core.Rules.Settings;

/// <summary>Settings of the kind <see cref="SettingKind.Limit"/>.</summary>
public static class LimitSetting
{
    /// <summary>A duration of every hour, or working time by the calendar in use.</summary>
    public static TimeLimit? Limit(this SettingReader settings, string name)
    {
        string text = settings.IsText(name) ? settings.Text(name) ?? "" : "";
        if (WorkingTimeText.IsMeant(text))
        {
            return WorkingTime(settings, name, text);
        }

        if (text.Length > 0 && !DurationText.TryParse(text, out _))
        {
            (string fault, string remedy) = DurationText.Refusal(text);
            settings.Report(settings.PlaceOf(name), $"'{name}' is the text '{text}', which {fault}", remedy.EndsWith(DurationText.Expected, StringComparison.Ordinal) ? $"{remedy}, or {WorkingTimeText.Expected}" : remedy);
            return null;
        }

        return settings.Duration(name) is { } length ? new TimeLimit.Elapsed(length) : null;
    }

    private static TimeLimit? WorkingTime(SettingReader settings, string name, string text)
    {
        if (settings.Calendar.Take() is not { } calendar)
        {
            settings.Report(settings.PlaceOf(name), $"'{name}' is {text}, and no calendar says what working time is", "add 'calendar: NAME' to the SLO, or to its Workflow for all that it has");
            return null;
        }

        TimeLimit? limit = WorkingTimeText.Read(text, calendar);
        if (limit is null)
        {
            settings.Report(settings.PlaceOf(name), $"'{name}' is {text}, which is out of bounds", $"write a number from 1 to {WorkingTimeText.Most}");
        }

        return limit;
    }
}
