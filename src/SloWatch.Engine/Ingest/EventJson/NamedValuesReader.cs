using System.Text;
using System.Text.Json;
using SloWatch.Core.Events;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>Reads <c>{"name": "value"}</c> into a list in the order of names. Numbers and truth values are taken as they are written.</summary>
internal sealed class NamedValuesReader
{
    private static readonly Comparison<NamedValue> ByName = (a, b) => string.CompareOrdinal(a.Name, b.Name);

    private readonly List<NamedValue> values = [];

    public string? Read(ref Utf8JsonReader reader, EventField field, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return $"'{EventFields.Names[(int)field]}' is {JsonText.Shown(ref reader)}; write an object of names and values";
        }

        values.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadOne(ref reader, isKey: field == EventField.Keys) is { } reason)
            {
                return $"in '{EventFields.Names[(int)field]}', {reason}";
            }
        }

        return Finish(field, draft);
    }

    private string? ReadOne(ref Utf8JsonReader reader, bool isKey)
    {
        if (values.Count == EventLimits.NamedValues)
        {
            return $"more than {EventLimits.NamedValues} names stand; keep the ones that matter";
        }

        if (JsonText.Name(ref reader, out string? refusal) is not { } name)
        {
            return $"a name {refusal}; write a shorter, plain name";
        }

        reader.Read();
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False))
        {
            return $"'{name}' is {JsonText.Shown(ref reader)}; write a text in quotes";
        }

        string? text = reader.TokenType == JsonTokenType.String ? JsonText.Prose(ref reader) : Encoding.UTF8.GetString(reader.ValueSpan);
        refusal = text is null ? JsonText.HalfSurrogate
            : isKey ? EventLimits.Refusal(text)
            : text.Length > EventLimits.TextLength ? $"has {text.Length} characters; values have at most {EventLimits.TextLength}"
            : null;
        if (refusal is null)
        {
            values.Add(new NamedValue(name, text!));
        }

        return refusal is null ? null : $"'{name}' {refusal}; shorten it or leave it out";
    }

    private string? Finish(EventField field, EventDraft draft)
    {
        values.Sort(ByName);
        for (int i = 1; i < values.Count; i++)
        {
            if (values[i].Name == values[i - 1].Name)
            {
                return $"in '{EventFields.Names[(int)field]}', '{values[i].Name}' stands twice; write it once";
            }
        }

        if (values.Count > 0)
        {
            draft.Set(field, [.. values]);
        }

        return null;
    }
}
