namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>The fields of an event in JSON, in the order in which they are written.</summary>
internal enum EventField : byte
{
    Kind, At, Source, Workflow, Instance, Life, Step, Run, Attempt, Outcome, State, Track, Error, Fact, Rev, Void, NotBefore, Seq, Version,
    BusinessKey, Parent, Deadline, Slot, Why, Cause, By, Result, Dependency, OperationKey, Compensates, RetryAt, Name, Value, From, TraceId,
    Attributes, Keys,
}

/// <summary>What a field's value must be.</summary>
internal enum FieldForm : byte
{
    Kind,
    Outcome,

    /// <summary>Identifies or groups: at most <see cref="EventLimits.NameLength"/> characters, none of them a control character.</summary>
    Name,

    /// <summary>For people to read: cut at <see cref="EventLimits.TextLength"/> characters.</summary>
    Prose,
    Time,

    /// <summary>A whole number from 1.</summary>
    Ordinal,

    /// <summary>A whole number from 0.</summary>
    Revision,
    Whole,
    Number,
    Flag,
    NamedValues,
}

/// <summary>Names and forms of the fields.</summary>
internal static class EventFields
{
    public const int Count = (int)EventField.Keys + 1;

    public static readonly string[] Names =
    [
        "kind", "at", "source", "workflow", "instance", "life", "step", "run", "attempt", "outcome", "state", "track", "error", "fact", "rev", "void",
        "notBefore", "seq", "version", "businessKey", "parent", "deadline", "slot", "why", "cause", "by", "result", "dependency", "operationKey",
        "compensates", "retryAt", "name", "value", "from", "traceId", "attributes", "keys",
    ];

    private static readonly Utf8Words Words = new(Names);

    public static bool TryFind(ReadOnlySpan<byte> name, out EventField field)
    {
        int found = Words.Find(name);
        field = (EventField)Math.Max(found, 0);
        return found >= 0;
    }

    public static FieldForm FormOf(EventField field) => field switch
    {
        EventField.Kind => FieldForm.Kind,
        EventField.Outcome => FieldForm.Outcome,
        EventField.Attempt => FieldForm.Ordinal,
        EventField.Rev => FieldForm.Revision,
        EventField.Seq => FieldForm.Whole,
        EventField.Value => FieldForm.Number,
        EventField.Void => FieldForm.Flag,
        EventField.Error or EventField.Why => FieldForm.Prose,
        EventField.Attributes or EventField.Keys => FieldForm.NamedValues,
        EventField.At or EventField.NotBefore or EventField.Deadline or EventField.Slot or EventField.RetryAt or EventField.From => FieldForm.Time,
        _ => FieldForm.Name,
    };
}
