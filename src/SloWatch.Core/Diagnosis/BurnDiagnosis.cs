using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis;

/// <summary>Why an objective's units went bad in a window, as far as their facts tell.</summary>
/// <param name="Before">The time it was compared with; null: there was none.</param>
/// <param name="Tables">One for each dimension, in their order.</param>
public sealed record BurnDiagnosis(
    string Objective, string Workflow, string Noun, TimeRange Window, TimeRange? Before, GoodAndBad Now, GoodAndBad Earlier, Conclusion Conclusion, IReadOnlyList<Attribution> Tables)
{
    /// <summary>Groups with a name that a table lists.</summary>
    public const int MostGroups = 20;

    /// <summary>Where the window comes from, for people; null of one that was kept before that was told.</summary>
    public string? Why { get; init; }

    /// <summary>Why what is known may not be all; null when it is.</summary>
    public string? Doubt { get; init; }
}
