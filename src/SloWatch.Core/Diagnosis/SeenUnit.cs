using SloWatch.Core.Instances;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis;

/// <summary>A unit with a verdict, good or bad, and what it had come by until then.</summary>
/// <param name="Name">Of the unit: <c>instance</c>, <c>step:NAME/run</c>.</param>
/// <param name="At">When its verdict became true.</param>
public sealed record SeenUnit(InstanceKey Instance, string Name, Instant Begun, Instant At, string? Version)
{
    /// <summary>Each once.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>That it called, each once.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Each once.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Null: it is good.</summary>
    public Spot? Spot { get; init; }

    /// <summary>Since when it ran its version: later than it began where it was moved to it.</summary>
    internal Instant RunsSince { get => Instant.Max(field, Begun); init; } = Begun;

    /// <summary>What it belongs to where it is bad; null: nothing is said of it.</summary>
    public string? GroupOf(Dimension by) => by switch
    {
        Dimension.Step => Spot?.Step,
        Dimension.Dependency => Spot?.Dependency,
        Dimension.State => Spot?.State,
        Dimension.Error => Spot?.Error,
        _ => Version,
    };

    /// <summary>All that it came by, good or bad.</summary>
    internal IEnumerable<string> SeenBy(Dimension by) => by switch
    {
        Dimension.Step => Steps,
        Dimension.Dependency => Dependencies,
        Dimension.State => States,
        Dimension.Version when Version is not null => [Version],
        _ => [],
    };
}

/// <summary>How and when a unit went bad somewhere.</summary>
public readonly record struct WentBad(SpotKind Kind, Instant At);

/// <summary>A step ended well, or a state was left: whatever was there then worked.</summary>
/// <param name="At">When it did.</param>
public readonly record struct Passage(string? Step, string? Dependency, string? State, string? Version, Instant At);
