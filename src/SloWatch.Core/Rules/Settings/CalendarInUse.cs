using SloWatch.Core.Time.Calendars;

namespace SloWatch.Core.Rules.Settings;

/// <summary>The calendar that working time is counted by where a rule is read, and whether any was.</summary>
/// <param name="calendar">Null: the rule has none.</param>
public sealed class CalendarInUse(WorkCalendar? calendar)
{
    public bool IsUsed { get; private set; }

    public WorkCalendar? Take()
    {
        IsUsed = true;
        return calendar;
    }
}
