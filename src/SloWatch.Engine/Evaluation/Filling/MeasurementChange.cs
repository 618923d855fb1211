using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Filling;

/// <summary>How the measurements of the rules differ from those the store keeps.</summary>
/// <param name="New">Of the rules, and not complete in the store.</param>
/// <param name="Unused">Complete in the store, and no rule uses them.</param>
/// <param name="Unfinished">Left in the store by a back-fill that was cut off.</param>
internal sealed record MeasurementChange(IReadOnlySet<string> New, IReadOnlySet<string> Unused, IReadOnlyList<string> Unfinished)
{
    public bool IsNothing => New.Count + Unused.Count + Unfinished.Count == 0;

    public static MeasurementChange Between(ILedgerReader stored, RuleSet rules)
    {
        HashSet<string> used = [.. rules.All.SelectMany(workflow => workflow.Measurements).Select(measurement => measurement.Hash)];
        HashSet<string> complete = [.. stored.Measurements()];
        return new(
            used.Where(hash => !complete.Contains(hash)).ToHashSet(),
            complete.Where(hash => !used.Contains(hash)).ToHashSet(),
            stored.Unfinished());
    }
}
