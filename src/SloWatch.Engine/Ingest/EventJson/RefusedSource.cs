using System.Text.Json;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>Who an event is from that could not be read: whoever answers for the source has to learn of it.</summary>
internal static class RefusedSource
{
    /// <summary>Null when it does not say, or no longer can.</summary>
    public static string? Find(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("source"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String && JsonText.Prose(ref reader) is { } source && EventLimits.Refusal(source) is null ? source : null;
                }
            }
        }
        catch (JsonException)
        {
            // Broken before it says.
        }

        return null;
    }
}
