using SloWatch.Core.Time;
using SloWatch.Core.Time.Crons;

namespace SloWatch.Core.Tests.Time.Crons;

public class SlotsTests
{
    /// <summary>Clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October.</summary>
    private const string Amsterdam = "Europe/Amsterdam";

    [Theory]
    [InlineData("30 2 * * *", "UTC", "2026-03-01T00:00Z", "2026-03-03T00:00Z", "03-01T02:30 03-02T02:30")]
    [InlineData("0 9 * * MON-FRI", "UTC", "2026-03-06T00:00Z", "2026-03-10T00:00Z", "03-06T09:00 03-09T09:00")]
    [InlineData("0 9 * * FRI-SUN", "UTC", "2026-03-05T00:00Z", "2026-03-10T00:00Z", "03-06T09:00 03-07T09:00 03-08T09:00")]
    [InlineData("0 9 * * mon-sun/3", "UTC", "2026-03-02T00:00Z", "2026-03-09T00:00Z", "03-02T09:00 03-05T09:00 03-08T09:00")]
    [InlineData("0 9 * * SUN-MON", "UTC", "2026-03-06T00:00Z", "2026-03-11T00:00Z", "03-08T09:00 03-09T09:00")]
    [InlineData("0 9 * * 7", "UTC", "2026-03-06T00:00Z", "2026-03-10T00:00Z", "03-08T09:00")]
    [InlineData("15,45 */12 1 * *", "UTC", "2026-03-01T00:00Z", "2026-04-01T00:00Z", "03-01T00:15 03-01T00:45 03-01T12:15 03-01T12:45")]
    [InlineData("*/20 * * * * *", "UTC", "2026-03-01T00:00Z", "2026-03-01T00:01Z", "03-01T00:00 03-01T00:00:20 03-01T00:00:40")]
    [InlineData("0 0 13 * FRI", "UTC", "2026-03-12T00:00Z", "2026-03-21T00:00Z", "03-13T00:00 03-20T00:00")]
    [InlineData("@hourly", "UTC", "2026-03-01T00:30Z", "2026-03-01T02:00Z", "03-01T01:00")]
    [InlineData("0 0 29 2 *", "UTC", "2026-01-01T00:00Z", "2029-01-01T00:00Z", "02-29T00:00")]
    [InlineData("30 2 * * *", Amsterdam, "2026-03-28T00:00Z", "2026-03-31T00:00Z", "03-28T01:30 03-29T01:00 03-30T00:30")]
    [InlineData("0,30 2,3 * * *", Amsterdam, "2026-03-29T00:00Z", "2026-03-29T12:00Z", "03-29T01:00 03-29T01:30")]
    [InlineData("30 2 * * *", Amsterdam, "2026-10-24T00:00Z", "2026-10-27T00:00Z", "10-24T00:30 10-25T00:30 10-26T01:30")]
    [InlineData("*/30 * * * *", Amsterdam, "2026-03-29T00:00Z", "2026-03-29T02:00Z", "03-29T00:00 03-29T00:30 03-29T01:00 03-29T01:30")]
    [InlineData("*/30 * * * *", Amsterdam, "2026-10-25T00:00Z", "2026-10-25T02:00Z", "10-25T00:00 10-25T00:30 10-25T01:00 10-25T01:30")]
    [InlineData("0 * * * *", Amsterdam, "2026-10-25T21:30Z", "2026-10-26T00:30Z", "10-25T22:00 10-25T23:00 10-26T00:00")]
    [InlineData("0 0 * * *", "America/Santiago", "2026-09-05T00:00Z", "2026-09-08T00:00Z", "09-05T04:00 09-06T04:00 09-07T03:00")]
    [InlineData("30 1 * * *", "Europe/Dublin", "2026-03-28T00:00Z", "2026-03-31T00:00Z", "03-28T01:30 03-29T01:00 03-30T00:30")]
    [InlineData("0 1 * * *", "Europe/Dublin", "2026-10-24T00:00Z", "2026-10-27T00:00Z", "10-24T00:00 10-25T00:00 10-26T01:00")]
    [InlineData("30 2 * * *", "Africa/Casablanca", "2026-03-21T00:00Z", "2026-03-24T00:00Z", "03-21T02:30 03-22T02:00 03-23T01:30")]
    [InlineData("*/30 * * * *", "America/Scoresbysund", "2023-03-26T00:00Z", "2023-03-26T02:00Z", "03-26T00:00 03-26T00:30 03-26T01:00 03-26T01:30")]
    [InlineData("0 * * * *", "Australia/Lord_Howe", "2026-04-04T13:30Z", "2026-04-04T16:45Z", "04-04T14:00 04-04T15:30 04-04T16:30")]
    public void Planned_moments_follow_the_clocks_of_the_zone(string cron, string zone, string from, string to, string expected) =>
        Assert.Equal(expected, string.Join(' ', Of(cron, zone).In(new(At(from), At(to))).Select(Text)));

