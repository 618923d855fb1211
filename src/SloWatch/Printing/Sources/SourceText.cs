using System.Text.Json;
using SloWatch.Cli.Running;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Printing.Sources;

/// <summary>Who delivered, for which workflow, and how far they are complete.</summary>
internal static class SourceText
{
    public static void Write(Terminal terminal, IReadOnlyList<SourceState> sources, TimeText times)
    {
        if (sources.Count == 0)
        {
            terminal.Say("no source has delivered anything");
            return;
        }

        TextTable table = new(new("Source"), new("Workflow"), new("Comes"), new("Complete up to"), new("Last event"), new("Note"));
        foreach (SourceState source in sources)
        {
            table.Add(
                SafeText.Of(source.Name, 40), SafeText.Of(source.Workflow, 40), source.Live is null ? "in files" : "live",
                source.Watermark == Instant.Ever ? "its end" : source.Watermark == Instant.Never ? "nothing yet" : times.ToSecond(source.Watermark),
                source.LastAt is { } last ? times.ToSecond(last) : "", SafeText.Of(source.Note, 60));
        }

        table.Write(terminal.Out, new Ink(terminal.Colour));
    }

    public static void WriteJson(TextWriter to, IReadOnlyList<SourceState> sources) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.Objects("sources", sources, (one, source) =>
        {
            one.WriteString("name", source.Name);
            one.WriteString("workflow", source.Workflow);
            one.WriteBoolean("live", source.Live is not null);
            one.WriteBoolean("complete", source.Watermark == Instant.Ever);
            one.Time("completeUpTo", source.Watermark);
            one.Time("lastEvent", source.LastAt);
            one.WriteString("note", source.Note);
        });
        json.WriteEndObject();
    });

    /// <param name="answer">Of whoever forgot them, JSON.</param>
    public static void WriteForgotten(Terminal terminal, string answer)
    {
        using JsonDocument document = JsonDocument.Parse(answer);
        foreach (JsonElement one in document.RootElement.GetProperty("forgotten").EnumerateArray())
        {
            (string source, string workflow) = (SafeText.Of(one.GetProperty("source").GetString()!, 100), SafeText.Of(one.GetProperty("workflow").GetString()!, 100));
            terminal.Out.WriteLine($"{source} is forgotten: it no longer says how far {workflow} is complete. What it delivered stays; if it delivers again, it is a new source.");
        }
    }
}
