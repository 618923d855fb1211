using System.Text.Json;
using SloWatch.Engine.Ingest.Quarantine;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Json;

/// <summary>What is in quarantine and what became of it, for scripts. They rely on these names: add to them, never change them.</summary>
public static class QuarantineJson
{
    public static void Write(Utf8JsonWriter json, KeptRefusal kept)
    {
        json.WriteNumber("id", kept.Id);
        json.WriteString("source", kept.Refused.Source);
        json.WriteString("origin", kept.Refused.Origin);
        json.WriteString("reason", kept.Refused.Reason);
        json.WriteString("content", kept.Refused.Content);
        json.Time("recordedAt", kept.Refused.RecordedAt);
    }

    public static void Write(Utf8JsonWriter json, ReplayResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("looked", result.Looked);
        json.WriteNumber("released", result.Released);
        json.WriteNumber("new", result.New);
        json.WriteNumber("known", result.Known);
        json.WriteNumber("ignored", result.Ignored);
        json.WriteNumber("stayed", result.Stayed);
        json.Objects("reasons", result.Reasons, (one, stayed) =>
        {
            one.WriteNumber("id", stayed.Id);
            one.WriteString("reason", stayed.Reason);
        });
        json.WriteEndObject();
    }
}
