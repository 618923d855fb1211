using System.Text;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Api.Events.Splitting;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Tests.Api.Events.Splitting;

/// <summary>A body comes in packets that begin and end anywhere.</summary>
public class SplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n\r\n \t \n", "")]
    [InlineData("a", "a")]
    [InlineData("a\nb", "a|b")]
    [InlineData("a\r\n\r\n  b  \nc\n", "a|  b  |c")]
    [InlineData("\uFEFFa\n\uFEFFb", "a|\uFEFFb")]
    public async Task Lines_are_found_in_whatever_packets_they_come(string body, string events)
    {
        foreach (int packet in (int[])[1, 2, 3, 5, 100])
        {
            Assert.Equal(events, await Split(body, new LineSplitter(), packet));
        }
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData(" [ ] ", "")]
    [InlineData("{}", "{}")]
    [InlineData("7", "7")]
    [InlineData("[1,\"a\",[2,[3]], {\"b\":[{}]} ,null,true]", "1|\"a\"|[2,[3]]|{\"b\":[{}]}|null|true")]
    [InlineData("\uFEFF\n[{\"ü\":\"🚲\"}\n,\n{}]\n", "{\"ü\":\"🚲\"}|{}")]
    public async Task Elements_are_found_in_whatever_packets_they_come(string body, string events)
    {
        foreach (int packet in (int[])[1, 2, 3, 5, 100])
        {
            Assert.Equal(events, await Split(body, new JsonSplitter(JsonShapes.One | JsonShapes.List, ""), packet));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("[")]
    [InlineData("[1")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("[1]]")]
    [InlineData("{\"a\":1")]
    [InlineData("1 2")]
    [InlineData("nul")]
    public async Task What_is_no_JSON_is_a_fault_in_whatever_packets_it_comes(string body)
    {
        foreach (int packet in (int[])[1, 2, 100])
        {
            ApiFault fault = await Assert.ThrowsAsync<ApiFault>(() => Split(body, new JsonSplitter(JsonShapes.One | JsonShapes.List, ""), packet));
            Assert.Equal("malformed-body", fault.Name);
        }
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_cut_and_the_rest_of_it_passed_over()
    {
        string body = $"a\n{new string('x', (2 << 20) + 5)}\nb\n";

        string[] events = (await Split(body, new LineSplitter(), 10_000)).Split('|');

        Assert.Equal(["a", "b"], [events[0], events[2]]);
        Assert.Equal((EventLimits.EventBytes + 1, 3), (events[1].Length, events.Length));
    }

    [Fact]
    public async Task An_element_that_does_not_end_is_not_waited_for()
    {
        ApiFault fault = await Assert.ThrowsAsync<ApiFault>(() => Split($"[\"{new string('x', 4 << 20)}", new JsonSplitter(JsonShapes.List, ""), 10_000));
        Assert.Equal("too-large", fault.Name);
    }

    private static async Task<string> Split(string body, IEventSplitter splitter, int packet)
    {
        using PacketStream packets = new(Encoding.UTF8.GetBytes(body), packet);
        using BodyWindow window = new(packets);
        List<string> events = [];
        while (!Take(splitter, window, events))
        {
            await window.FillAsync(CancellationToken.None);
        }

        return string.Join('|', events);
    }

    private static bool Take(IEventSplitter splitter, BodyWindow window, List<string> events)
    {
        while (splitter.TryNext(window, out ReadOnlySpan<byte> json))
        {
            events.Add(Encoding.UTF8.GetString(json));
        }

        return window.IsLast;
    }

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class PacketStream(byte[] bytes, int packet) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(packet, buffer.Length)], cancellationToken);
    }
}
