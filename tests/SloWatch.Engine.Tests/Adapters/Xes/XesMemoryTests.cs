using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

[Collection(MemoryTests.Name)]
public class XesMemoryTests
{
    [Fact]
    public void A_single_trace_of_any_length_takes_a_bounded_memory()
    {
        IEnumerable<byte> events = Enumerable.Range(0, 300_000).SelectMany(i => Encoding.UTF8.GetBytes(Event($"step {i}", $"{i / 60 % 24:00}:{i % 60:00}")));
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        using TricklingStream content = new(Encoding.UTF8.GetBytes("<log><trace>").Concat(events).Concat(Encoding.UTF8.GetBytes("</trace></log>")), 1 << 16);
        Counting sink = new();
        Adapter.Import(RecordingSink.FileOf(Adapter, content), sink, CancellationToken.None);
        Assert.Equal(300_001, sink.Taken);
        Assert.InRange(content.GreatestHeap - heap, long.MinValue, 30_000_000);
    }

    private sealed class Counting : IEventSink
    {
        public int Taken { get; private set; }

        public void Take(WorkflowEvent fact) => Taken++;

        public void Refuse(Place place, string reason, string content) => Assert.Fail(reason);

        public void Unmapped(string activity)
        {
        }
    }
}
