using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Tests.Ingest.EventJson;

/// <summary>Events of every kind with every field they may carry, from a seed.</summary>
internal sealed class RandomEvents(int seed)
{
    private static readonly string[] Letters = ["a", "Z", "7", " ", "\"", "\\", "/", "é", "ß", "漢", "🚲", "<", "+", "'", "\u2028", "{"];

#pragma warning disable CA5394 // a test needs cases it can repeat, not secrets
    private readonly Random random = new(seed);

    public WorkflowEvent Next()
    {
        EventKind kind = (EventKind)random.Next(1, (int)EventKind.Gap + 1);
        Instant at = Time();
        return new WorkflowEvent
        {
            Kind = kind,
            At = at,
            Source = Name(),
            Workflow = Name(),
            Instance = kind is EventKind.Watermark || (kind is EventKind.Gap && Maybe()) ? "" : Name(),
            Step = Maybe() ? Name() : null,
            Run = Maybe() ? Name() : null,
            Attempt = Maybe() ? random.Next(1, int.MaxValue) : 0,
            Outcome = OutcomeOf(kind),
            State = kind == EventKind.State ? Name() : null,
            Track = kind == EventKind.State && Maybe() ? Name() : null,
            Error = Maybe() ? Name() + "\n\tat\u0001 line 2" : null,
            Fact = Maybe() ? "f" + Name() : Maybe() ? $"#{random.Next(2, 100_000)}" : null,
            Rev = Maybe() ? random.NextInt64(0, long.MaxValue) : 0,
            NotBefore = Maybe() ? (at - TimeSpan.FromMinutes(random.Next(1000))) : null,
            Details = Maybe() || kind is EventKind.Slot or EventKind.Gauge or EventKind.Gap ? Details(kind, at) : null,
        };
    }

    private EventDetails? Details(EventKind kind, Instant at)
    {
        EventDetails details = new()
        {
            Life = Maybe() ? Name() : null,
            Seq = Maybe() ? random.NextInt64(long.MinValue, long.MaxValue) : null,
            Version = Maybe() ? Name() : null,
            BusinessKey = Maybe() ? Name() : null,
            Parent = Maybe() ? Name() : null,
            Deadline = Maybe() ? Time() : null,
            Slot = kind == EventKind.Slot || Maybe() ? Time() : null,
            Why = Maybe() ? Name() : null,
            Cause = Maybe() ? Name() : null,
            By = Maybe() ? Name() : null,
            Result = Maybe() ? Name() : null,
            Dependency = Maybe() ? Name() : null,
            OperationKey = Maybe() ? Name() : null,
            Compensates = Maybe() ? Name() : null,
            RetryAt = kind is EventKind.StepFailed or EventKind.StepScheduled && Maybe() ? Time() : null,
            Name = kind == EventKind.Gauge ? Name() : null,
            Value = kind == EventKind.Gauge ? BitConverter.Int64BitsToDouble(random.NextInt64(0, 0x7FF0_0000_0000_0000)) * (Maybe() ? 1 : -1) : null,
            From = kind == EventKind.Gap ? at - TimeSpan.FromSeconds(random.Next(100_000)) : null,
            TraceId = Maybe() ? Name() : null,
            Attributes = Maybe() ? Named() : null,
            Keys = Maybe() ? Named() : null,
        };
        return details == new EventDetails() ? null : details;
    }

    private Outcome OutcomeOf(EventKind kind) => kind switch
    {
        EventKind.StepEnded => (Outcome)random.Next((int)Outcome.Completed, (int)Outcome.Skipped + 1),
        EventKind.Ended => Maybe() ? Outcome.Vanished : (Outcome)random.Next((int)Outcome.Completed, (int)Outcome.Cancelled + 1),
        EventKind.Slot => Maybe() ? Outcome.None : Maybe() ? Outcome.Skipped : Outcome.Failed,
        _ => Outcome.None,
    };

    private NamedValue[] Named() =>
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => new NamedValue(Name() + i, Name())).OrderBy(pair => pair.Name, StringComparer.Ordinal)];

    /// <summary>Some short and common, some at the greatest length.</summary>
    private string Name() => random.Next(20) == 0
        ? new string('x', EventLimits.NameLength - 1)
        : string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Letters[random.Next(Letters.Length)]));

    private Instant Time() => new(random.NextInt64(100_000_000_000, 7_289_000_000_000_000));

    private bool Maybe() => random.Next(2) == 0;
#pragma warning restore CA5394
}
