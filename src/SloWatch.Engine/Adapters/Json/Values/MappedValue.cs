using System.Text.Json;
using SloWatch.Engine.Adapters.Json.Paths;

namespace SloWatch.Engine.Adapters.Json.Values;

/// <summary>One value of a message, and what becomes of it: <c>$.status | outcomes</c>.</summary>
internal sealed record MappedValue(JsonPath Path, IReadOnlyList<ValueStep> Steps)
{
    /// <summary>The text; null when the message says nothing there, or when it cannot be taken, and why.</summary>
    /// <param name="absent">Texts that say nothing.</param>
    public string? Read(in Message message, IReadOnlySet<string> absent, out string? refusal)
    {
        refusal = null;
        if (!Path.TryFind(message, out JsonElement found) || found.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (ScalarText.Of(found) is not { } text)
        {
            string what = found.ValueKind switch { JsonValueKind.Object => "an object", JsonValueKind.Array => "a list", _ => "a text with half a character" };
            refusal = $"{Path.Text} is {what}; name one value in it";
            return null;
        }

        if (text.Length == 0 || absent.Contains(text))
        {
            return null;
        }

        foreach (ValueStep step in Steps)
        {
            refusal = step.Change(ref text);
            if (refusal is not null)
            {
                refusal = $"{Path.Text}: {refusal}";
                return null;
            }
        }

        return text.Length == 0 ? null : text;
    }
}
