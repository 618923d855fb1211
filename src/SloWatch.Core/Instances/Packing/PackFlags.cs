using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Packing;

/// <summary>Which fields a packed fact has. The bits are stored: never renumber. Frequent fields have low bits, which pack into one byte.</summary>
internal readonly struct PackFlags(ulong bits)
{
    public const int Step = 0, State = 1, Track = 2, Outcome = 3, Run = 4, Attempt = 5, Fact = 6, Details = 7, Rev = 8, Void = 9, Error = 10, NotBefore = 11;

    public const int Life = 16, Seq = 17, Version = 18, BusinessKey = 19, Parent = 20, Deadline = 21, Slot = 22, Why = 23, Cause = 24, By = 25, Result = 26,
        Dependency = 27, OperationKey = 28, Compensates = 29, RetryAt = 30, Name = 31, Value = 32, From = 33, TraceId = 34, Attributes = 35, Keys = 36;

    public ulong Bits => bits;

    public static PackFlags Of(WorkflowEvent fact)
    {
        ulong bits = Bit(Step, fact.Step) | Bit(State, fact.State) | Bit(Track, fact.Track) | Bit(Outcome, fact.Outcome != Events.Outcome.None)
            | Bit(Run, fact.Run) | Bit(Attempt, fact.Attempt != 0) | Bit(Fact, fact.Fact) | Bit(Details, fact.Details)
            | Bit(Rev, fact.Rev != 0) | Bit(Void, fact.Void) | Bit(Error, fact.Error) | Bit(NotBefore, fact.NotBefore.HasValue);
        return new(fact.Details is { } details ? bits | Of(details) : bits);
    }

    public bool Has(int flag) => (bits & (1UL << flag)) != 0;

    public void Text(PackWriter writer, int flag, string? text)
    {
        if (Has(flag))
        {
            writer.Text(text!);
        }
    }

    public void Time(PackWriter writer, int flag, Instant? time)
    {
        if (Has(flag))
        {
            writer.Signed(time!.Value.Micros);
        }
    }

    public string? Text(ref PackReader reader, int flag) => Has(flag) ? reader.Text() : null;

    public Instant? Time(ref PackReader reader, int flag) => Has(flag) ? new Instant(reader.Signed()) : null;

    private static ulong Of(EventDetails details) =>
        Bit(Life, details.Life) | Bit(Seq, details.Seq.HasValue) | Bit(Version, details.Version) | Bit(BusinessKey, details.BusinessKey)
        | Bit(Parent, details.Parent) | Bit(Deadline, details.Deadline.HasValue) | Bit(Slot, details.Slot.HasValue) | Bit(Why, details.Why)
        | Bit(Cause, details.Cause) | Bit(By, details.By) | Bit(Result, details.Result) | Bit(Dependency, details.Dependency)
        | Bit(OperationKey, details.OperationKey) | Bit(Compensates, details.Compensates) | Bit(RetryAt, details.RetryAt.HasValue)
        | Bit(Name, details.Name) | Bit(Value, details.Value.HasValue) | Bit(From, details.From.HasValue) | Bit(TraceId, details.TraceId)
        | Bit(Attributes, details.Attributes) | Bit(Keys, details.Keys);

    private static ulong Bit(int flag, bool set) => set ? 1UL << flag : 0;

    private static ulong Bit(int flag, object? field) => field is null ? 0 : 1UL << flag;
}
