using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

public class XesTimeTests
{
    [Fact]
    public void Times_without_a_zone_are_taken_and_told_once_with_their_count()
    {
        string zoneless = Event("W", "09:00").Replace("Z", "", StringComparison.Ordinal);

        RecordingSink sink = Read(Log(Trace("c1", zoneless, Event("W", "10:00"), zoneless)));

        Assert.Equal("c1 started 09:00 start", Facts(Log(Trace("c1", zoneless)))[0]);
        Assert.Equal(4, sink.Taken.Count);
        Assert.Equal(["times without a zone: 2; read as UTC: write the zone into the log if they are local times"], sink.Warnings);
        Assert.Empty(Read(Log(Trace("c1", Event("W", "09:00")))).Warnings);
    }

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
