using SloWatch.Core.Budgets;

namespace SloWatch.Engine.Json;

/// <summary>Budget states as scripts read them.</summary>
public static class StateNames
{
    public static string Of(BudgetState state) => state switch
    {
        BudgetState.Ok => "ok",
        BudgetState.AtRisk => "atRisk",
        BudgetState.Exhausted => "exhausted",
        BudgetState.NoData => "noData",
        _ => "unknown",
    };
}
