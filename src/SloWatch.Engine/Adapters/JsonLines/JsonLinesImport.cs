using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.JsonLines;

/// <summary>One file on its way.</summary>
internal sealed class JsonLinesImport
{
    private const int ShownBytes = 1000;
    private const string Remedy = "write one JSON object a line, in UTF-8, or name the file's format";

    /// <summary>A file without an object in its first lines is something else. A few may be cut or damaged, as where a log was rotated.</summary>
    private const int MostLinesBefore = 10;

    private readonly FileImport file;
    private readonly IEventSink sink;
    private readonly LineReader lines;
    private readonly EventJsonReader events;

    /// <summary>Refused while no line was an object.</summary>
    private readonly List<(Place Place, string Reason, string Content)> before = [];
    private bool begun;

    public JsonLinesImport(FileImport file, IEventSink sink)
    {
        this.file = file;
        this.sink = sink;
        lines = new LineReader(new GuardedStream(file.Content, () => Here(1), long.MaxValue), EventLimits.EventBytes);
        events = new EventJsonReader(file.Source.Name, file.Source.Workflow.Length == 0 ? null : file.Source.Workflow);
    }

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public void Run(CancellationToken cancellation)
    {
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            cancellation.ThrowIfCancellationRequested();
            line = lines.Number == 1 && line.StartsWith(Utf8Mark) ? line[Utf8Mark.Length..] : line;
            if (!line.Trim(" \t"u8).IsEmpty)
            {
                TakeLine(line);
            }
        }

        if (!begun && before.Count > 0)
        {
            throw NoJsonLines(before[0].Place, Remedy);
        }
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        CheckFormat(line);
        if (lines.IsCut)
        {
            Refuse(Here(1), $"the line has more than {EventLimits.EventBytes} bytes; write one event a line", Shown(line));
        }
        else if (events.TryRead(line, out WorkflowEvent? fact, out EventRefusal refusal))
        {
            sink.Take(fact);
        }
        else
        {
            string reason = lines.IsLast && refusal.IsBroken ? $"the file ends within this line: {refusal.Reason}" : refusal.Reason;
            Refuse(Here(refusal.Column), reason, Shown(line));
        }
    }

    /// <summary>A file that is something else altogether is said to be so once, and not line by line; nothing of it was handed over then.</summary>
    private void CheckFormat(ReadOnlySpan<byte> line)
    {
        if (begun)
        {
            return;
        }

        byte first = line.Trim(" \t"u8)[0];
        if (first == '[' && before.Count == 0)
        {
            throw NoJsonLines(Here(1), "write each event of the list on a line of its own, without the brackets");
        }

        if (first == '{')
        {
            begun = true;
            before.ForEach(one => sink.Refuse(one.Place, one.Reason, one.Content));
        }
        else if (before.Count == MostLinesBefore - 1)
        {
            throw NoJsonLines(before[0].Place, Remedy);
        }
    }

    private void Refuse(Place place, string reason, string content)
    {
        if (begun)
        {
            sink.Refuse(place, reason, content);
        }
        else
        {
            before.Add((place, reason, content));
        }
    }

    private static UnreadableFileException NoJsonLines(Place place, string remedy) => new(place with { Column = 1 }, "the file does not hold JSON lines", remedy);

    private Place Here(int column) => new(file.Name, Math.Max(1, lines.Number), column);

    private static string Shown(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line[..Math.Min(line.Length, ShownBytes)]);
}
