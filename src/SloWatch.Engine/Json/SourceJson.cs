using System.Text.Json;

namespace SloWatch.Engine.Json;

/// <summary>Sources as JSON, for the command line and the API alike.</summary>
public static class SourceJson
{
    /// <summary>Sources that were forgotten, as a whole answer.</summary>
    public static void WriteForgotten(Utf8JsonWriter json, IReadOnlyList<(string Source, string Workflow)> forgotten)
    {
        json.WriteStartObject();
        json.Objects("forgotten", forgotten, (to, one) =>
        {
            to.WriteString("source", one.Source);
            to.WriteString("workflow", one.Workflow);
        });
        json.WriteEndObject();
    }
}
