using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.DryRuns;

namespace SloWatch.Cli.Printing.Imports;

/// <summary>What an import would do, for scripts.</summary>
internal static class DryRunJson
{
    public static void Write(TextWriter to, string file, DryRunResult result) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        WriteFields(json, file, result);
        json.WriteEndObject();
    });

    public static void WriteFields(Utf8JsonWriter json, string file, DryRunResult result)
    {
        json.WriteString("file", file);
        json.WriteBoolean("dryRun", true);
        json.WriteString("source", result.Source);
        json.Texts("workflows", result.Workflows);
        json.WriteNumber("events", result.Events);
        json.WriteNumber("refused", result.Refused);
        json.WriteNumber("cases", result.Cases);
        json.WriteNumber("open", result.Open);
        json.WriteNumber("afterEnd", result.AfterEnd);
        json.WriteNumber("sameTimeGroups", result.SameTimeGroups);
        json.Time("first", result.First);
        json.Time("last", result.Last);
        json.WriteString("stopped", result.Stopped);
        json.Texts("warnings", result.Warnings.Select(warning => warning.ToString()));
        WriteKinds(json, result);
        WriteEnds(json, result);
        WriteColumns(json, result);
        WriteMapped(json, result);
        WriteRefusals(json, result);
    }

    private static void WriteKinds(Utf8JsonWriter json, DryRunResult result)
    {
        json.WriteStartObject("kinds");
        foreach ((EventKind kind, long count) in result.Kinds)
        {
            json.WriteNumber(EnumText.Of(kind), count);
        }

        json.WriteEndObject();
    }

    private static void WriteEnds(Utf8JsonWriter json, DryRunResult result)
    {
        json.WriteStartArray("ends");
        foreach ((Outcome outcome, string? ended, long count) in result.Ends)
        {
            json.WriteStartObject();
            json.WriteString("outcome", EnumText.Of(outcome));
            json.WriteString("result", ended);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteColumns(Utf8JsonWriter json, DryRunResult result)
    {
        json.WriteStartArray("columns");
        foreach ((string name, string becomes) in result.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("becomes", becomes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMapped(Utf8JsonWriter json, DryRunResult result)
    {
        json.WriteStartArray("mapped");
        foreach (MappedCount mapped in result.Mapped)
        {
            json.WriteStartObject();
            json.WriteString("activity", mapped.Activity);
            json.WriteString("transition", mapped.Transition);
            json.WriteString("becomes", mapped.Becomes);
            json.WriteNumber("count", mapped.Count);
            json.WriteBoolean("named", mapped.Named);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRefusals(Utf8JsonWriter json, DryRunResult result)
    {
        json.WriteStartArray("refusals");
        foreach (Refusal refusal in result.Refusals)
        {
            json.WriteStartObject();
            json.WriteString("place", refusal.Place);
            json.WriteString("reason", refusal.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
