using System.Text;
using System.Text.Json;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters.Json.Paths;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json;

/// <summary>Reads messages of one source by its mapping.</summary>
internal sealed class MessageReader : IMessageReader
{
    private const string NoRule = "no rule of the mapping fits it; say in 'makes' what it becomes, or in 'ignore' that it is left out";

    /// <summary>Of one message: what is kept of each that is refused must not add up.</summary>
    private const int MostEvents = 5000;

    private readonly JsonMapping mapping;
    private readonly EventMaker maker;
    private MessageCut? cut;

    public MessageReader(SourceDefinition source)
    {
        mapping = source.Mapping.Format as JsonMapping ?? JsonMapping.Nothing;
        maker = new EventMaker(source, mapping);
    }

    public void Read(ReadOnlySpan<byte> json, Instant? received, IMessageSink sink)
    {
        if (EventJsonReader.Unreadable(json) is { } unreadable)
        {
            sink.Refuse(1, unreadable.Reason, Shown(json));
            return;
        }

        try
        {
            Utf8JsonReader reader = new(json);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            reader.Read(); // finds what stands behind it, and throws
            Read(document.RootElement, received, sink);
        }
        catch (JsonException broken)
        {
            EventRefusal refusal = EventJsonReader.Broken(json, json.Length, broken);
            sink.Refuse(null, refusal.Reason, Shown(json));
        }
    }

    private void Read(JsonElement root, Instant? received, IMessageSink sink)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            sink.Refuse(1, "a message is a JSON object; send it as {...}", root.GetRawText());
            return;
        }

        if (mapping.Events is null)
        {
            cut = null;
            Read(new Message(root, root), received, sink);
            return;
        }

        if (!mapping.Events.TryFind(root, out JsonElement events))
        {
            events = root;
        }

        cut = new MessageCut(mapping.Events);
        switch (events.ValueKind)
        {
            case JsonValueKind.Array when events.GetArrayLength() > MostEvents:
                sink.Refuse(null, $"the message has {events.GetArrayLength()} events; at most {MostEvents} are read, send them in several messages", EventLimits.CutKept(root.GetRawText()));
                break;
            case JsonValueKind.Array:
                foreach (JsonElement one in events.EnumerateArray())
                {
                    Read(new Message(root, one), received, sink);
                }

                break;
            case JsonValueKind.Object when mapping.Events.TryFind(root, out _):
                Read(new Message(root, events), received, sink);
                break;
            default:
                ReadWithout(root, received, sink);
                break;
        }
    }

    /// <summary>One that holds no events may be left out all the same.</summary>
    private void ReadWithout(JsonElement root, Instant? received, IMessageSink sink)
    {
        if (IsIgnored(new Message(root, root)))
        {
            sink.Ignore();
        }
        else
        {
            sink.Refuse(null, $"the message has no list of events at {mapping.Events!.Text}; name where they are in 'events', or leave it out with 'ignore'", root.GetRawText());
        }
    }

    private void Read(in Message message, Instant? received, IMessageSink sink)
    {
        if (IsIgnored(message))
        {
            sink.Ignore();
            return;
        }

        bool made = false;
        foreach (EventRule rule in mapping.Rules)
        {
            if (!rule.Condition.Holds(message, mapping.Absent))
            {
                continue;
            }

            made = true;
            if (maker.Make(rule, message, received, out string? refusal) is { } fact)
            {
                sink.Take(fact);
            }
            else
            {
                sink.Refuse(null, refusal!, Alone(message));
            }
        }

        if (!made)
        {
            sink.Refuse(null, NoRule, Alone(message));
        }
    }

    private bool IsIgnored(in Message message)
    {
        foreach (Condition condition in mapping.Ignored)
        {
            if (condition.Holds(message, mapping.Absent))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The message with this event alone.</summary>
    private string Alone(in Message message) => cut?.Of(message) ?? message.Root.GetRawText();

    private static string Shown(ReadOnlySpan<byte> json) => Encoding.UTF8.GetString(json[..Math.Min(json.Length, EventLimits.TextLength * 3)]);
}