    [Theory]
    [InlineData("30 2 * * *", Amsterdam, "2026-03-29T00:59Z", "2026-03-28T01:30Z")]
    [InlineData("30 2 * * *", Amsterdam, "2026-03-29T01:00Z", "2026-03-29T01:00Z")]
    [InlineData("*/10 * * * *", Amsterdam, "2026-03-29T00:59Z", "2026-03-29T00:50Z")]
    [InlineData("0 0 29 2 *", "UTC", "2027-06-01T00:00Z", "2024-02-29T00:00Z")]
    [InlineData("0 12 * * *", "UTC", "2026-03-02T11:59Z", "2026-03-01T12:00Z")]
    public void The_latest_one_is_at_or_before_a_moment(string cron, string zone, string at, string expected) =>
        Assert.Equal(At(expected), Of(cron, zone).LatestAt(At(at)));

    [Theory]
    [InlineData("*/7 * * * *")]
    [InlineData("30 2 * * *")]
    [InlineData("0,15 1-3 * * *")]
    [InlineData("5 */2 * * SUN")]
    public void Those_of_two_parts_are_those_of_the_whole_each_once_and_the_latest_agrees(string cron)
    {
        Slots slots = Of(cron, Amsterdam);
        foreach (string changed in (string[])["2026-03-29T00:00Z", "2026-10-25T00:00Z"])
        {
            TimeRange all = new(At(changed) - TimeSpan.FromHours(30), At(changed) + TimeSpan.FromHours(30));
            Instant[] whole = [.. slots.In(all)];
            Assert.Equal(whole.Order().Distinct(), whole);
            for (Instant cut = all.From; cut < all.To; cut += TimeSpan.FromMinutes(23))
            {
                Assert.Equal(whole, slots.In(all with { To = cut }).Concat(slots.In(all with { From = cut })));
                Instant? latest = whole.Where(slot => slot <= cut).Select(slot => (Instant?)slot).LastOrDefault();
                Assert.True(latest is null || slots.LatestAt(cut) == latest, $"{cut}");
            }
        }
    }

    [Theory]
    [InlineData("", "it has 0 fields")]
    [InlineData("@reboot", "it has 1 field")]
    [InlineData("30 2 * *", "it has 4 fields")]
    [InlineData("0 30 2 * * * 2026", "it has 7 fields")]
    [InlineData("61 25 * * *", "'61' is no minute; write 0 to 59, *, a range 1-5, a step */10, or some of them with commas; '25' is no hour; write 0 to 23")]
    [InlineData("0 0 * * SAT-MON", "'SAT-MON' is no day of the week")]
    [InlineData("0 0 * * 5-0", "'5-0' is no day of the week")]
    [InlineData("0 0 * DEC-JAN *", "'DEC-JAN' is no month")]
    [InlineData("61 2 * * *", "'61' is no minute")]
    [InlineData("0 24 * * *", "'24' is no hour")]
    [InlineData("0 0 L * *", "'L' is no day of the month")]
    [InlineData("0 0 * XYZ *", "'XYZ' is no month")]
    [InlineData("0 0 * * 8", "'8' is no day of the week")]
    [InlineData("*/0 * * * *", "'*/0' is no minute")]
    [InlineData("5-1 * * * *", "'5-1' is no minute")]
    [InlineData("0 0 30 2 *", "no such day")]
    public void What_is_no_cron_text_says_where(string text, string expected)
    {
        Assert.Null(CronText.Read(text, out string fault));
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    private static Slots Of(string cron, string zone) => new(CronText.Read(cron, out string fault) ?? throw new ArgumentException(fault), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static Instant At(string text) => Instant.TryParse(text, out Instant at) ? at : throw new ArgumentException(text);

    /// <summary>Without the year and without seconds that are none.</summary>
    private static string Text(Instant at) => at.IsFullMinute ? at.ToString()[5..^4] : at.ToString()[5..^1];
}
