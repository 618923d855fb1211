using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Retiring;

/// <summary>What an instance leaves behind that is removed: what it had posted, which stays in the ledger.</summary>
/// <param name="RowVersion">Of the row that was looked at; a newer one may have posted otherwise.</param>
/// <param name="Violations">Those that go with it.</param>
public sealed record Retired(InstanceKey Key, long RowVersion, IReadOnlyList<Posting> Postings, IReadOnlyList<ViolationKey> Violations)
{
    /// <summary>
    /// Null when it stays: it is open or due, something of it is pending, or anything of it lies at the horizon or after it, so that what is
    /// counted from there on can be recounted from the instances that are there.
    /// </summary>
    /// <param name="horizon">A full minute.</param>
    public static Retired? Of(StoredInstance stored, WorkflowRules rules, Instant horizon)
    {
        bool over = stored.Summary.EndedAt < horizon && stored.Summary.LastAt < horizon && stored.NextDeadline == Instant.Ever;
        return over && TryUnits(stored, rules) is { } units && units.TrueForAll(unit => IsBefore(unit, horizon))
            ? new(stored.Key, stored.RowVersion, PostingsOf(units), [.. units.Select(unit => unit.Evidence?.Key).OfType<ViolationKey>()])
            : null;
    }

    private static bool IsBefore(in PlacedUnit unit, Instant horizon)
    {
        Verdict verdict = unit.Judged.Verdict;
        return verdict.Kind != VerdictKind.Pending && verdict.At < horizon && unit.Judged.Begun < horizon && (unit.Judged.ClosedAt is not { } closed || closed < horizon);
    }

    /// <summary>Null when its facts are damaged: an instance like that stays, and the audit names it.</summary>
    private static List<PlacedUnit>? TryUnits(StoredInstance stored, WorkflowRules rules)
    {
        try
        {
            return Checksum.OfChunks(stored.Chunks) == stored.Checksum ? [.. PlacedUnits.Of(stored, rules)] : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static List<Posting> PostingsOf(List<PlacedUnit> units)
    {
        List<Posting> postings = [];
        List<(long Minute, Tally Change)> changes = [];
        foreach (PlacedUnit unit in units)
        {
            changes.Clear();
            unit.Post(changes);
            postings.AddRange(changes.Select(change => new Posting(unit.Measurement, change.Minute, change.Change)));
        }

        return postings;
    }
}
