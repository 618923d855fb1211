using SloWatch.Core.Time.Calendars;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Time.Calendars;

/// <summary>Holidays and days with hours of their own. The first of January 2026 is a Thursday.</summary>
public class SpecialDaysTests
{
    [Theory]
    [InlineData("2026-01-01 New Year|2026-01-02 New Year", "2026-01-01..2026-01-02 New Year")]
    [InlineData("2026-01-02 New Year|2026-01-01 New Year", "2026-01-01..2026-01-02 New Year")]
    [InlineData("2026-01-01 New Year|2026-01-02 Bridge", "2026-01-01..2026-01-01 New Year|2026-01-02..2026-01-02 Bridge")]
    [InlineData("2026-01-01 New Year|2026-01-03 New Year", "2026-01-01..2026-01-01 New Year|2026-01-03..2026-01-03 New Year")]
    [InlineData("2026-01-01 09:00-12:00|2026-01-02 09:00-12:00", "2026-01-01..2026-01-02 09:00-12:00")]
    [InlineData("2026-01-01 09:00-12:00|2026-01-02 09:00-13:00", "2026-01-01..2026-01-01 09:00-12:00|2026-01-02..2026-01-02 09:00-13:00")]
    [InlineData("2026-01-01..2026-01-05 Shut|2026-01-03 Feast", "2026-01-01..2026-01-02 Shut|2026-01-03..2026-01-03 Feast|2026-01-04..2026-01-05 Shut")]
    public void Days_that_follow_each_other_and_are_alike_are_one_and_of_two_the_later_counts(string written, string runs) => Assert.Equal(
        runs, string.Join('|', Special(written).Runs.Select(run => $"{run.From:yyyy-MM-dd}..{run.To:yyyy-MM-dd} {run.Name ?? run.Hours.Text}")));

    [Theory]
    [InlineData("2025-12-31", "New Year")]
    [InlineData("2026-01-01", "New Year")]
    [InlineData("2026-01-02", "New Year")]
    [InlineData("2026-01-03", "Easter")]
    [InlineData("2026-04-06", "Easter")]
    [InlineData("2026-04-07", null)]
    public void The_one_that_holds_a_day_or_the_next_is_found(string day, string? name) =>
        Assert.Equal(name, Special("2026-01-01..2026-01-02 New Year|2026-04-03..2026-04-06 Easter").AtOrAfter(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Name);

    [Theory]
    [InlineData("2026-08-15", "2026-08-01", "2026-08-31", false)] // a Saturday
    [InlineData("2026-08-15..2026-08-16", "2026-08-01", "2026-08-31", false)]
    [InlineData("2026-08-15..2026-08-17", "2026-08-01", "2026-08-31", true)]
    [InlineData("2026-08-14..2026-08-15", "2026-08-01", "2026-08-31", true)]
    [InlineData("2026-08-14..2026-08-15", "2026-08-15", "2026-08-31", false)] // what is left of it is the Saturday
    [InlineData("2026-08-15..2026-08-17", "2026-08-01", "2026-08-16", false)]
    [InlineData("2026-08-03", "2026-08-03", "2026-08-03", true)]
    [InlineData("2026-08-03", "2026-08-04", "2026-08-31", false)]
    [InlineData("2026-08-04", "2026-08-01", "2026-08-03", false)]
    [InlineData("2026-08-02..2026-08-31", "2026-08-01", "2026-09-30", true)]
    public void A_holiday_is_told_when_it_takes_away_a_working_day_between_two_moments(string dates, string from, string to, bool told)
    {
        WorkCalendar calendar = SomeCalendar.Of("office", "Europe/Amsterdam", SomeCalendar.Weekdays("09:00-17:00"), (dates, "Holiday"));
        Assert.Equal(told, calendar.HolidaysBetween(Times.At($"{from}T12:00+02:00"), Times.At($"{to}T12:00+02:00")).Any());
    }

    [Fact]
    public void A_day_with_hours_of_its_own_is_no_holiday()
    {
        WorkCalendar calendar = SomeCalendar.Of("office", "Europe/Amsterdam", SomeCalendar.Weekdays("09:00-17:00"), ("2026-08-03", "09:00-12:00"));
        Assert.Empty(calendar.HolidaysBetween(Times.At("2026-08-01T12:00+02:00"), Times.At("2026-08-31T12:00+02:00")));
    }

    [Fact]
    public void Hours_that_daylight_saving_skips_are_not_open()
    {
        // On Sunday the 30th of March 2025 clocks go from two to three: work begins on Monday, and a working day later is the next Sunday.
        WorkCalendar calendar = SomeCalendar.Of("night", "Europe/Amsterdam", ["02:00-03:00", "09:00-17:00", "", "", "", "", ""]);
        Assert.Equal("2025-04-06T03:00:00+02:00", Times.Text(calendar.AfterDays(Times.At("2025-03-29T12:00+01:00"), 1), calendar.Zone));
    }

    [Fact]
    public void An_hour_that_ends_as_the_time_begins_is_over() => Assert.Equal(
        "2026-01-06T09:00:00+01:00", Times.Text(SomeCalendar.Office.AfterDays(Times.At("2026-01-02T15:00+01:00"), 1), SomeCalendar.Office.Zone)); // Friday closes at three

    [Theory]
    [InlineData(36_525, true)]
    [InlineData(36_526, false)]
    public void Further_than_a_hundred_years_ahead_nobody_looks(int days, bool found)
    {
        DateOnly day = new DateOnly(2026, 1, 1).AddDays(days);
        WorkCalendar calendar = SomeCalendar.Of("once", "UTC", SomeCalendar.Daily(""), ($"{day:yyyy-MM-dd}", "09:00-10:00"));
        Assert.Equal(found ? calendar.MomentOf(day, TimeSpan.FromHours(10)) : Core.Time.Instant.Ever, calendar.AfterOpen(Times.At("2026-01-01T12:00Z"), TimeSpan.FromHours(1)));
    }

    private static SpecialDays Special(string written) =>
        SomeCalendar.Of("any", "Europe/Amsterdam", SomeCalendar.Weekdays("09:00-17:00"), [.. written.Split('|').Select(day => (day.Split(' ', 2)[0], day.Split(' ', 2)[1]))]).Special;
}
