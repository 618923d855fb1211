using System.Text;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest;

namespace SloWatch.Engine.Tests.Ingest;

public class TimeTextTests
{
    [Theory]
    [InlineData("2011-10-01T00:38:44.546Z", "2011-10-01T00:38:44.546Z")]
    [InlineData("2011-10-01T00:38:44.546+02:00", "2011-09-30T22:38:44.546Z")]
    [InlineData("2011-10-01T00:38:44-05:30", "2011-10-01T06:08:44Z")]
    [InlineData("2012-02-29 23:59:59z", "2012-02-29T23:59:59Z")]
    [InlineData("2000-02-29t00:00:00,5Z", "2000-02-29T00:00:00.500Z")]
    [InlineData("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z")]
    [InlineData("2200-12-31T23:59:59.999999Z", "2200-12-31T23:59:59.999999Z")]
    [InlineData("1970-01-01T01:00:00+01:00", "1970-01-01T00:00:00Z")]
    public void Reads_times_with_a_zone(string text, string expected) => Assert.Equal((TimeReading.Ok, expected), Read(text));

    [Fact]
    public void What_is_finer_than_a_microsecond_is_cut_and_not_rounded() =>
        Assert.Equal((TimeReading.Ok, "2011-10-01T00:00:00.123456Z"), Read("2011-10-01T00:00:00.1234569999Z"));

    [Fact]
    public void A_time_without_a_zone_is_told_apart() => Assert.Equal(TimeReading.NoZone, Read("2011-10-01T00:38:44.546").Reading);

    [Theory]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00+00:01")]
    [InlineData("2201-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Years_that_are_not_kept_are_out_of_range(string text) => Assert.Equal(TimeReading.OutOfRange, Read(text).Reading);

    [Theory]
    [InlineData("")]
    [InlineData("2011-10-01")]
    [InlineData("2011-10-01T00:38Z")]
    [InlineData("2011-13-01T00:00:00Z")]
    [InlineData("2011-02-29T00:00:00Z")]
    [InlineData("2011-10-00T00:00:00Z")]
    [InlineData("2011-10-01T24:00:00Z")]
    [InlineData("2011-10-01T23:59:60Z")]
    [InlineData("2011-10-01T00:38:44.Z")]
    [InlineData("2011-10-01T00:38:44+2:00")]
    [InlineData("2011-10-01T00:38:44+02:60")]
    [InlineData("2011-10-01T00:38:44+24:00")]
    [InlineData("2011-10-01T00:38:44.5Zjunk")]
    [InlineData("0000-10-01T00:38:44Z")]
    [InlineData("20x1-10-01T00:38:44Z")]
    [InlineData("01/10/2011 00:38:44 +00:00")]
    public void What_is_no_time_is_refused(string text) => Assert.Equal(TimeReading.NoTime, Read(text).Reading);

    [Fact]
    public void Agrees_with_the_runtime_on_every_day_that_is_kept()
    {
        for (DateTime day = new(1970, 1, 1, 13, 7, 59, DateTimeKind.Utc); day.Year <= TimeText.LastYear; day = day.AddDays(1))
        {
            Instant expected = Instant.From(day);
            Assert.Equal(TimeReading.Ok, TimeText.Read(expected.ToString().AsSpan(), out Instant read));
            Assert.Equal(expected, read);
        }
    }

    private static (TimeReading Reading, string At) Read(string text)
    {
        TimeReading reading = TimeText.Read(text.AsSpan(), out Instant at);
        Assert.Equal(reading, TimeText.Read<byte>(Encoding.UTF8.GetBytes(text), out Instant fromBytes));
        Assert.Equal(at, fromBytes);
        return (reading, at.ToString());
    }
}
