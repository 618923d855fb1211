using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Tests.Recordings.Room;

/// <summary>One life of an instance, written down by the driver of a recording and by the code of the steps, not by the engine.</summary>
public sealed record TrueLife
{
    public required string Scenario { get; init; }

    public required string Workflow { get; init; }

    /// <summary>Null where the engine never told the driver.</summary>
    public string? Instance { get; init; }

    public string? RunId { get; init; }

    public string? BusinessKey { get; init; }

    public JsonElement? Version { get; init; }

    public string? Parent { get; init; }

    public int Generation { get; init; }

    /// <summary>When it left the queue of its engine, where that is known apart from its start.</summary>
    public Instant? PickedUpAt { get; init; }

    /// <summary>When it was asked for, where that is known apart from its start.</summary>
    public Instant? LaunchedAt { get; init; }

    public Instant? StartedAt { get; init; }

    /// <summary>Null while it is open, and where the driver does not know when it ended.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>The driver's word, see <see cref="Words"/>.</summary>
    public required string Outcome { get; init; }

    public string? Error { get; init; }

    public IReadOnlyList<TrueStep>? Steps { get; init; }

    /// <summary>A text or a list of texts: what else happened, with times.</summary>
    public JsonElement? Notes { get; init; }

    public string? ResetOf { get; init; }

    public string? ContinuedFrom { get; init; }

    /// <summary>The runs that this life is made of, where it is made of several.</summary>
    public IReadOnlyList<TrueLife> ChainedRuns { get; init; } = [];

    public string? EndedAtIs { get; init; }

    public Outcome Ended => Words.OutcomeOf(Outcome);

    public string? VersionText => Version is { ValueKind: not JsonValueKind.Null } version ? version.ToString() : null;

    /// <summary>The last moment at which the driver saw something of it happen.</summary>
    public Instant? LastSeen => (Steps ?? []).Aggregate(StartedAt, (last, step) => Words.Later(last, step.LastSeen));

    /// <summary>The time that follows or leads some words in the notes; null when they are not there.</summary>
    public Instant? Noted(string words) => Words.TimeNear(Notes?.ToString() ?? "", words);
}

public sealed record TrueStep
{
    public required string Name { get; init; }

    public int Attempts { get; init; }

    public Instant? StartedAt { get; init; }

    public Instant? EndedAt { get; init; }

    public required string Outcome { get; init; }

    public string? Error { get; init; }

    /// <summary>The source's name of the run; null where the truth has none.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The step that this one compensates, which a mapping says.</summary>
    public string? Undoes { get; init; }

    /// <summary>Its fault is not its end: the engine tries again, or waits for a person who lets it.</summary>
    public bool GoesOn { get; init; }

    // Drivers name one thing four ways.
    public IReadOnlyList<TrueTry>? Each { get; init; }

    public IReadOnlyList<TrueTry>? EachAttempt { get; init; }

    public IReadOnlyList<TrueTry>? Runs { get; init; }

    public IReadOnlyList<TrueTry>? AttemptLog { get; init; }

    /// <summary>Empty where the driver only counted them.</summary>
    public IReadOnlyList<TrueTry> Tries => Each ?? EachAttempt ?? Runs ?? AttemptLog ?? [];

    public Instant? LastSeen => Tries.Aggregate(Words.Later(StartedAt, EndedAt), (last, attempt) => Words.Later(last, Words.Later(attempt.StartedAt, attempt.EndedAt)));
}

public sealed record TrueTry
{
    public int? Attempt { get; init; }

    public Instant? StartedAt { get; init; }

    public Instant? EndedAt { get; init; }

    public string? Outcome { get; init; }

    /// <summary>The answer to the call, where that is the outcome.</summary>
    public int? Status { get; init; }

    public string? Error { get; init; }

    /// <summary>The id of the span that tells of it.</summary>
    public string? Span { get; init; }

    public int ClockSkewMs { get; init; }

    public Outcome Ended => Status is { } status ? (status < 400 ? Core.Events.Outcome.Completed : Core.Events.Outcome.Failed) : Words.OutcomeOf(Outcome!);
}
