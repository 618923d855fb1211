using SloWatch.Core.Time;
using SloWatch.Core.Time.Calendars;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Time.Calendars;

/// <summary>
/// Working time counted by hand. 2026-03-29 is the Sunday on which Amsterdam's clocks go from 02:00 to 03:00, 2026-10-25 the Sunday
/// on which they go from 03:00 back to 02:00; New York's go forward on 2026-03-08.
/// </summary>
public class WorkingTimeTableTests
{
    private static readonly WorkCalendar Kolkata = SomeCalendar.Of("office", "Asia/Kolkata", SomeCalendar.Weekdays("09:00-17:00"));

    private static readonly WorkCalendar NewYork = SomeCalendar.Of("office", "America/New_York", SomeCalendar.Weekdays("09:00-17:00"));

    private static readonly WorkCalendar ClosedForYears = SomeCalendar.Of("closed", "Europe/Amsterdam", SomeCalendar.Weekdays("09:00-17:00"), ("2026-01-05..2030-12-31", "Rebuilding"));

    private static readonly WorkCalendar ShortEve = SomeCalendar.Of("short-eve", "Europe/Amsterdam", SomeCalendar.Weekdays("09:00-17:00"), ("2026-12-24", "09:00-12:00"), ("2026-12-25", "Christmas"));

    private static readonly Dictionary<string, WorkCalendar> ByName = new()
    {
        ["office"] = SomeCalendar.Office,
        ["shop"] = SomeCalendar.Shop,
        ["round"] = SomeCalendar.Round,
        ["night"] = SomeCalendar.Night,
        ["Kolkata"] = Kolkata,
        ["New York"] = NewYork,
        ["closed"] = ClosedForYears,
        ["short eve"] = ShortEve,
    };

    [Theory]

    // Tue 24 March; Wed 25 is the first, Thu 26 the second, Fri 27 the third working day after it.
    [InlineData("office", "3bd", "2026-03-24T10:00+01:00", "2026-03-27T10:00+01:00")]

    // Thu 16:30; Fri closes at 15:00, so at its close.
    [InlineData("office", "1bd", "2026-03-26T16:30+01:00", "2026-03-27T15:00+01:00")]

    // Thu; Fri 27, then over the night the clocks go forward: Mon 30, Tue 31. The same local time, though an hour less has passed.
    [InlineData("office", "3bd", "2026-03-26T10:00+01:00", "2026-03-31T10:00+02:00")]

    // Fri; over the night the clocks go back: Mon 26. The same local time, though an hour more has passed.
    [InlineData("office", "1bd", "2026-10-23T10:00+02:00", "2026-10-26T10:00+01:00")]

    // Sunday night counts from Mon 23 at 9; a working day later is Tue at 9.
    [InlineData("office", "1bd", "2026-03-22T23:30+01:00", "2026-03-24T09:00+01:00")]

    // At 17:00 sharp it has closed: from Tue 24 at 9 to Wed 25 at 9.
    [InlineData("office", "1bd", "2026-03-23T17:00+01:00", "2026-03-25T09:00+01:00")]

    // At 9:00 sharp it is open.
    [InlineData("office", "1bd", "2026-03-23T09:00+01:00", "2026-03-24T09:00+01:00")]

    // Wed 28 February 2024; the next day is the leap day, a Thursday, ...
    [InlineData("office", "1bd", "2024-02-28T11:00+01:00", "2024-02-29T11:00+01:00")]

    // ... and the day after that is Fri 1 March.
    [InlineData("office", "1bd", "2024-02-29T11:00+01:00", "2024-03-01T11:00+01:00")]

    // Thu 2 April; Good Friday, Saturday, Sunday, Easter Monday do not count: Tue 7.
    [InlineData("office", "1bd", "2026-04-02T14:00+02:00", "2026-04-07T14:00+02:00")]

    // Wed 24 December; Christmas Thu and Fri, Sat, Sun; Mon 29 is the first, Tue 30 the second, Wed 31 the third, New Year's day none: Fri 2.
    [InlineData("office", "4bd", "2025-12-24T14:00+01:00", "2026-01-02T14:00+01:00")]

    // Wed 23 December at 14; on the 24th it closes at 12.
    [InlineData("short eve", "1bd", "2026-12-23T14:00+01:00", "2026-12-24T12:00+01:00")]

    // In the lunch break: from 13:00 on Tue to 13:00 on Wed.
    [InlineData("shop", "1bd", "2026-03-24T12:30+01:00", "2026-03-25T13:00+01:00")]

    // Sat 15-18 is 3 h; Sun closed; Mon 9-12 and 13-18 is 8 h, 11 in all; the twelfth is Tue 9-10.
    [InlineData("shop", "12bh", "2026-03-28T15:00+01:00", "2026-03-31T10:00+02:00")]

    // Thu 15-17 is 2 h, Fri 9-15 is 6 h, Mon 9-13 is 4 h.
    [InlineData("office", "12bh", "2026-03-26T15:00+01:00", "2026-03-30T13:00+02:00")]

    // Eight hours are over when the day closes, not when the next one opens.
    [InlineData("office", "8bh", "2026-03-24T09:00+01:00", "2026-03-24T17:00+01:00")]

    // 12 h to midnight; the Sunday lacks the hour from 2 to 3, so the 12 h after midnight end at 13:00.
    [InlineData("round", "24bh", "2026-03-28T12:00+01:00", "2026-03-29T13:00+02:00")]

    // 12 h to midnight; the Sunday has the hour from 2 to 3 twice, so the 12 h after midnight end at 11:00.
    [InlineData("round", "24bh", "2026-10-24T12:00+02:00", "2026-10-25T11:00+01:00")]

    // 02:30 on the Sunday is skipped: it moves forward to 03:00.
    [InlineData("round", "1bd", "2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00")]

    // 02:30 on the Sunday comes twice: the first.
    [InlineData("round", "1bd", "2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00")]

    // The second 02:30 is 02:30, too.
    [InlineData("round", "1bd", "2026-10-25T02:30+01:00", "2026-10-26T02:30+01:00")]

    // 23-24 is 1 h; then 0-1, 1-2 (which ends at 3 on the clock) and 3-4.
    [InlineData("night", "4bh", "2026-03-28T23:00+01:00", "2026-03-29T04:00+02:00")]

    // In the night the working day is the date: Sat 23:00 and Sun 23:00.
    [InlineData("night", "1bd", "2026-03-28T23:00+01:00", "2026-03-29T23:00+02:00")]

    // Closed from Mon 5 January 2026 to the end of 2030: the next working day is Wed 1 January 2031.
    [InlineData("closed", "1bd", "2026-01-02T10:00+01:00", "2031-01-01T10:00+01:00")]

    // Sunday evening in Greenwich is Mon 01:30 in Kolkata: from 9 there on Mon to 9 on Tue.
    [InlineData("Kolkata", "1bd", "2026-03-22T20:00+00:00", "2026-03-24T09:00+05:30")]

    // Fri; over the night New York's clocks go forward: Mon, the same local time.
    [InlineData("New York", "1bd", "2026-03-06T16:00-05:00", "2026-03-09T16:00-04:00")]
    public void It_is_over_when_a_person_would_say(string calendar, string limit, string start, string due)
    {
        WorkCalendar by = ByName[calendar];
        TimeLimit within = WorkingTimeText.Read(limit, by)!;
        Assert.Equal(Times.Text(Times.At(due), by.Zone), Times.Text(within.After(Times.At(start), []), by.Zone));
    }
}
