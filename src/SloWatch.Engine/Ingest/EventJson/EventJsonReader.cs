using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>Reads workflow events from JSON, one flat object each. Not safe for concurrent use: it keeps its buffers from event to event.</summary>
public sealed class EventJsonReader : IEventReader
{
    private static readonly string TooLong = string.Create(CultureInfo.InvariantCulture, $"it has more than {EventLimits.EventBytes} bytes; shorten its texts, or leave attributes out");

    private readonly EventDraft draft = new();
    private readonly FieldReader fields = new();

    public EventJsonReader()
    {
    }

    /// <param name="source">Of events that name none; null: each must name one.</param>
    /// <param name="workflow">Of events that name none; null: each must name one.</param>
    public EventJsonReader(string? source, string? workflow) => Defaults = new() { Source = source, Workflow = workflow };

    public EventDefaults Defaults { get; set; }

    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out WorkflowEvent? fact, out EventRefusal refusal)
    {
        fact = null;
        if (Unreadable(json) is { } unreadable)
        {
            refusal = unreadable;
            return false;
        }

        draft.Clear();
        Utf8JsonReader reader = new(json);
        try
        {
            string? reason = ReadFields(ref reader) ?? Complete();
            refusal = reason is null ? default : new EventRefusal(ColumnAt(json, reader.TokenStartIndex), reason) { Source = draft.Text(EventField.Source) ?? RefusedSource.Find(json) };
            fact = reason is null ? draft.Build() : null;
        }
        catch (JsonException broken)
        {
            refusal = Broken(json, reader.BytesConsumed, broken);
        }

        return fact is not null;
    }

    private string? ReadFields(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "an event is a JSON object; write {\"kind\": ..., \"at\": ..., ...}";
        }

        ulong seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!EventFields.TryFind(reader.ValueSpan, out EventField field))
            {
                string name = reader.ValueIsEscaped ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString()!;
                return $"an event has no field '{name}'; {NearestName.Remedy(name, EventFields.Names)}";
            }

            if ((seen & (1UL << (int)field)) != 0)
            {
                return $"'{EventFields.Names[(int)field]}' stands twice; write it once";
            }

            seen |= 1UL << (int)field;
            if (fields.Read(ref reader, field, draft) is { } reason)
            {
                return reason;
            }
        }

        // Finds what stands behind the object, and throws.
        reader.Read();
        return null;
    }

    private string? Complete()
    {
        Defaults.GiveTo(draft);
        return EventRequirements.Refusal(draft);
    }

    /// <summary>Why the text is not read as an event; null when it is. One that is too long may be given cut.</summary>
    internal static EventRefusal? Unreadable(ReadOnlySpan<byte> json) =>
        json.Length > EventLimits.EventBytes ? new(1, TooLong) { Source = RefusedSource.Find(json) }
        : !Utf8.IsValid(json) ? new(1, "the text is not UTF-8; save it as UTF-8")
        : null;

    internal static EventRefusal Broken(ReadOnlySpan<byte> json, long at, JsonException broken) =>
        new(ColumnAt(json, at), $"this is no JSON: {FirstSentence(broken)}; write one event as one JSON object", IsBroken: true);

    internal static int ColumnAt(ReadOnlySpan<byte> json, long offset) => Encoding.UTF8.GetCharCount(json[..(int)Math.Min(offset, json.Length)]) + 1;

    /// <summary>Without the position that the message ends with: it is given beside it.</summary>
    internal static string FirstSentence(JsonException broken) => broken.Message.Split(". LineNumber:")[0].TrimEnd('.');
}
