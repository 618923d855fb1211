using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>The fields of one event while it is read; used again for the next.</summary>
internal sealed class EventDraft
{
    private const EventField FirstDetail = EventField.Seq;

    private readonly string?[] texts = new string?[EventFields.Count];
    private readonly long[] numbers = new long[EventFields.Count];
    private readonly NamedValue[]?[] lists = new NamedValue[]?[EventFields.Count];
    private ulong carried;

    public EventKind Kind => (EventKind)numbers[(int)EventField.Kind];

    public Outcome Outcome => (Outcome)numbers[(int)EventField.Outcome];

    public long Revision => numbers[(int)EventField.Rev];

    public double Value { get; private set; }

    private bool HasDetails => Has(EventField.Life) || carried >> (int)FirstDetail != 0;

    public bool Has(EventField field) => (carried & Bit(field)) != 0;

    public string? Text(EventField field) => texts[(int)field];

    public Instant? Time(EventField field) => Has(field) ? new Instant(numbers[(int)field]) : null;

    public void Clear()
    {
        Array.Clear(texts);
        Array.Clear(numbers);
        Array.Clear(lists);
        carried = 0;
    }

    public void Set(EventField field, string text)
    {
        texts[(int)field] = text;
        carried |= Bit(field);
    }

    public void Set(EventField field, long number)
    {
        numbers[(int)field] = number;
        carried |= Bit(field);
    }

    public void Set(EventField field, NamedValue[] list)
    {
        lists[(int)field] = list;
        carried |= Bit(field);
    }

    public void SetValue(double value)
    {
        Value = value;
        carried |= Bit(EventField.Value);
    }

    public WorkflowEvent Build() => new()
    {
        Kind = Kind,
        At = new Instant(numbers[(int)EventField.At]),
        Source = Text(EventField.Source)!,
        Workflow = Text(EventField.Workflow)!,
        Instance = Text(EventField.Instance) ?? "",
        Step = Text(EventField.Step),
        Run = Text(EventField.Run),
        Attempt = (int)numbers[(int)EventField.Attempt],
        Outcome = Outcome,
        State = Text(EventField.State),
        Track = Text(EventField.Track),
        Error = Text(EventField.Error),
        Fact = Text(EventField.Fact),
        Rev = Revision,
        Void = numbers[(int)EventField.Void] != 0,
        NotBefore = Time(EventField.NotBefore),
        Details = HasDetails ? BuildDetails() : null,
    };

    private EventDetails BuildDetails() => new()
    {
        Life = Text(EventField.Life),
        Seq = Has(EventField.Seq) ? numbers[(int)EventField.Seq] : null,
        Version = Text(EventField.Version),
        BusinessKey = Text(EventField.BusinessKey),
        Parent = Text(EventField.Parent),
        Deadline = Time(EventField.Deadline),
        Slot = Time(EventField.Slot),
        Why = Text(EventField.Why),
        Cause = Text(EventField.Cause),
        By = Text(EventField.By),
        Result = Text(EventField.Result),
        Dependency = Text(EventField.Dependency),
        OperationKey = Text(EventField.OperationKey),
        Compensates = Text(EventField.Compensates),
        RetryAt = Time(EventField.RetryAt),
        Name = Text(EventField.Name),
        Value = Has(EventField.Value) ? Value : null,
        From = Time(EventField.From),
        TraceId = Text(EventField.TraceId),
        Attributes = lists[(int)EventField.Attributes],
        Keys = lists[(int)EventField.Keys],
    };

    private static ulong Bit(EventField field) => 1UL << (int)field;
}
