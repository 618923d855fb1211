using System.IO.Compression;
using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Recordings;

/// <summary>What the driver of a recorded engine saw, and what the engine sent meanwhile.</summary>
internal static class TruthFile
{
    public static IReadOnlyList<TrueLife> Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(string.Join('\n', Lines(file)));
        return [.. document.RootElement.EnumerateArray().Select(life => new TrueLife(
            Text(life, "workflow")!, Text(life, "instance"), Text(life, "scenario")!, Text(life, "businessKey"), Time(life, "startedAt"), Time(life, "endedAt"), OutcomeOf(Text(life, "outcome")!),
            [.. life.GetProperty("steps").EnumerateArray().Select(step => new TrueStep(Text(step, "name")!, step.GetProperty("attempts").GetInt32(), OutcomeOf(Text(step, "outcome")!)))]))];
    }

    public static IEnumerable<string> Lines(string file)
    {
        using Stream packed = File.OpenRead(SharedData.PathOf(file));
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Instant? Time(JsonElement from, string name) => Text(from, name) is { } text && Instant.TryParse(text, out Instant at) ? at : null;

    private static Outcome OutcomeOf(string word) => word switch
    {
        "open" => Outcome.None,
        "terminated" => Outcome.Cancelled,
        _ => OutcomeNames.Parse(word) ?? Outcome.None,
    };
}

internal sealed record TrueLife(string Workflow, string? Instance, string Scenario, string? BusinessKey, Instant? StartedAt, Instant? EndedAt, Outcome Outcome, IReadOnlyList<TrueStep> Steps);

internal sealed record TrueStep(string Name, int Attempts, Outcome Outcome);
