using System.Globalization;

namespace SloWatch.Core.Budgets;

public enum BudgetState
{
    Ok,

    /// <summary>Less than a quarter of the budget is left.</summary>
    AtRisk,

    /// <summary>Nothing of the budget is left.</summary>
    Exhausted,

    /// <summary>Nothing became good or bad in the window.</summary>
    NoData,

    /// <summary>A source is not complete up to the end of the window, so the counts may not be the truth.</summary>
    Unknown,
}

/// <summary>How a budget stands, with the reason in a sentence for people.</summary>
public sealed record BudgetStanding(BudgetState State, string Reason)
{
    private const decimal RiskBelow = 0.25m;

    /// <param name="doubt">Why the counts cannot be trusted; null when they can. Doubt comes first: what is not known is neither well nor ill.</param>
    public static BudgetStanding Of(Budget budget, string? doubt)
    {
        if (doubt is not null)
        {
            return new(BudgetState.Unknown, doubt);
        }

        string counts = string.Create(CultureInfo.InvariantCulture, $"{budget.Bad:#,0} bad where the target allows {budget.Total:#,0.###}");
        return budget.RemainingRatio switch
        {
            null => new(BudgetState.NoData, "nothing became good or bad in the window"),
            <= 0 => new(BudgetState.Exhausted, $"the budget is spent: {counts}"),
            < RiskBelow => new(BudgetState.AtRisk, $"less than a quarter of the budget is left: {counts}"),
            _ => new(BudgetState.Ok, $"the budget holds: {counts}"),
        };
    }
}
