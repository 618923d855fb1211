using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Ingest.CloudEvents;

/// <summary>Reads CloudEvents 1.0 in their structured form, whose data are workflow events. Their attributes give what the data do not say.</summary>
public sealed class CloudEventReader : IEventReader
{
    private readonly EventJsonReader events = new();
    private readonly CloudEnvelope envelope = new();
    private byte[]? decoded;
    private Range data;

    public EventDefaults Defaults { get; set; }

    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out WorkflowEvent? fact, out EventRefusal refusal)
    {
        fact = null;
        envelope.Clear();
        (decoded, data) = (null, default);
        refusal = EventJsonReader.Unreadable(json) ?? ReadEnvelope(json);
        return refusal.Reason is null && TryReadData(json, out fact, out refusal);
    }

    /// <summary>Without a reason when all is well.</summary>
    private EventRefusal ReadEnvelope(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        try
        {
            EventDefaults defaults = default;
            string? reason = ReadMembers(ref reader) ?? envelope.Refusal(Defaults, out defaults) ?? DataRefusal();
            events.Defaults = defaults;
            return reason is null ? default : new(EventJsonReader.ColumnAt(json, reader.TokenStartIndex), reason) { Source = envelope[CloudAttribute.Source] };
        }
        catch (JsonException broken)
        {
            return EventJsonReader.Broken(json, reader.BytesConsumed, broken);
        }
    }

    private string? ReadMembers(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "a CloudEvent is a JSON object; write {\"specversion\": \"1.0\", ...}";
        }

        uint seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int member = CloudAttributes.Words.Find(reader.ValueSpan);
            if (member >= 0 && (seen & (1u << member)) != 0)
            {
                return $"'{CloudAttributes.Names[member]}' stands twice; write it once";
            }

            seen |= member < 0 ? 0 : 1u << member;
            if (ReadMember(ref reader, member) is { } reason)
            {
                return reason;
            }
        }

        // Finds what stands behind the object, and throws.
        reader.Read();
        return null;
    }

    private string? ReadMember(ref Utf8JsonReader reader, int member)
    {
        reader.Read();
        if (member < 0 || (CloudAttribute)member == CloudAttribute.Data)
        {
            int from = (int)reader.TokenStartIndex;
            reader.Skip();
            data = member < 0 ? data : from..(int)reader.BytesConsumed;
            return null;
        }

        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            return $"the CloudEvent's '{CloudAttributes.Names[member]}' is {JsonText.Shown(ref reader)}; write a text in quotes";
        }

        return (CloudAttribute)member == CloudAttribute.DataBase64 ? Decode(ref reader) : ReadText(ref reader, (CloudAttribute)member);
    }

    private string? ReadText(ref Utf8JsonReader reader, CloudAttribute attribute)
    {
        bool repeats = attribute is not (CloudAttribute.Id or CloudAttribute.Time or CloudAttribute.Subject);
        envelope[attribute] = (repeats ? JsonText.Name(ref reader, out _) : null) ?? JsonText.Prose(ref reader);
        return envelope[attribute] is null ? $"the CloudEvent's '{CloudAttributes.NameOf(attribute)}' {JsonText.HalfSurrogate}; write whole characters" : null;
    }

    private string? Decode(ref Utf8JsonReader reader) =>
        reader.TryGetBytesFromBase64(out decoded) ? null : "the CloudEvent's 'data_base64' is no Base64; write the event as an object, in 'data'";

    private string? DataRefusal() => (decoded is not null, !data.Equals(default)) switch
    {
        (false, false) => "the CloudEvent lacks 'data'; write the workflow event there, as an object",
        (true, true) => "the CloudEvent has 'data' and 'data_base64'; write one of them",
        _ => null,
    };

    /// <summary>A column of the refusal is one of the whole text, as far as the event stands in it.</summary>
    private bool TryReadData(ReadOnlySpan<byte> json, [NotNullWhen(true)] out WorkflowEvent? fact, out EventRefusal refusal)
    {
        if (events.TryRead(decoded ?? json[data], out fact, out refusal))
        {
            return true;
        }

        int before = decoded is null ? EventJsonReader.ColumnAt(json, data.Start.Value) - 1 : 0;
        refusal = refusal with { Column = before + refusal.Column, Reason = $"in its data, {refusal.Reason}", Source = refusal.Source ?? envelope[CloudAttribute.Source] };
        return false;
    }
}
