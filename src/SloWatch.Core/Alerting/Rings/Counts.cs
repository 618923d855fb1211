using SloWatch.Core.Ledger;

namespace SloWatch.Core.Alerting.Rings;

/// <summary>What alert decisions read of a tally.</summary>
internal readonly record struct Counts(long Good, long Bad)
{
    public bool IsZero => Good == 0 && Bad == 0;

    /// <summary>It may make over what was not: something bad came, or something good was taken back.</summary>
    public bool Stirs => Bad != 0 || Good < 0;

    public static Counts Of(Tally tally) => new(tally.Good, tally.Bad);

    public Tally ToTally() => new(0, Good, Bad, 0, 0);

    public static Counts operator +(Counts a, Counts b) => new(a.Good + b.Good, a.Bad + b.Bad);

    public static Counts operator -(Counts a, Counts b) => new(a.Good - b.Good, a.Bad - b.Bad);
}
