namespace SloWatch.Core.Budgets;

/// <summary>How a budget stands against an earlier one of the same objective, as differences of ratios.</summary>
/// <param name="Sli">Null when one of the two counted nothing: what is no data has no difference.</param>
/// <param name="RemainingRatio">Null likewise.</param>
public readonly record struct BudgetChange(decimal? Sli, decimal? RemainingRatio)
{
    public static BudgetChange Between(Budget before, Budget now) => new(now.Sli - before.Sli, now.RemainingRatio - before.RemainingRatio);
}
