using System.Globalization;
using SloWatch.Core.Time;

namespace SloWatch.Core.Tests.Time;

/// <summary>Which moment a local time is, also where winter is the time that is shifted.</summary>
public class LocalTimeTests
{
    [Theory]
    [InlineData("Europe/Amsterdam", "2026-03-29T02:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Amsterdam", "2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Dublin", "2026-03-29T00:59", "2026-03-29T00:59:00Z")]
    [InlineData("Europe/Dublin", "2026-03-29T01:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Dublin", "2026-03-29T02:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Dublin", "2026-10-25T01:00", "2026-10-25T00:00:00Z")]
    [InlineData("Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Dublin", "2026-10-25T02:00", "2026-10-25T02:00:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-15T03:00", "2026-02-15T03:00:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-22T02:00", "2026-03-22T02:00:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-22T02:30:30", "2026-03-22T02:00:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-22T03:00", "2026-03-22T02:00:00Z")]
    [InlineData("America/Scoresbysund", "2023-03-26T00:00", "2023-03-26T01:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00:00Z")]
    [InlineData("Europe/Dublin", "9999-12-31T23:59", "9999-12-31T23:59:00Z")]
    public void A_local_time_is_its_first_moment_and_one_that_is_skipped_the_first_after_the_gap(string zone, string local, string expected) =>
        Assert.Equal(expected, TimeZoneInfo.FindSystemTimeZoneById(zone).ToInstant(DateTime.Parse(local, CultureInfo.InvariantCulture)).ToString());

    [Theory]
    [InlineData("Europe/Dublin", 2008)]
    [InlineData("Africa/Casablanca", 2008)]
    [InlineData("Africa/El_Aaiun", 2022)]
    [InlineData("America/Scoresbysund", 2018)]
    [InlineData("Europe/Amsterdam", 2024)]
    [InlineData("America/Santiago", 2022)]
    [InlineData("America/St_Johns", 2022)]
    [InlineData("Australia/Lord_Howe", 2024)]
    [InlineData("Antarctica/Troll", 2024)]
    [InlineData("Pacific/Apia", 2009)]
    [InlineData("Asia/Kathmandu", 2026)]
    public void Around_each_change_of_the_clocks_all_local_times_are_what_the_clocks_show(string name, int year)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        Instant end = At(Math.Max(year + 4, 2027));
        for (Instant day = At(year); day < end; day += TimeSpan.FromDays(1))
        {
            if (zone.GetUtcOffset(day.ToDateTimeOffset()) != zone.GetUtcOffset((day + TimeSpan.FromDays(1)).ToDateTimeOffset()))
            {
                Around(zone, day);
            }
        }
    }

    /// <summary>By looking at every quarter of an hour of the clocks.</summary>
    private static void Around(TimeZoneInfo zone, Instant day)
    {
        (Instant At, DateTime Shown)[] clock = [.. Enumerable.Range(-2 * 96, 5 * 96).Select(quarter => day + TimeSpan.FromMinutes(15 * quarter)).Select(at => (at, zone.ToLocal(at)))];
        DateTime first = zone.ToLocal(day) - TimeSpan.FromHours(12);
        for (int quarter = 0; quarter < 2 * 96; quarter++)
        {
            DateTime local = first + TimeSpan.FromMinutes(15 * quarter);
            (Instant At, DateTime Shown)? shows = clock.Where(moment => moment.Shown == local).Select(moment => ((Instant, DateTime)?)moment).FirstOrDefault();
            Instant expected = shows?.At ?? clock.First(moment => moment.Shown > local).At;
            Assert.True(expected == zone.ToInstant(local), $"{zone.Id} {local:s}: {expected} and not {zone.ToInstant(local)}");
        }
    }

    private static Instant At(int year) => Instant.From(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
