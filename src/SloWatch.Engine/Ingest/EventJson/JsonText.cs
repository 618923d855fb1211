using System.Text;
using System.Text.Json;
using SloWatch.Core.Events;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>Texts of a JSON event, which is known to be valid UTF-8.</summary>
internal static class JsonText
{
    public const string HalfSurrogate = "holds half a surrogate pair";
    private const int ShownLength = 60;

    /// <summary>Null, and why, when the text cannot be a name.</summary>
    public static string? Name(ref Utf8JsonReader reader, out string? refusal)
    {
        string? name = reader.ValueIsEscaped ? Prose(ref reader) : NamePool.Get(reader.ValueSpan);
        refusal = name is null ? HalfSurrogate : EventLimits.Refusal(name);
        return refusal is null ? name : null;
    }

    /// <summary>Null when escapes make half a surrogate pair, which no text can hold.</summary>
    public static string? Prose(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A value as a refusal shows it.</summary>
    public static string Shown(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => $"'{Short(Encoding.UTF8.GetString(reader.ValueSpan))}'",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        _ => Short(Encoding.UTF8.GetString(reader.ValueSpan)),
    };

    public static string Short(string text) => text.Length <= ShownLength ? text : $"{text[..(char.IsHighSurrogate(text[ShownLength - 1]) ? ShownLength - 1 : ShownLength)]}...";
}
