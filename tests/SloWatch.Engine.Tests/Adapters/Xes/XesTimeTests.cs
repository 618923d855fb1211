using SloWatch.Core.Time;
using SloWatch.Engine.Adapters.Xes;
using SloWatch.Engine.Ingest;
using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

public class XesTimeTests
{
    [Theory]
    [InlineData("2011-10-01T00:38:44.546+02:00", "2011-09-30T22:38:44.546Z")]
    [InlineData("2011-10-01T00:38:44.546+0200", "2011-09-30T22:38:44.546Z")]
    [InlineData("2011-10-01T00:38:44-05", "2011-10-01T05:38:44Z")]
    [InlineData(" 2011-10-01T00:38:44Z\t", "2011-10-01T00:38:44Z")]
    public void Times_are_read_as_tools_write_them(string text, string expected)
    {
        Assert.Equal(TimeReading.Ok, XesTime.Read(text, out Instant at));
        Assert.Equal(expected, at.ToString());
    }

    [Theory]
    [InlineData("2011-10-01T00:38:44", "2011-10-01T00:38:44Z")]
    [InlineData("2011-10-01T00:38:44.1234567", "2011-10-01T00:38:44.123456Z")]
    public void A_time_without_a_zone_is_read_as_UTC(string text, string expected)
    {
        Assert.Equal(TimeReading.NoZone, XesTime.Read(text, out Instant at));
        Assert.Equal(expected, at.ToString());
    }

    [Fact]
    public void Times_without_a_zone_are_taken_and_told_once_with_their_count()
    {
        string zoneless = Event("W", "09:00").Replace("Z", "", StringComparison.Ordinal);

        RecordingSink sink = Read(Log(Trace("c1", zoneless, Event("W", "10:00"), zoneless)));

        Assert.Equal(4, sink.Taken.Count);
        Assert.Equal(["times without a zone: 2; read as UTC: write the zone into the log if they are local times"], sink.Warnings);
        Assert.Empty(Read(Log(Trace("c1", Event("W", "09:00")))).Warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("1317429524")]
    [InlineData("01/10/2011 00:38")]
    [InlineData("2011-10-01")]
    [InlineData("2011-10-01T00:38:44+2")]
    [InlineData("2011-10-01T00:38:44+020")]
    [InlineData("2011-10-01T00:38:44+02:00:00")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void What_is_no_time_is_not_guessed(string text) => Assert.Equal(TimeReading.NoTime, XesTime.Read(text, out _));

    [Theory]
    [InlineData("soon", "'time:timestamp' is 'soon'; write an RFC 3339 time with its zone")]
    [InlineData("1969-12-31T00:00:00Z", "'time:timestamp' is '1969-12-31T00:00:00Z'; write a time of the years 1970 to 2200")]
    public void An_event_with_such_a_time_is_refused(string text, string reason)
    {
        RecordingSink sink = Read(Log(Trace("c1", $"<event>{Attribute("concept:name", "W")}<date key='time:timestamp' value='{text}'/></event>")));
        Assert.StartsWith(reason, sink.Refused.Single().Reason, StringComparison.Ordinal);
        Assert.Contains($"time:timestamp={text}", sink.Refused.Single().Content, StringComparison.Ordinal);
        Assert.Empty(sink.Taken);
    }
}
