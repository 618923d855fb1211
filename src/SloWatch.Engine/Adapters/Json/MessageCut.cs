using System.Buffers;
using System.Text;
using System.Text.Json;
using SloWatch.Engine.Adapters.Json.Paths;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json;

/// <summary>
/// A message of several events with one of them alone, for quarantine: what holds for all of them stays with it. Where that is long, or
/// where many are refused, the event itself is all that is kept.
/// </summary>
internal sealed class MessageCut(JsonPath events)
{
    private const int MostWhole = 100;

    private int given;
    private bool isLong;

    public string Of(in Message message)
    {
        if (isLong || given == MostWhole)
        {
            return message.Event.GetRawText();
        }

        given++;
        string whole = Whole(message);
        isLong = whole.Length > EventLimits.KeptLength;
        return isLong ? message.Event.GetRawText() : whole;
    }

    private string Whole(in Message message)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, EventJsonWriter.Options))
        {
            Write(json, message.Root, message.Event, events.Steps);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <param name="way">To the events, from here.</param>
    private static void Write(Utf8JsonWriter json, JsonElement value, JsonElement alone, IEnumerable<PathStep> way)
    {
        if (!way.Any())
        {
            WriteAlone(json, value, alone);
            return;
        }

        JsonElement next = value;
        if (value.ValueKind != JsonValueKind.Object || way.First() is not PathStep.Member member || !member.TryTake(ref next))
        {
            value.WriteTo(json); // the way leads through a list
            return;
        }

        json.WriteStartObject();
        foreach (JsonProperty property in value.EnumerateObject())
        {
            json.WritePropertyName(property.Name);
            if (property.Name == member.Name)
            {
                Write(json, next, alone, way.Skip(1));
            }
            else
            {
                property.Value.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteAlone(Utf8JsonWriter json, JsonElement events, JsonElement alone)
    {
        if (events.ValueKind != JsonValueKind.Array)
        {
            events.WriteTo(json);
            return;
        }

        json.WriteStartArray();
        alone.WriteTo(json);
        json.WriteEndArray();
    }
}
