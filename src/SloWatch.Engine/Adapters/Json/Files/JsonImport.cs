using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.JsonLines;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json.Files;

/// <summary>One file of messages on its way: one on each line, or all of it one message or lists of them.</summary>
internal sealed class JsonImport(FileImport file, IEventSink sink) : IMessageSink
{
    private const int ShownLetters = 4000;

    private readonly MessageReader reader = new(file.Source);
    private readonly MessageCounts counts = new();
    private int line = 1;

    public void Run(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        FirstLine first = new(new GuardedStream(file.Content, () => new Place(file.Name, line, 1), long.MaxValue));
        if (first.First is not (null or (byte)'{' or (byte)'['))
        {
            throw new UnreadableFileException(new Place(file.Name, 1, 1), "the file does not hold JSON", "write messages as {...}, one on each line or in a list, in UTF-8, or name another Source");
        }

        if (first.IsMessage)
        {
            ReadLines(new LineReader(first, EventLimits.EventBytes), cancellation);
        }
        else if (first.First is not null)
        {
            ReadValues(new ValueReader(first, file.Name), cancellation);
        }

        counts.Tell(sink);
    }

    public void Take(WorkflowEvent fact)
    {
        counts.Add(fact.Kind);
        sink.Take(fact);
    }

    public void Refuse(int? column, string reason, string content) =>
        sink.Refuse(new Place(file.Name, line, column ?? 1), reason, content.Length <= ShownLetters ? content : content[..ShownLetters]);

    public void Ignore()
    {
        counts.Ignore();
        sink.Ignore();
    }

    private void ReadLines(LineReader lines, CancellationToken cancellation)
    {
        while (lines.Next(out ReadOnlySpan<byte> message))
        {
            cancellation.ThrowIfCancellationRequested();
            line = lines.Number;
            if (lines.IsCut)
            {
                Refuse(null, $"the line has more than {EventLimits.EventBytes} bytes; write one message a line", System.Text.Encoding.UTF8.GetString(message[..ShownLetters]));
            }
            else if (!message.Trim(" \t"u8).IsEmpty)
            {
                reader.Read(message, received: null, this);
            }
        }
    }

    private void ReadValues(ValueReader values, CancellationToken cancellation)
    {
        while (values.Next(out ReadOnlySpan<byte> message))
        {
            cancellation.ThrowIfCancellationRequested();
            line = values.Line;
            reader.Read(message, received: null, this);
        }
    }
}
