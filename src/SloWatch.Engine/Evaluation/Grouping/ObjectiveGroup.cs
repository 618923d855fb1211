using SloWatch.Core.Budgets;

namespace SloWatch.Engine.Evaluation.Grouping;

/// <summary>Objectives that belong together. Units of different objectives are not summed: they may be the same work, or nothing alike.</summary>
/// <param name="Name">Null: objectives of which nothing is said.</param>
public sealed record ObjectiveGroup(string? Name, IReadOnlyList<ObjectiveReport> Objectives)
{
    /// <summary>Those with most spent budgets first.</summary>
    public static IReadOnlyList<ObjectiveGroup> Of(BudgetReport report, GroupByObjective by) =>
    [
        .. report.Objectives.GroupBy(objective => by.GroupOf(objective.Objective))
            .Select(group => new ObjectiveGroup(group.Key, [.. group]))
            .OrderByDescending(group => group.Count(BudgetState.Exhausted))
            .ThenByDescending(group => group.Count(BudgetState.AtRisk))
            .ThenByDescending(group => group.Count(BudgetState.Unknown)),
    ];

    public int Count(BudgetState state) => Objectives.Count(objective => objective.Standing.State == state);
}
