using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>Reads the value of one field into the draft. Each method answers what is wrong, or null.</summary>
internal sealed class FieldReader
{
    private readonly NamedValuesReader namedValues = new();

    /// <summary>The reader stands on the field's name, and is moved to the end of its value. A null is a field left out.</summary>
    public string? Read(ref Utf8JsonReader reader, EventField field, EventDraft draft)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : EventFields.FormOf(field) switch
        {
            FieldForm.Kind => ReadKind(ref reader, draft),
            FieldForm.Outcome => ReadOutcome(ref reader, draft),
            FieldForm.Name => ReadName(ref reader, field, draft),
            FieldForm.Prose => ReadProse(ref reader, field, draft),
            FieldForm.Time => ReadTime(ref reader, field, draft),
            FieldForm.Ordinal => ReadWhole(ref reader, field, draft, 1, int.MaxValue, "a whole number from 1"),
            FieldForm.Revision => ReadWhole(ref reader, field, draft, 0, long.MaxValue, "a whole number from 0"),
            FieldForm.Whole => ReadWhole(ref reader, field, draft, long.MinValue, long.MaxValue, "a whole number"),
            FieldForm.Number => ReadNumber(ref reader, field, draft),
            FieldForm.Flag => ReadFlag(ref reader, field, draft),
            _ => namedValues.Read(ref reader, field, draft),
        };
    }

    private static string? ReadKind(ref Utf8JsonReader reader, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Wrong(ref reader, EventField.Kind, "a kind of event, such as 'started'");
        }

        if (!EventWords.TryKind(reader.ValueSpan, out EventKind kind))
        {
            return Unknown(ref reader, "kind of event", EventWords.Kinds);
        }

        if (EventWords.IsInternal(kind))
        {
            return $"'{EventWords.Of(kind)}' is internal: SloWatch derives it from {(kind == EventKind.HandedOver ? "the events of the workflow that takes over; leave it out, and import those" : "how far the workflow is complete; leave it out")}";
        }

        draft.Set(EventField.Kind, (long)kind);
        return null;
    }

    private static string? ReadOutcome(ref Utf8JsonReader reader, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Wrong(ref reader, EventField.Outcome, "an outcome, such as 'completed'");
        }

        if (!EventWords.TryOutcome(reader.ValueSpan, out Outcome outcome))
        {
            return Unknown(ref reader, "outcome", OutcomeNames.All);
        }

        draft.Set(EventField.Outcome, (long)outcome);
        return null;
    }

    private static string? ReadName(ref Utf8JsonReader reader, EventField field, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Wrong(ref reader, field, "a text in quotes");
        }

        if (JsonText.Name(ref reader, out string? refusal) is { } name)
        {
            draft.Set(field, name);
            return null;
        }

        return $"'{EventFields.Names[(int)field]}' {refusal}; {(refusal == "is empty" ? RemedyOfEmpty(field) : "write a shorter, plain name")}";
    }

    /// <summary>What a kind cannot do without is refused when it is left out.</summary>
    private static string RemedyOfEmpty(EventField field) => field switch
    {
        EventField.Instance => "name the case this happened to, or leave it out where 'keys' tell the case",
        EventField.Source or EventField.Workflow => "write it, or leave it out and name it for the whole delivery",
        EventField.State or EventField.Name => "write it",
        _ => "leave it out or write it",
    };

    private static string? ReadProse(ref Utf8JsonReader reader, EventField field, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Wrong(ref reader, field, "a text in quotes");
        }

        if (JsonText.Prose(ref reader) is not { } text)
        {
            return $"'{EventFields.Names[(int)field]}' {JsonText.HalfSurrogate}; write whole characters";
        }

        draft.Set(field, EventLimits.Cut(text));
        return null;
    }

    private static string? ReadTime(ref Utf8JsonReader reader, EventField field, EventDraft draft)
    {
        Instant time = default;
        TimeReading reading = reader.TokenType != JsonTokenType.String ? TimeReading.NoTime
            : reader.ValueIsEscaped ? TimeText.Read(JsonText.Prose(ref reader).AsSpan(), out time) // some writers escape the plus of an offset
            : TimeText.Read(reader.ValueSpan, out time);
        if (reading == TimeReading.Ok)
        {
            draft.Set(field, time.Micros);
            return null;
        }

        return reading switch
        {
            TimeReading.NoZone => $"'{EventFields.Names[(int)field]}' is {JsonText.Shown(ref reader)}, which names no time zone; end it with Z or an offset such as +02:00",
            TimeReading.OutOfRange => $"'{EventFields.Names[(int)field]}' is {JsonText.Shown(ref reader)}; write a time of the years {TimeText.FirstYear} to {TimeText.LastYear}",
            _ => Wrong(ref reader, field, TimeText.Expected),
        };
    }

    private static string? ReadWhole(ref Utf8JsonReader reader, EventField field, EventDraft draft, long atLeast, long atMost, string expected)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < atLeast || number > atMost)
        {
            return Wrong(ref reader, field, expected);
        }

        draft.Set(field, number);
        return null;
    }

    private static string? ReadNumber(ref Utf8JsonReader reader, EventField field, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out double number) || !double.IsFinite(number))
        {
            return Wrong(ref reader, field, "a number");
        }

        draft.SetValue(number);
        return null;
    }

    private static string? ReadFlag(ref Utf8JsonReader reader, EventField field, EventDraft draft)
    {
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            return Wrong(ref reader, field, "true or false");
        }

        if (reader.TokenType == JsonTokenType.True)
        {
            draft.Set(field, 1);
        }

        return null;
    }

    private static string Wrong(ref Utf8JsonReader reader, EventField field, string expected) =>
        $"'{EventFields.Names[(int)field]}' is {JsonText.Shown(ref reader)}; write {expected}";

    private static string Unknown(ref Utf8JsonReader reader, string what, IReadOnlyList<string> known)
    {
        string written = JsonText.Prose(ref reader) ?? "";
        return $"there is no {what} '{JsonText.Short(written)}'; {NearestName.Remedy(written, known)}";
    }
}
