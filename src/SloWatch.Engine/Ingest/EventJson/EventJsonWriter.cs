using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>Writes workflow events as JSON lines that <see cref="EventJsonReader"/> reads back to the same events.</summary>
public sealed class EventJsonWriter(Stream output) : IDisposable
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Lines are read by people too: letters stay letters.</summary>
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonEncodedText[] Names = [.. EventFields.Names.Select(name => JsonEncodedText.Encode(name))];

    private readonly ArrayBufferWriter<byte> buffer = new(BufferBytes);
    private readonly Utf8JsonWriter json = new(Stream.Null, Options);

    public void WriteLine(WorkflowEvent fact)
    {
        json.Reset(buffer);
        Write(json, fact);
        json.Flush();
        buffer.Write("\n"u8);
        if (buffer.WrittenCount >= BufferBytes)
        {
            WriteOut();
        }
    }

    /// <summary>Writes what is left; the stream stays open.</summary>
    public void Dispose()
    {
        WriteOut();
        output.Flush();
        json.Dispose();
    }

    /// <summary>One event as one object.</summary>
    public static void Write(Utf8JsonWriter json, WorkflowEvent fact)
    {
        json.WriteStartObject();
        json.WriteString(Names[(int)EventField.Kind], EventWords.Of(fact.Kind));
        Time(json, EventField.At, fact.At);
        Text(json, EventField.Source, fact.Source);
        Text(json, EventField.Workflow, fact.Workflow);
        Text(json, EventField.Instance, fact.Instance.Length == 0 ? null : fact.Instance);
        Text(json, EventField.Life, fact.Details?.Life);
        WriteWhat(json, fact);
        Text(json, EventField.Fact, fact.Fact);
        Whole(json, EventField.Rev, fact.Rev == 0 ? null : fact.Rev);
        if (fact.Void)
        {
            json.WriteBoolean(Names[(int)EventField.Void], true);
        }

        Time(json, EventField.NotBefore, fact.NotBefore);
        if (fact.Details is { } details)
        {
            WriteCase(json, details);
            WriteStep(json, details);
        }

        json.WriteEndObject();
    }

    private void WriteOut()
    {
        output.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    private static void WriteWhat(Utf8JsonWriter json, WorkflowEvent fact)
    {
        Text(json, EventField.Step, fact.Step);
        Text(json, EventField.Run, fact.Run);
        Whole(json, EventField.Attempt, fact.Attempt == 0 ? null : fact.Attempt);
        Text(json, EventField.Outcome, fact.Outcome == Outcome.None ? null : OutcomeNames.Of(fact.Outcome));
        Text(json, EventField.State, fact.State);
        Text(json, EventField.Track, fact.Track);
        Text(json, EventField.Error, fact.Error);
    }

    private static void WriteCase(Utf8JsonWriter json, EventDetails details)
    {
        Whole(json, EventField.Seq, details.Seq);
        Text(json, EventField.Version, details.Version);
        Text(json, EventField.BusinessKey, details.BusinessKey);
        Text(json, EventField.Parent, details.Parent);
        Time(json, EventField.Deadline, details.Deadline);
        Time(json, EventField.Slot, details.Slot);
        Text(json, EventField.Why, details.Why);
        Text(json, EventField.Cause, details.Cause);
        Text(json, EventField.By, details.By);
        Text(json, EventField.Result, details.Result);
    }

    private static void WriteStep(Utf8JsonWriter json, EventDetails details)
    {
        Text(json, EventField.Dependency, details.Dependency);
        Text(json, EventField.OperationKey, details.OperationKey);
        Text(json, EventField.Compensates, details.Compensates);
        Time(json, EventField.RetryAt, details.RetryAt);
        Text(json, EventField.Name, details.Name);
        if (details.Value is { } value)
        {
            json.WriteNumber(Names[(int)EventField.Value], value);
        }

        Time(json, EventField.From, details.From);
        Text(json, EventField.TraceId, details.TraceId);
        List(json, EventField.Attributes, details.Attributes);
        List(json, EventField.Keys, details.Keys);
    }

    private static void Text(Utf8JsonWriter json, EventField field, string? text)
    {
        if (text is not null)
        {
            json.WriteString(Names[(int)field], text);
        }
    }

    private static void Whole(Utf8JsonWriter json, EventField field, long? number)
    {
        if (number is { } some)
        {
            json.WriteNumber(Names[(int)field], some);
        }
    }

    private static void Time(Utf8JsonWriter json, EventField field, Instant? time)
    {
        if (time is { } some)
        {
            json.WriteString(Names[(int)field], some.ToString());
        }
    }

    private static void List(Utf8JsonWriter json, EventField field, IReadOnlyList<NamedValue>? values)
    {
        if (values is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartObject(Names[(int)field]);
        foreach (NamedValue value in values)
        {
            json.WriteString(value.Name, value.Value);
        }

        json.WriteEndObject();
    }
}
