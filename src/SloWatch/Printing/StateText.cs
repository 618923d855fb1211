using SloWatch.Core.Budgets;

namespace SloWatch.Cli.Printing;

/// <summary>Budget states as scripts read them and as people do.</summary>
internal static class StateText
{
    public static string Name(BudgetState state) => StateNames.Of(state);

    public static string Words(BudgetState state) => state switch
    {
        BudgetState.AtRisk => "at risk",
        BudgetState.NoData => "no data",
        _ => Name(state),
    };

    public static Tint Tint(BudgetState state) => state switch
    {
        BudgetState.Ok => Printing.Tint.Good,
        BudgetState.Exhausted => Printing.Tint.Bad,
        BudgetState.NoData => Printing.Tint.Faint,
        _ => Printing.Tint.Warning,
    };
}
