namespace SloWatch.Core.Ledger;

/// <summary>
/// The counts of one minute of one measurement, or their sum over many. A unit adds to <see cref="Begun"/> in the minute it begins,
/// to one of <see cref="Good"/>, <see cref="Bad"/>, <see cref="Excluded"/> in the minute of its verdict, and a bad one to
/// <see cref="ClosedBad"/> in the minute it closes, so that pending and the view of finished work alone are sums, too.
/// </summary>
public readonly record struct Tally(long Begun, long Good, long Bad, long Excluded, long ClosedBad)
{
    public bool IsZero => this == default;

    /// <summary>Good and bad: what the budget is counted over.</summary>
    public long Counted => Good + Bad;

    /// <summary>Of a sum from the beginning of time: units that have begun and have no verdict yet.</summary>
    public long Pending => Begun - Good - Bad - Excluded;

    public static Tally operator +(Tally a, Tally b) =>
        new(a.Begun + b.Begun, a.Good + b.Good, a.Bad + b.Bad, a.Excluded + b.Excluded, a.ClosedBad + b.ClosedBad);

    public static Tally operator -(Tally a, Tally b) =>
        new(a.Begun - b.Begun, a.Good - b.Good, a.Bad - b.Bad, a.Excluded - b.Excluded, a.ClosedBad - b.ClosedBad);
}
