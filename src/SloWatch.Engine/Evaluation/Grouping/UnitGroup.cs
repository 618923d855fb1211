using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;

namespace SloWatch.Engine.Evaluation.Grouping;

/// <summary>The units of one objective that belong together.</summary>
/// <param name="Name">Null: units of which nothing is known.</param>
/// <param name="Pending">Units begun before the end of the window that had no verdict then.</param>
public sealed record UnitGroup(string? Name, Tally InWindow, long Pending)
{
    /// <summary>In the window before; null unless that was asked for.</summary>
    public UnitGroup? Before { get; init; }

    /// <summary>Null where nothing is good or bad.</summary>
    public decimal? Sli => Budget.Share(InWindow.Good, InWindow.Bad);

    /// <summary>Null where one of the two windows has no data.</summary>
    public decimal? SliChange => Sli - Before?.Sli;

    public FinishedOnly FinishedOnly => new(InWindow.Good, InWindow.ClosedBad);
}

/// <summary>One objective with its units in groups, those that spent most of the budget first.</summary>
public sealed record ObjectiveGroups(ObjectiveReport Report, IReadOnlyList<UnitGroup> Groups)
{
    /// <summary>Share of the objective's bad units; null when it has none.</summary>
    public decimal? ShareOfBad(long bad) => Report.InWindow.Bad == 0 ? null : (decimal)bad / Report.InWindow.Bad;

    /// <summary>Share of the whole budget that so many bad units spend; null when there is no budget.</summary>
    public decimal? ShareOfBudget(long bad) => Report.Budget.Total == 0 ? null : bad / Report.Budget.Total;

    /// <summary>The sum of those that are not listed; null when all are.</summary>
    public UnitGroup? Rest(int listed) => Groups.Count <= listed ? null : Groups.Skip(listed).Aggregate(
        new UnitGroup(null, default, 0), (sum, next) => new(null, sum.InWindow + next.InWindow, sum.Pending + next.Pending));
}
