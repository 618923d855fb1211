using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation.Diagnosing;

/// <summary>What is to be diagnosed.</summary>
/// <param name="Before">What it is compared with.</param>
/// <param name="Why">Where the window comes from, for people: <c>what 2% in 1h looked at when it fired</c>.</param>
/// <param name="Doubt">Why nobody can say what came last; null when one can.</param>
public sealed record DiagnosisQuestion(Objective Objective, TimeRange Window, TimeRange Before, string Why, string? Doubt)
{
    /// <summary>What was there once and is no more; null when nothing is missing.</summary>
    public string? Missing { get; init; }

    /// <summary>What every source of the workflow shows.</summary>
    public Sight Sees { get; init; } = ~Sight.None;

    /// <summary>By the step that hands over, the workflow that takes over from it.</summary>
    public IReadOnlyDictionary<string, string> TakesOver { get; init; } = new Dictionary<string, string>();
}
