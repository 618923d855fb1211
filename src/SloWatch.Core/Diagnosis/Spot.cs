using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis;

/// <summary>What a unit was doing where it went bad.</summary>
public enum SpotKind
{
    /// <summary>It stood in a step or a state, and no call to a dependency was open.</summary>
    Standing,

    /// <summary>A step waited to be taken up.</summary>
    Waiting,

    /// <summary>A call to a dependency had not come back, or came back so late that the time went there.</summary>
    Calling,

    /// <summary>A call to a dependency failed.</summary>
    CallFailed,

    /// <summary>It failed, in no call to a dependency that is known of.</summary>
    Failed,

    /// <summary>It neither failed nor took too long: it is bad for its result or its way, or was done again or undone.</summary>
    Otherwise,

    /// <summary>It is of no instance: a slot that nobody started, a slice of a gauge.</summary>
    NoInstance,
}

/// <summary>Where and how a unit went bad: where its time went, or what failed, which need not be where it was found.</summary>
/// <param name="Since">When it came there.</param>
public sealed record Spot(SpotKind Kind, Instant Since)
{
    public string? Step { get; init; }

    /// <summary>Of the step, also while it only waits.</summary>
    public string? Dependency { get; init; }

    public string? State { get; init; }

    /// <summary>As <see cref="ErrorText"/> groups them.</summary>
    public string? Error { get; init; }

    public bool IsCall => Kind is SpotKind.Calling or SpotKind.CallFailed;

    /// <summary>It waits for nothing outside that is known of.</summary>
    public bool IsStill => Kind is SpotKind.Standing or SpotKind.Waiting;
}
