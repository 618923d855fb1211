using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time.Calendars;
using SloWatch.Engine.Yaml.Checks;

namespace SloWatch.Engine.Yaml.Kinds.Calendars;

internal static class CalendarDocument
{
    public static readonly SettingDeclaration Extends = new("extends", SettingKind.Text, "another Calendar, of which this one is like where it says nothing else: its weekdays replace those, its holidays and days are added") { Example = "office-hours" };

    private static readonly SettingDeclaration Zone = new("timeZone", SettingKind.Text, "whose clocks the hours are read on") { Default = "that of the Calendar it extends; without one it is required", Example = "Europe/Amsterdam" };

    private static readonly SettingDeclaration Hours = new("hours", SettingKind.TextsByName, "when the weekdays are open: a weekday, or from one to another, with a span of time, a list of spans, or closed")
    {
        Default = "closed, or as the Calendar it extends",
        Example = "{ mon-thu: [09:00-12:30, 13:00-17:00], fri: 09:00-15:00 }",
    };

    private static readonly SettingDeclaration Holidays = new("holidays", SettingKind.TextsByName, "closed days by their date, or the first and the last of several, with their name")
    {
        Default = "none",
        Example = "{ 2026-12-25..2026-12-26: Christmas, 2027-01-01: New Year }",
    };

    private static readonly SettingDeclaration Days = new("days", SettingKind.TextsByName, "hours of single days, whatever their weekday and the holidays say")
    {
        Default = "none",
        Example = "{ 2026-12-24: 09:00-12:00 }",
    };

    public static readonly RuleKind Kind = new(
        "Calendar",
        "When people work, for limits in working days (3bd) and open hours (12bh).",
        [DocumentSettings.Kind, DocumentSettings.Name, DocumentSettings.Description, Zone, Extends, Hours, Holidays, Days]);

    /// <param name="extended">Null when it extends none, or one that is a problem already.</param>
    public static WorkCalendar Read(RuleDocument document, WorkCalendar? extended)
    {
        SettingReader settings = document.Settings;
        settings.Text("description");
        bool alone = !settings.Has(Extends.Name);
        if (alone && !settings.Has(Zone.Name))
        {
            settings.Report(settings.Place, $"{document.Label} does not say whose clocks its hours are read on", $"add 'timeZone: {Zone.Example}'");
        }

        TimeZoneInfo zone = TimeZones.Find(settings, Zone.Name) ?? extended?.Zone ?? TimeZoneInfo.Utc;
        WeekHours week = WeekHours.Read(settings, Hours.Name, extended?.Week);
        SpecialDays special = (extended?.Special ?? SpecialDays.None)
            .With(CalendarDates.Holidays(settings, Holidays.Name))
            .With(CalendarDates.Days(settings, Days.Name));
        WorkCalendar calendar = new(document.Name, zone, week.Days, special);
        if (!calendar.IsEverOpen && week.IsWhole && (alone || extended is not null))
        {
            settings.Report(settings.PlaceOf(Hours.Name), $"{document.Label} is never open: no deadline would ever come", "give it hours, such as { mon-fri: 09:00-17:00 }");
        }

        return calendar;
    }
}
