using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Filling;

/// <summary>How the measurements of the rules differ from those the store keeps.</summary>
/// <param name="New">Of the rules, and not complete in the store.</param>
/// <param name="Unused">Complete in the store, and no rule uses them.</param>
/// <param name="Unfinished">Left in the store by a back-fill that was cut off, or by rules that were used before.</param>
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

    /// <summary>
    /// Nothing will be posted any more to what no rule uses. From now on it is not taken for complete: rules that ask for it again have it counted anew.
    /// To be written before anything is judged without it.
    /// </summary>
    public void Retire(IStoreWriter writer, TimeProvider time)
    {
        Commit commit = new() { RecordedAt = Instant.From(time.GetUtcNow()) };
        commit.MeasurementsRetired.AddRange(Unused);
        writer.Write(commit);
    }
}
