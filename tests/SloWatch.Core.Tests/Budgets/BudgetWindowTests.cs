using SloWatch.Core.Budgets;
using SloWatch.Core.Time;

namespace SloWatch.Core.Tests.Budgets;

public class BudgetWindowTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    [Fact]
    public void A_rolling_window_is_its_length_before_the_instant()
    {
        TimeRange range = new RollingWindow(TimeSpan.FromDays(30)).Before(Read("2011-11-01T00:00:00Z"));
        Assert.Equal("2011-10-02T00:00:00Z", range.From.ToString());
        Assert.Equal("2011-11-01T00:00:00Z", range.To.ToString());
    }

    [Theory]
    [InlineData(CalendarPeriod.Week, "2024-01-03T12:00:00Z", "2024-01-01T00:00:00Z")]
    [InlineData(CalendarPeriod.Week, "2024-01-07T23:59:59.999999Z", "2024-01-01T00:00:00Z")]
    [InlineData(CalendarPeriod.Month, "2024-02-29T12:00:00Z", "2024-02-01T00:00:00Z")]
    [InlineData(CalendarPeriod.Month, "2023-12-31T23:59:00Z", "2023-12-01T00:00:00Z")]
    [InlineData(CalendarPeriod.Quarter, "2024-03-31T23:59:00Z", "2024-01-01T00:00:00Z")]
    [InlineData(CalendarPeriod.Quarter, "2024-04-01T00:01:00Z", "2024-04-01T00:00:00Z")]
    [InlineData(CalendarPeriod.Quarter, "2023-12-15T00:00:00Z", "2023-10-01T00:00:00Z")]
    public void A_calendar_window_begins_with_its_period(CalendarPeriod period, string asOf, string from) =>
        Assert.Equal(from, new CalendarWindow(period, TimeZoneInfo.Utc).Before(Read(asOf)).From.ToString());

    [Theory]
    [InlineData(CalendarPeriod.Week, "2024-01-08T00:00:00Z", "2024-01-01T00:00:00Z")]
    [InlineData(CalendarPeriod.Month, "2024-03-01T00:00:00Z", "2024-02-01T00:00:00Z")]
    [InlineData(CalendarPeriod.Month, "2024-01-01T00:00:00Z", "2023-12-01T00:00:00Z")]
    [InlineData(CalendarPeriod.Quarter, "2024-01-01T00:00:00Z", "2023-10-01T00:00:00Z")]
    public void On_a_boundary_it_is_the_whole_period_before(CalendarPeriod period, string asOf, string from)
    {
        TimeRange range = new CalendarWindow(period, TimeZoneInfo.Utc).Before(Read(asOf));
        Assert.Equal(from, range.From.ToString());
        Assert.Equal(asOf, range.To.ToString());
    }

    [Theory]
    [InlineData(CalendarPeriod.Month, "2024-04-01T00:00:00Z", "2024-03-31T22:00:00Z")]
    [InlineData(CalendarPeriod.Month, "2024-03-31T22:00:00Z", "2024-02-29T23:00:00Z")]
    [InlineData(CalendarPeriod.Week, "2024-03-31T12:00:00Z", "2024-03-24T23:00:00Z")]
    [InlineData(CalendarPeriod.Week, "2024-10-27T12:00:00Z", "2024-10-20T22:00:00Z")]
    [InlineData(CalendarPeriod.Quarter, "2024-06-30T21:59:00Z", "2024-03-31T22:00:00Z")]
    public void The_period_begins_at_local_midnight_in_summer_and_in_winter(CalendarPeriod period, string asOf, string from) =>
        Assert.Equal(from, new CalendarWindow(period, Amsterdam).Before(Read(asOf)).From.ToString());

    [Fact]
    public void Directly_before_a_rolling_window_lies_one_as_long()
    {
        RollingWindow window = new(TimeSpan.FromDays(30));
        TimeRange before = window.DirectlyBefore(window.Before(Read("2011-11-01T00:00:00Z")));
        Assert.Equal(new TimeRange(Read("2011-09-02T00:00:00Z"), Read("2011-10-02T00:00:00Z")), before);
    }

    [Theory]
    [InlineData(CalendarPeriod.Week, "2024-04-03T12:00:00Z", "2024-03-24T23:00:00Z", "2024-03-31T22:00:00Z")]
    [InlineData(CalendarPeriod.Month, "2024-03-05T00:00:00Z", "2024-01-31T23:00:00Z", "2024-02-29T23:00:00Z")]
    [InlineData(CalendarPeriod.Quarter, "2024-04-10T00:00:00Z", "2023-12-31T23:00:00Z", "2024-03-31T22:00:00Z")]
    [InlineData(CalendarPeriod.Month, "2024-01-31T23:00:00Z", "2023-11-30T23:00:00Z", "2023-12-31T23:00:00Z")]
    public void Directly_before_a_calendar_window_lies_the_whole_period_before(CalendarPeriod period, string asOf, string from, string to)
    {
        CalendarWindow window = new(period, Amsterdam);
        Assert.Equal(new TimeRange(Read(from), Read(to)), window.DirectlyBefore(window.Before(Read(asOf))));
    }

    [Fact]
    public void A_midnight_that_daylight_saving_skips_is_the_first_moment_after_the_gap()
    {
        CalendarWindow window = new(CalendarPeriod.Month, Zone(startMonth: 9, startDay: 1, endMonth: 11, endDay: 15));
        Assert.Equal("2024-09-01T04:00:00Z", window.Before(Read("2024-09-10T00:00:00Z")).From.ToString());
    }

    [Fact]
    public void A_doubled_midnight_is_its_first_pass()
    {
        CalendarWindow window = new(CalendarPeriod.Month, Zone(startMonth: 4, startDay: 10, endMonth: 9, endDay: 1, endHour: 1));
        Assert.Equal("2024-09-01T03:00:00Z", window.Before(Read("2024-09-10T00:00:00Z")).From.ToString());
    }

    [Fact]
    public void The_text_names_the_period_and_the_zone()
    {
        Assert.Equal("30d", new RollingWindow(TimeSpan.FromDays(30)).Text);
        Assert.Equal("quarter (Europe/Amsterdam)", new CalendarWindow(CalendarPeriod.Quarter, Amsterdam).Text);
    }

    private static Instant Read(string text) => Instant.TryParse(text, out Instant instant) ? instant : throw new FormatException(text);

    /// <summary>Four hours behind UTC, an hour less between the start (at midnight) and the end.</summary>
    private static TimeZoneInfo Zone(int startMonth, int startDay, int endMonth, int endDay, int endHour = 0)
    {
        TimeZoneInfo.TransitionTime start = TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 0, 0, 0), startMonth, startDay);
        TimeZoneInfo.TransitionTime end = TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, endHour, 0, 0), endMonth, endDay);
        TimeZoneInfo.AdjustmentRule rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), start, end);
        return TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-4), "test", "test", "test summer", [rule]);
    }
}
