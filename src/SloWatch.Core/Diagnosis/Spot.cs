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

    /// <summary>Somebody had suspended it.</summary>
    Suspended,

    /// <summary>It came to a step or a state more often than others do, and no time there was too long.</summary>
    Repeating,

    /// <summary>Its time went everywhere: no place stands out.</summary>
    Spread,

    /// <summary>It was handed over to another workflow, which did not take it up in time.</summary>
    HandedOver,

    /// <summary>It was promised in less time than others take.</summary>
    Hurried,

    /// <summary>Its time went to a place that others do not come by, so nobody knows what is usual there, and it had left it.</summary>
    Elsewhere,

    /// <summary>Its case had ended before, so it stands nowhere: it took a way on which nothing follows, or the times that are told of it contradict each other.</summary>
    Over,

    /// <summary>It was there before its case began, by the times that are told: somebody's clock is wrong.</summary>
    TooEarly,
}

/// <summary>What kinds have in common.</summary>
internal static class SpotKinds
{
    public static bool IsCall(this SpotKind kind) => kind is SpotKind.Calling or SpotKind.CallFailed;

    /// <summary>It waits for nothing outside that is known of.</summary>
    public static bool IsStill(this SpotKind kind) => kind is SpotKind.Standing or SpotKind.Waiting or SpotKind.Suspended;

    /// <summary>It can be compared with others that came by the same place.</summary>
    public static bool HasPlace(this SpotKind kind) => kind is not (SpotKind.Otherwise or SpotKind.NoInstance or SpotKind.Spread or SpotKind.Hurried or SpotKind.Elsewhere or SpotKind.Over or SpotKind.TooEarly);

    /// <summary>The dependency, or the workflow that takes over, has to do with it.</summary>
    public static bool IsOutside(this SpotKind kind) => kind.IsCall() || kind == SpotKind.HandedOver;
}

/// <summary>Where and how a unit went bad: where its time went, or what failed, which need not be where it was found.</summary>
/// <param name="Since">When it came there.</param>
public sealed record Spot(SpotKind Kind, Instant Since)
{
    /// <summary>As <see cref="StepLabel"/> calls it.</summary>
    public string? Step { get; init; }

    /// <summary>Of the step, also while it only waits; or the workflow that was to take over.</summary>
    public string? Dependency { get; init; }

    public string? State { get; init; }

    /// <summary>As <see cref="ErrorText"/> groups them.</summary>
    public string? Error { get; init; }

    /// <summary>It stood while a call of its case was open, which need not be what it waited for.</summary>
    public bool BesideCall { get; init; }

    /// <summary>Somebody has to remove what keeps it from going on.</summary>
    public bool IsHalted { get; init; }

    /// <summary>What came after it was as slow, in as much time again as the unit had had.</summary>
    public bool WentOnAlike { get; init; }
}
