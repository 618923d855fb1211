using System.Text.Json;

namespace SloWatch.Engine.Adapters.Json.Paths;

/// <summary>Values of JSON as texts: numbers and truth values as they are written.</summary>
internal static class ScalarText
{
    /// <summary>Null for what is no text, number or truth value, and for a text that holds half a character.</summary>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
