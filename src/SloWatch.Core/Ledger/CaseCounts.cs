namespace SloWatch.Core.Ledger;

/// <summary>Of a moment: cases that are open, and those of them that are stuck. Of a minute: by how many they changed in it.</summary>
public readonly record struct CaseCounts(long Open, long Stuck)
{
    public bool IsZero => this == default;

    /// <summary>
    /// What the ledger of a counter holds: a case that is open has begun and has no verdict, and while it is stuck there is a bad unit of it that
    /// is not closed.
    /// </summary>
    public static CaseCounts Of(Tally tally) => new(tally.Pending, tally.Bad - tally.ClosedBad);

    public static CaseCounts operator +(CaseCounts a, CaseCounts b) => new(a.Open + b.Open, a.Stuck + b.Stuck);
}
