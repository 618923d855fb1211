using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Server.Api.Events;

/// <summary>The messages of one request on their way through the mapping of their Source.</summary>
internal sealed class MappedPieces(string source, IMessageReader reader, IgnoredCount ignored, Instant received) : IMessageSink
{
    private EventIntake? intake;

    public void Read(ReadOnlySpan<byte> json, EventIntake into)
    {
        intake = into;
        reader.Read(json, received, this);
    }

    public void Take(WorkflowEvent fact) => intake!.Take(fact);

    public void Refuse(int? column, string reason, string content) => intake!.Refuse(column, reason, source, EventLimits.CutKept(content), Encoding.UTF8.GetBytes(content));

    public void Ignore()
    {
        ignored.Add();
        intake!.Ignore();
    }
}
