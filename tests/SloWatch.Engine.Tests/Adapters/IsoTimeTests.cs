using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest;

namespace SloWatch.Engine.Tests.Adapters;

public class IsoTimeTests
{
    [Theory]
    [InlineData("2011-10-01T00:38:44.546+02:00", "2011-09-30T22:38:44.546Z")]
    [InlineData("2011-10-01T00:38:44.546+0200", "2011-09-30T22:38:44.546Z")]
    [InlineData("2011-10-01T00:38:44-05", "2011-10-01T05:38:44Z")]
    [InlineData(" 2011-10-01T00:38:44Z\t", "2011-10-01T00:38:44Z")]
    [InlineData("2011-10-01T00:38Z", "2011-10-01T00:38:00Z")]
    [InlineData("2011-10-01 00:38+02:00", "2011-09-30T22:38:00Z")]
    [InlineData("2011-10-01T00:38-0500", "2011-10-01T05:38:00Z")]
    [InlineData("2011-10-01T00:38+02", "2011-09-30T22:38:00Z")]
    public void Times_are_read_as_tools_write_them(string text, string expected)
    {
        Assert.Equal(TimeReading.Ok, IsoTime.Read(text, out Instant at));
        Assert.Equal(expected, at.ToString());
    }

    [Fact]
    public void A_time_without_a_zone_is_told_as_such()
    {
        Assert.Equal(TimeReading.NoZone, IsoTime.Read("2011-10-01T00:38:44.1234567", out Instant at));
        Assert.Equal("2011-10-01T00:38:44.123456Z", at.ToString());
        Assert.Equal(TimeReading.NoZone, IsoTime.Read("2011-10-01 00:38", out at));
        Assert.Equal("2011-10-01T00:38:00Z", at.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("1317429524")]
    [InlineData("01/10/2011 00:38")]
    [InlineData("2011-10-01")]
    [InlineData("2011-10-01T00:38:44+2")]
    [InlineData("2011-10-01T00:38 Z")]
    [InlineData("2011-10-01T00:3")]
    [InlineData("2011-10-01T24:00Z")]
    [InlineData("2011-10-01T00:38:44+020")]
    [InlineData("2011-10-01T00:38:44+02:00:00")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void What_is_no_time_is_not_guessed(string text) => Assert.Equal(TimeReading.NoTime, IsoTime.Read(text, out _));
}
