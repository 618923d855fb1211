using System.Text;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.Times;

namespace SloWatch.Engine.Tests.Ingest.Times;

public class CellTimesTests
{
    [Theory]
    [InlineData("iso", "2024-03-04T09:00:00Z", "2024-03-04T09:00:00Z")]
    [InlineData("iso", "2024-03-04 09:00:00.5+0200", "2024-03-04T07:00:00.500Z")]
    [InlineData("iso", "2024-03-04 09:00:00", "2024-03-04T09:00:00Z")]
    [InlineData("unix", "1709542800", "2024-03-04T09:00:00Z")]
    [InlineData("unix", "1709542800.25", "2024-03-04T09:00:00.250Z")]
    [InlineData("unixMillis", "1709542800123", "2024-03-04T09:00:00.123Z")]
    [InlineData("dd.MM.yyyy HH:mm:ss", "04.03.2024 09:00:00", "2024-03-04T09:00:00Z")]
    [InlineData("M/d/yy h:mm tt", "3/4/24 9:05 PM", "2024-03-04T21:05:00Z")]
    [InlineData("yyyy-MM-dd", "2024-03-04", "2024-03-04T00:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss.FFFFFF", "2024-03-04 09:00:00.1234567", null)]
    [InlineData("yyyy-MM-dd HH:mm:ss.fffffff", "2024-03-04 09:00:00.1234567", "2024-03-04T09:00:00.123456Z")]
    [InlineData("d MMM yyyy HH:mm zzz", "4 Mar 2024 09:00 +01:00", "2024-03-04T08:00:00Z")]
    [InlineData("yyyy-MM-ddTHH:mm:ssK", "2024-03-04T09:00:00-05:00", "2024-03-04T14:00:00Z")]
    public void Times_are_read_in_their_format(string format, string text, string? expected)
    {
        TimeReading reading = Read([format], "UTC", text, out Instant at);
        Assert.Equal(expected is null ? TimeReading.NoTime : TimeReading.Ok, reading);
        Assert.True(expected is null || expected == at.ToString(), at.ToString());
    }

    [Theory]
    [InlineData("2024-01-15 09:00:00", "2024-01-15T08:00:00Z")]
    [InlineData("2024-07-15 09:00:00", "2024-07-15T07:00:00Z")]
    [InlineData("2024-07-15 09:00:00Z", "2024-07-15T09:00:00Z")]
    [InlineData("2024-03-31 01:59:59", "2024-03-31T00:59:59Z")]
    [InlineData("2024-03-31 02:00:00", "2024-03-31T01:00:00Z")] // skipped: the first moment after the gap
    [InlineData("2024-03-31 02:30:00", "2024-03-31T01:00:00Z")]
    [InlineData("2024-03-31 03:00:00", "2024-03-31T01:00:00Z")]
    [InlineData("2024-10-27 01:59:59", "2024-10-26T23:59:59Z")]
    [InlineData("2024-10-27 02:30:00", "2024-10-27T00:30:00Z")] // doubled: the first pass
    [InlineData("2024-10-27 03:00:00", "2024-10-27T02:00:00Z")]
    public void Local_times_are_those_of_the_zone_where_the_clocks_change_too(string text, string expected)
    {
        foreach (string format in new[] { "iso", "yyyy-MM-dd HH:mm:ssK" })
        {
            bool zoned = text.EndsWith('Z') || format == "iso";
            string pattern = zoned ? format : "yyyy-MM-dd HH:mm:ss";
            Assert.Equal(TimeReading.Ok, Read([pattern], "Europe/Amsterdam", text, out Instant at));
            Assert.Equal(expected, at.ToString());
        }
    }

    [Fact]
    public void The_first_format_that_fits_counts_whatever_read_the_time_before()
    {
        CellTimes times = new([TimeFormat.Of("d/M/yyyy", out _)!, TimeFormat.Of("M/d/yyyy", out _)!], TimeZoneInfo.Utc);
        Assert.Equal("2024-12-25T00:00:00Z", Read(times, "12/25/2024"));
        Assert.Equal("2024-04-03T00:00:00Z", Read(times, "3/4/2024"));
    }

    [Theory]
    [InlineData("iso", "1969-12-31T23:59:59Z")]
    [InlineData("iso", "2201-01-01T00:00:00Z")]
    [InlineData("dd.MM.yyyy", "01.01.0001")]
    [InlineData("dd.MM.yyyy", "31.12.9999")]
    [InlineData("unix", "-1")]
    [InlineData("unix", "1709542800123")]
    [InlineData("unixMillis", "79228162514264337593543950335")]
    public void Years_that_nobody_means_are_told_as_such(string format, string text)
    {
        foreach (string zone in new[] { "UTC", "Asia/Tokyo", "America/New_York" })
        {
            Assert.Equal(TimeReading.OutOfRange, Read([format], zone, text, out _));
        }
    }

    [Theory]
    [InlineData("iso", "")]
    [InlineData("iso", "2024-03-04")]
    [InlineData("unix", "12:00")]
    [InlineData("dd.MM.yyyy", "4.3.2024")]
    [InlineData("dd.MM.yyyy", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void What_does_not_fit_is_not_guessed(string format, string text) => Assert.Equal(TimeReading.NoTime, Read([format], "UTC", text, out _));

    [Theory]
    [InlineData("2024-03-04 09:00", "times: [iso]")]
    [InlineData("04.03.2024 09:00:00", "times: [dd.MM.yyyy HH:mm:ss]")]
    [InlineData("2011/10/01 00:38:44.546", "times: [yyyy/MM/dd HH:mm:ss.FFFFFFF]")]
    [InlineData("3/4/2024 9:00", "which is the day: times: [d/M/yyyy H:mm] or times: [M/d/yyyy H:mm]")]
    [InlineData("1709542800", "times: [unix]")]
    [InlineData("1709542800123", "times: [unixMillis]")]
    [InlineData("20240304", "times: [yyyyMMdd]")]
    [InlineData("soon", "write an RFC 3339 time with its zone")]
    public void For_a_time_that_does_not_fit_a_format_is_proposed_that_does(string text, string proposal) =>
        Assert.Contains(proposal, TimeProposal.For(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    private static TimeReading Read(string[] formats, string zone, string text, out Instant at) =>
        new CellTimes([.. formats.Select(format => TimeFormat.Of(format, out _)!)], TimeZoneInfo.FindSystemTimeZoneById(zone)).Read(Encoding.UTF8.GetBytes(text), out at);

    private static string Read(CellTimes times, string text)
    {
        Assert.Equal(TimeReading.Ok, times.Read(Encoding.UTF8.GetBytes(text), out Instant at));
        return at.ToString();
    }
}
