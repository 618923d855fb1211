using System.Text;
using System.Text.Json;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Printing;

/// <summary>What was refused, one JSON object a line, oldest first, as they came.</summary>
internal static class QuarantineLines
{
    public static long Write(IStoreReader store, Stream output)
    {
        long lines = 0;
        foreach (Quarantined quarantined in store.Sources.Quarantine(null, int.MaxValue).Reverse())
        {
            output.Write(Encoding.UTF8.GetBytes($"{JsonText.Line(json => WriteOne(json, quarantined))}\n"));
            lines++;
        }

        return lines;
    }

    private static void WriteOne(Utf8JsonWriter json, Quarantined quarantined)
    {
        json.WriteStartObject();
        json.WriteString("source", quarantined.Source);
        json.WriteString("origin", quarantined.Origin);
        json.WriteString("reason", quarantined.Reason);
        json.WriteString("content", quarantined.Content);
        json.Time("recordedAt", (Instant?)quarantined.RecordedAt);
        json.WriteEndObject();
    }
}
