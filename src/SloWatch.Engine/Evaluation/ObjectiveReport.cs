using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation;

/// <summary>One objective's window of the ledger, and what it says.</summary>
/// <param name="Window">The window counted over: the objective's own, unless another was asked for.</param>
/// <param name="Range">What that window covers, in full minutes.</param>
/// <param name="InWindow">Sum of the ledger over <paramref name="Range"/>.</param>
/// <param name="Pending">Units begun before the end of the range that had no verdict then, whatever the window.</param>
public sealed record ObjectiveReport(Objective Objective, BudgetWindow Window, TimeRange Range, Tally InWindow, long Pending, BudgetStanding Standing)
{
    /// <summary>The window directly before; null unless it was asked for.</summary>
    public ObjectiveReport? Previous { get; init; }

    /// <summary>Since the window before; null without one.</summary>
    public BudgetChange? Change => Previous is { } before ? BudgetChange.Between(before.Budget, Budget) : null;

    public Budget Budget => Budget.Of(Objective.Target, InWindow);

    /// <summary>What a tool would count that sees a unit only when it has finished: a bad one on the day it closes, a hung one never.</summary>
    public FinishedOnly FinishedOnly => new(InWindow.Good, InWindow.ClosedBad);
}

public readonly record struct FinishedOnly(long Good, long Bad)
{
    public decimal? Sli => Budget.Share(Good, Bad);
}
