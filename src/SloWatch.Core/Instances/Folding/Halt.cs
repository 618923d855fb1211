using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

public enum HaltKind
{
    /// <summary>Cannot go on without a person.</summary>
    Blocked,

    /// <summary>Paused by someone.</summary>
    Suspended,
}

/// <summary>A time in which an instance could not go on.</summary>
/// <param name="To">Null while it lasts; the end of the life ends it.</param>
public sealed record Halt(HaltKind Kind, string? Cause, Instant From, Instant? To)
{
    /// <summary>At which it cannot go on; null when nobody said.</summary>
    public string? Step { get; init; }

    /// <summary>Why, in the words of the source; null likewise.</summary>
    public string? Error { get; init; }

    /// <summary>The longest it may have been, where its beginning or its end was only noticed; it goes on for ever while it lasts.</summary>
    public required TimeRange Longest { get; init; }
}
