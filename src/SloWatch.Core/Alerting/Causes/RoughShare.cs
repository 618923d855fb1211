using SloWatch.Core.Ledger;

namespace SloWatch.Core.Alerting.Causes;

/// <summary>A share of bad units as a binary number. It compares only what no rounding can change, and so as exact numbers do, but quickly.</summary>
internal readonly struct RoughShare(decimal share)
{
    private const double Margin = 1e-9;

    private readonly double least = (double)share * (1 - Margin);
    private readonly double most = (double)share * (1 + Margin);

    public bool IsAbove(Tally sum) => sum.Counted > 0 && sum.Bad < least * sum.Counted;

    public bool IsBelow(Tally sum) => sum.Counted > 0 && sum.Bad > most * sum.Counted;
}
