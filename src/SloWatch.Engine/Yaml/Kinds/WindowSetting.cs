using SloWatch.Core.Budgets;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Yaml.Checks;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>The time the budget is counted over: a length that rolls on, or a calendar period.</summary>
internal static class WindowSetting
{
    private static readonly SettingDeclaration Calendar = new("calendar", SettingKind.Choice, "the period; the budget is new when it begins") { Required = true, Choices = ["week", "month", "quarter"], Example = "month" };

    private static readonly SettingDeclaration Zone = new("timeZone", SettingKind.Text, "whose midnight it begins at") { Default = "UTC", Example = "Europe/Amsterdam" };

    public static readonly SettingDeclaration Declaration = new("window", SettingKind.Duration, "the time the budget is counted over: a length, or { calendar: month, timeZone: Europe/Amsterdam }")
    {
        Required = true,
        Or = SettingKind.Map,
        Inner = [Calendar, Zone],
        Example = "30d",
    };

    public static BudgetWindow? Read(SettingReader settings) => settings.IsMap(Declaration.Name) ? ReadCalendar(settings.Map(Declaration)) : ReadRolling(settings);

    private static RollingWindow? ReadRolling(SettingReader settings)
    {
        Place place = settings.PlaceOf(Declaration.Name);
        if (settings.IsText(Declaration.Name) && settings.Text(Declaration.Name) is { } text && Calendar.Choices.Contains(text))
        {
            settings.Report(place, $"the window {text} is no duration", $"write {{ calendar: {text} }}, or 30d for one that rolls on");
            return null;
        }

        if (settings.Duration(Declaration.Name) is not { } length)
        {
            return null;
        }

        if (length < TimeSpan.FromMinutes(1))
        {
            settings.Report(place, $"the window {DurationText.Format(length)} is shorter than a minute, the finest that is counted", "write 1m or longer; 30d is usual");
            return null;
        }

        if (length.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            long minutes = length.Ticks / TimeSpan.TicksPerMinute;
            settings.Report(place, $"the window {DurationText.Format(length)} is not a whole number of minutes, the finest that is counted", $"write {minutes}m or {minutes + 1}m");
            return null;
        }

        return new(length);
    }

    private static CalendarWindow? ReadCalendar(SettingReader? inner)
    {
        if (inner is null)
        {
            return null;
        }

        string? period = inner.Choice(Calendar.Name, Calendar.Choices);
        TimeZoneInfo? zone = inner.Has(Zone.Name) ? TimeZones.Find(inner, Zone.Name) : TimeZoneInfo.Utc;
        return period is null || zone is null ? null : new(PeriodOf(period), zone);
    }

    private static CalendarPeriod PeriodOf(string name) => name switch
    {
        "week" => CalendarPeriod.Week,
        "month" => CalendarPeriod.Month,
        _ => CalendarPeriod.Quarter,
    };
}
