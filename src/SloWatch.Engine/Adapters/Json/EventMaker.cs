using System.Globalization;
using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters.Json.Paths;
using SloWatch.Engine.Adapters.Json.Values;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.Times;

namespace SloWatch.Engine.Adapters.Json;

/// <summary>Makes one event of a message by one rule. Not safe for concurrent use: it keeps its buffers from event to event.</summary>
internal sealed class EventMaker(SourceDefinition source, JsonMapping mapping)
{
    /// <summary>Stands for a time: when the message came.</summary>
    public const string Received = "received";

    /// <summary>Left out where the message does not say them, they would make another event of it.</summary>
    private static readonly EventField[] Decisive = [EventField.At, EventField.Instance, EventField.Workflow, EventField.Step, EventField.Outcome, EventField.State, EventField.Fact];

    private readonly EventDraft draft = new();
    private readonly CellTimes times = new(mapping.Times, mapping.Zone);
    private readonly List<NamedValue> values = [];

    /// <summary>Null when there is none, and why.</summary>
    /// <param name="received">Null: nobody knows.</param>
    public WorkflowEvent? Make(EventRule rule, in Message message, Instant? received, out string? refusal)
    {
        draft.Clear();
        draft.Set(EventField.Kind, (long)rule.Kind);
        draft.Set(EventField.Source, source.Name);
        refusal = Fill(rule, message, received);
        if (refusal is null && !draft.Has(EventField.Workflow))
        {
            draft.Set(EventField.Workflow, source.Workflow);
        }

        refusal ??= EventRequirements.Refusal(draft);
        refusal = refusal is null ? null : $"{EventWords.Of(rule.Kind)}: {refusal}";
        return refusal is null ? draft.Build() : null;
    }

    private string? Fill(EventRule rule, in Message message, Instant? received)
    {
        foreach ((EventField field, FieldValue value) in rule.Fields)
        {
            string? text = value.Read(message, mapping.Absent, out string? refusal);
            if (refusal is null)
            {
                refusal = text is not null ? Set(field, text, received)
                    : Decisive.AsSpan().Contains(field) ? $"the message has no {value.Written}; say with 'when' which messages are meant, or where else it stands"
                    : null;
            }

            if (refusal is not null)
            {
                return $"'{EventFields.Names[(int)field]}': {refusal}";
            }
        }

        foreach ((EventField field, IReadOnlyList<(string, FieldValue)> list) in rule.Lists)
        {
            if (SetList(field, list, message) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private string? Set(EventField field, string text, Instant? received) => EventFields.FormOf(field) switch
    {
        FieldForm.Outcome => SetOutcome(text),
        FieldForm.Prose => SetProse(field, text),
        FieldForm.Time => SetTime(field, text, received),
        FieldForm.Ordinal => SetWhole(field, text, 1, int.MaxValue),
        FieldForm.Revision => SetWhole(field, text, 0, long.MaxValue),
        FieldForm.Whole => SetWhole(field, text, long.MinValue, long.MaxValue),
        FieldForm.Number => SetNumber(text),
        FieldForm.Flag => SetFlag(field, text),
        _ => SetName(field, text),
    };

    private string? SetName(EventField field, string text)
    {
        if (EventLimits.Refusal(text) is { } refusal)
        {
            return $"'{JsonText.Short(text)}' {refusal}; name a shorter, plain value";
        }

        draft.Set(field, text);
        return null;
    }

    private string? SetProse(EventField field, string text)
    {
        draft.Set(field, EventLimits.Cut(text));
        return null;
    }

    private string? SetOutcome(string text)
    {
        if (OutcomeNames.Parse(text) is not { } outcome)
        {
            return $"'{JsonText.Short(text)}' is no outcome; say in a table which one it means: {string.Join(", ", OutcomeNames.All)}";
        }

        draft.Set(EventField.Outcome, (long)outcome);
        return null;
    }

    /// <summary>What is told again at another moment happened at the first: of all that are told the earliest is the newest revision.</summary>
    private string? SetTime(EventField field, string text, Instant? received)
    {
        if (text != Received || field != EventField.At)
        {
            string? refusal = ReadTime(text, out Instant at);
            draft.Set(field, at.Micros);
            return refusal;
        }

        if (received is not { } now)
        {
            return "the message does not say when it was, and a file does not say when it came; post it to the service";
        }

        draft.Set(EventField.At, now.Micros);
        draft.Set(EventField.Rev, TimeText.End.Micros - now.Micros);
        return null;
    }

    /// <summary>A revision or a sequence may be a time, too.</summary>
    private string? SetWhole(EventField field, string text, long atLeast, long atMost)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            if (field == EventField.Attempt || ReadTime(text, out Instant time) is not null)
            {
                return $"'{JsonText.Short(text)}' is no whole number; name another value";
            }

            number = time.Micros;
        }

        if (number < atLeast || number > atMost)
        {
            return $"it is {number}, and has to be {atLeast} or more{(field == EventField.Attempt ? ": the first try is 1; add to a counter that begins with 0, as in $.retryCount + 1" : "; name another value")}";
        }

        draft.Set(field, number);
        return null;
    }

    private string? SetNumber(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            return $"'{JsonText.Short(text)}' is no number; name another value";
        }

        draft.SetValue(number);
        return null;
    }

    private string? SetFlag(EventField field, string text)
    {
        if (text == "true")
        {
            draft.Set(field, 1);
        }

        return text is "true" or "false" ? null : $"'{JsonText.Short(text)}' is neither true nor false; say in a table what it means";
    }

    private string? SetList(EventField field, IReadOnlyList<(string Name, FieldValue Value)> list, in Message message)
    {
        values.Clear();
        foreach ((string name, FieldValue value) in list)
        {
            string? text = value.Read(message, mapping.Absent, out string? refusal);
            refusal ??= text is not null && (field == EventField.Keys || text.Length > EventLimits.TextLength) ? EventLimits.Refusal(text) : null;
            if (refusal is not null)
            {
                return $"'{EventFields.Names[(int)field]}.{name}': {refusal}";
            }

            if (text is not null)
            {
                values.Add(new NamedValue(name, text));
            }
        }

        values.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        if (values.Count > 0)
        {
            draft.Set(field, [.. values]);
        }

        return null;
    }

    private string? ReadTime(string text, out Instant at)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text.Length <= 100 ? text : text[..100]);
        return times.Read(utf8, out at) switch
        {
            TimeReading.Ok => null,
            TimeReading.OutOfRange => $"'{JsonText.Short(text)}' is no time of the years {TimeText.FirstYear} to {TimeText.LastYear}; say in 'times' how times are written, or in 'absent' that this is none",
            _ => $"'{JsonText.Short(text)}' is no time; {TimeProposal.For(utf8)}",
        };
    }
}
