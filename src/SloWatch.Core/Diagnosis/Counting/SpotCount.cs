using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>Bad units that went bad alike.</summary>
internal readonly record struct SpotKey(SpotKind Kind, string? Step, string? Dependency, string? State, string? Version)
{
    /// <summary>They stood while calls of their cases were open.</summary>
    public bool BesideCall { get; init; }

    /// <summary>What keeps them from going on has to be removed.</summary>
    public bool IsHalted { get; init; }

    /// <summary>
    /// Where they wait for somebody to take them up: at a step that has not begun, or where nobody tells of that, between steps or in a state. Null: they do not.
    /// </summary>
    public PlaceOf? WaitsAt => Kind switch
    {
        SpotKind.Waiting when Step is not null => new(Dimension.Step, Step),
        SpotKind.Standing when BesideCall || IsHalted => null,
        SpotKind.Standing when Step is not null => StepLabel.IsAfter(Step) ? new(Dimension.Step, Step) : null,
        SpotKind.Standing when State is not null => new(Dimension.State, State),
        _ => null,
    };

    public bool IsCall => Kind.IsCall();

    /// <summary>Where its units can be compared with others that came by; null: as a whole only.</summary>
    public string? NameAt(Dimension by) => !Kind.HasPlace() ? null : by switch
    {
        Dimension.Dependency => Kind.IsOutside() ? Dependency : null,
        Dimension.Step => Step,
        _ => State,
    };

    public bool IsStill => Kind.IsStill();
}

/// <param name="Span">From when the first came there to when the last went bad.</param>
internal readonly record struct SpotCount(long Bad, TimeRange Span)
{
    public static readonly SpotCount None = new(0, new(Instant.Ever, Instant.Never));

    public SpotCount And(Instant since, Instant at) => new(Bad + 1, new(Instant.Min(Span.From, since), Instant.Max(Span.To, at)));

    public static SpotCount operator +(SpotCount a, SpotCount b) => new(a.Bad + b.Bad, new(Instant.Min(a.Span.From, b.Span.From), Instant.Max(a.Span.To, b.Span.To)));
}
