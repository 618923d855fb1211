using SloWatch.Core.Ledger;

namespace SloWatch.Core.Budgets;

/// <summary>What a target allows to be bad among the units of a window, and what of it is spent. All of it is exact decimal arithmetic.</summary>
public readonly record struct Budget(TargetShare Target, long Good, long Bad)
{
    /// <summary>Good and bad: what the budget is counted over.</summary>
    public long Counted => Good + Bad;

    /// <summary>How many of the counted units may be bad.</summary>
    public decimal Total => Target.Allowance * Counted;

    public decimal Spent => Bad;

    /// <summary>Below zero when more is bad than the target allows.</summary>
    public decimal Remaining => Total - Spent;

    /// <summary>Share of the budget that is left; null when there is no budget because nothing was counted.</summary>
    public decimal? RemainingRatio => Counted == 0 ? null : Remaining / Total;

    /// <summary>Share of the counted units that are good; null for 0 of 0, which is no data and never 100 %.</summary>
    public decimal? Sli => Share(Good, Bad);

    public static Budget Of(TargetShare target, Tally window) => new(target, window.Good, window.Bad);

    /// <summary>Good in good and bad; null for 0 of 0.</summary>
    public static decimal? Share(long good, long bad) => good + bad == 0 ? null : (decimal)good / (good + bad);
}
