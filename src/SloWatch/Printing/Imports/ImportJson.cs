using System.Text.Json;
using SloWatch.Engine.Ingest;

namespace SloWatch.Cli.Printing.Imports;

/// <summary>What an import did, for scripts.</summary>
internal static class ImportJson
{
    public static void Write(TextWriter to, string file, ImportResult result) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        WriteFields(json, file, result);
        json.WriteEndObject();
    });

    public static void WriteFields(Utf8JsonWriter json, string file, ImportResult result)
    {
        json.WriteString("file", file);
        json.WriteString("workflow", result.Workflow);
        json.WriteString("source", result.Source);
        json.WriteNumber("events", result.Events);
        json.WriteNumber("new", result.New);
        json.WriteNumber("known", result.Events - result.New);
        json.WriteNumber("refused", result.Refused);
        json.WriteNumber("ignored", result.Ignored);
        json.WriteNumber("waiting", result.Waiting);
        json.WriteNumber("instances", result.Instances);
        json.Time("first", result.First);
        json.Time("last", result.Last);
        json.WriteString("stopped", result.Stopped);
        json.Texts("warnings", result.Warnings.Select(warning => warning.ToString()));
        json.WriteStartObject("unmapped");
        foreach ((string activity, long count) in result.Unmapped.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(activity, count);
        }

        json.WriteEndObject();
    }
}
