using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json.Files;

/// <summary>What became of the messages of a file.</summary>
internal sealed class MessageCounts
{
    private readonly long[] kinds = new long[byte.MaxValue];
    private long ignored;

    public void Add(EventKind kind) => kinds[(byte)kind]++;

    public void Ignore() => ignored++;

    public void Tell(IEventSink sink)
    {
        foreach (EventKind kind in Enum.GetValues<EventKind>().Where(kind => kinds[(byte)kind] > 0))
        {
            sink.Mapped("messages", "", $"an event {EventWords.Of(kind)}", named: true, kinds[(byte)kind]);
        }

        if (ignored > 0)
        {
            sink.Mapped("messages", "", "left out: ignored", named: true, ignored);
        }
    }
}
