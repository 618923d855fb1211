using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Json;

/// <summary>What waits for its case, for scripts. They rely on these names: add to them, never change them.</summary>
public static class AnteroomJson
{
    public static void Write(Utf8JsonWriter json, WaitingFact waiting)
    {
        WorkflowEvent newest = waiting.Told[^1];
        json.WriteNumber("id", waiting.Id);
        json.WriteString("source", waiting.Source);
        json.WriteString("workflow", waiting.Workflow);
        json.Time("since", waiting.Since);
        json.WriteString("origin", waiting.Origin);
        json.WriteNumber("revisions", waiting.Told.Count);
        json.WritePropertyName("event");
        EventJsonWriter.Write(json, newest);
    }

    /// <summary>Keys that tell nothing, because several cases carry them.</summary>
    public static void WriteShared(Utf8JsonWriter json, IReadOnlyList<SharedKeyOfCases> shared) => json.Objects("shared", shared, (one, key) =>
    {
        one.WriteString("workflow", key.Workflow);
        one.WriteString("key", key.Name);
        one.WriteString("value", key.Shared.Value);
        one.WriteNumber("cases", key.Shared.Instances);
    });
}
