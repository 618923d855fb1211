using SloWatch.Core.Time;

namespace SloWatch.Core.Events;

/// <summary>What only some events carry. Attribute and key lists are sorted by name, ordinal, each name once.</summary>
public sealed record EventDetails
{
    /// <summary>The source's name for the life this belongs to; null: the life that ran at the event's time.</summary>
    public string? Life { get; init; }

    /// <summary>Orders events of equal time.</summary>
    public long? Seq { get; init; }

    public string? Version { get; init; }

    public string? BusinessKey { get; init; }

    public string? Parent { get; init; }

    /// <summary>The deadline of this case.</summary>
    public Instant? Deadline { get; init; }

    /// <summary>Planned time of a start.</summary>
    public Instant? Slot { get; init; }

    public string? Why { get; init; }

    public string? Cause { get; init; }

    /// <summary>Who ended it: <c>user</c>, <c>engine</c>, <c>time limit</c>.</summary>
    public string? By { get; init; }

    /// <summary>Business outcome, e.g. <c>approved</c>.</summary>
    public string? Result { get; init; }

    public string? Dependency { get; init; }

    public string? OperationKey { get; init; }

    public string? Compensates { get; init; }

    public Instant? RetryAt { get; init; }

    /// <summary>Of a gauge; of <see cref="EventKind.HandedOver"/> the workflow that took over.</summary>
    public string? Name { get; init; }

    /// <summary>Of a gauge.</summary>
    public double? Value { get; init; }

    /// <summary>Facts between this and the event's time are lost; of <see cref="EventKind.Gap"/> and <see cref="EventKind.HandedOver"/>.</summary>
    public Instant? From { get; init; }

    public string? TraceId { get; init; }

    public IReadOnlyList<NamedValue>? Attributes { get; init; }

    /// <summary>Correlation keys.</summary>
    public IReadOnlyList<NamedValue>? Keys { get; init; }

    /// <summary>Equal in every field, lists by their elements.</summary>
    public bool ContentEquals(EventDetails? other) =>
        other is not null
        && ListEquals(Attributes, other.Attributes)
        && ListEquals(Keys, other.Keys)
        && this with { Attributes = null, Keys = null } == other with { Attributes = null, Keys = null };

    private static bool ListEquals(IReadOnlyList<NamedValue>? x, IReadOnlyList<NamedValue>? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y));
}

public readonly record struct NamedValue(string Name, string Value);
