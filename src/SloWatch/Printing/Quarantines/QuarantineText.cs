using System.Text.Json;
using SloWatch.Cli.Running;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Printing.Quarantines;

/// <summary>What is in quarantine, and what became of it.</summary>
internal static class QuarantineText
{
    private const int Shown = 50;
    private const int PageSize = 500;

    /// <summary>The newest.</summary>
    public static void Write(Terminal terminal, ISourceReader sources, string? source, TimeText times)
    {
        long count = sources.QuarantineCount(source);
        IReadOnlyList<KeptRefusal> newest = sources.Kept(source, Instant.Ever, Shown);
        if (newest.Count == 0)
        {
            terminal.Say(source is null ? "nothing is in quarantine" : $"nothing of '{SafeText.Of(source, 100)}' is in quarantine");
            return;
        }

        TextTable table = new(new("Id", Right: true), new("Source"), new("Since"), new("Why"), new("From"));
        foreach (KeptRefusal kept in newest)
        {
            table.Add($"{kept.Id}", SafeText.Of(kept.Refused.Source, 30), times.Of(kept.Refused.RecordedAt), SafeText.Of(kept.Refused.Reason, 100), SafeText.Of(kept.Refused.Origin, 60));
        }

        table.Write(terminal.Out, new Ink(terminal.Colour));
        if (count > newest.Count)
        {
            terminal.Say($"and {Count.Of(count - newest.Count)} older (--json lists all)");
        }
    }

    /// <summary>All, oldest first.</summary>
    public static void WriteJson(TextWriter to, ISourceReader sources, string? source) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("count", sources.QuarantineCount(source));
        json.Objects("refused", All(sources, source), QuarantineJson.Write);
        json.WriteEndObject();
    });

    public static void Write(Terminal terminal, KeptRefusal kept, TimeText times)
    {
        TextTable table = new(new(""), new(""));
        table.Add("source", kept.Refused.Source);
        table.Add("since", times.Of(kept.Refused.RecordedAt));
        table.Add("from", kept.Refused.Origin);
        table.Add("why", kept.Refused.Reason);
        table.Write(terminal.Out, new Ink(terminal.Colour), header: false);
        terminal.Out.WriteLine(SafeText.Of(kept.Refused.Content));
    }

    /// <param name="answer">JSON, as the API gives it.</param>
    public static void WriteAnswer(Terminal terminal, string answer)
    {
        JsonElement root = JsonDocument.Parse(answer).RootElement;
        if (root.TryGetProperty("dropped", out JsonElement dropped))
        {
            terminal.Out.WriteLine($"{Count.Of(dropped.GetInt64(), "entry", "entries")} dropped");
            return;
        }

        long Number(string name) => root.GetProperty(name).GetInt64();
        string ignored = Number("ignored") > 0 ? $", {Count.Of(Number("ignored"))} of them left out by the mapping" : "";
        terminal.Out.WriteLine($"{Count.Of(Number("released"))} of {Count.Of(Number("looked"), "entry", "entries")} left the quarantine{ignored}: {Count.Of(Number("new"), "new event")}, {Count.Of(Number("known"))} known");
        foreach (JsonElement one in root.GetProperty("reasons").EnumerateArray())
        {
            terminal.Say($"{one.GetProperty("id").GetInt64()}: still refused: {SafeText.Of(one.GetProperty("reason").GetString()!, 300)}");
        }

        if (Number("stayed") > root.GetProperty("reasons").GetArrayLength())
        {
            terminal.Say($"{Count.Of(Number("stayed"))} are still refused; 'slowatch quarantine list' shows them");
        }
    }

    public static long Stayed(string answer) => JsonDocument.Parse(answer).RootElement.TryGetProperty("stayed", out JsonElement stayed) ? stayed.GetInt64() : 0;

    private static IEnumerable<KeptRefusal> All(ISourceReader sources, string? source)
    {
        long after = 0;
        while (sources.KeptAfter(source, after, PageSize) is { Count: > 0 } page)
        {
            foreach (KeptRefusal kept in page)
            {
                yield return kept;
            }

            after = page[^1].Id;
        }
    }
}
