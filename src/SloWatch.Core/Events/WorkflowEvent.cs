using SloWatch.Core.Time;

namespace SloWatch.Core.Events;

/// <summary>One normalised fact: where it happened, what happened and when. Fields that few events carry stand in <see cref="Details"/>.</summary>
public sealed record WorkflowEvent
{
    public const string DefaultTrack = "main";

    /// <summary><see cref="Instant.Ever"/> for none, in half the space: an instance is read back with all its facts for each one more.</summary>
    private readonly Instant notBefore = Instant.Ever;

    public required EventKind Kind { get; init; }

    public required Instant At { get; init; }

    public required string Source { get; init; }

    public required string Workflow { get; init; }

    /// <summary>Empty for <see cref="EventKind.Watermark"/> and <see cref="EventKind.Gap"/>, which speak of the source.</summary>
    public required string Instance { get; init; }

    public string? Step { get; init; }

    /// <summary>Names one run of a step within the life; without it the fold pairs events first in, first out.</summary>
    public string? Run { get; init; }

    /// <summary>1 for the first try; 0 when the source does not say.</summary>
    public int Attempt { get; init; }

    public Outcome Outcome { get; init; }

    public string? State { get; init; }

    /// <summary>Null reads as <see cref="DefaultTrack"/>.</summary>
    public string? Track { get; init; }

    public string? Error { get; init; }

    /// <summary>Unique within the source and the instance. Null: the fact is what the event says. <c>#2</c>: the second event that says exactly this.</summary>
    public string? Fact { get; init; }

    /// <summary>Grows with each correction of the same <see cref="Fact"/>.</summary>
    public long Rev { get; init; }

    /// <summary>At the newest <see cref="Rev"/>: the fact never happened.</summary>
    public bool Void { get; init; }

    /// <summary>Known only by noticing: it happened after this and not after <see cref="At"/>.</summary>
    public Instant? NotBefore
    {
        get => notBefore == Instant.Ever ? null : notBefore;
        init => notBefore = value ?? Instant.Ever;
    }

    public EventDetails? Details { get; init; }
}
