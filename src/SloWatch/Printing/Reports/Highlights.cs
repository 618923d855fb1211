using System.Globalization;
using SloWatch.Core.Budgets;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

/// <summary>What stands out in a report, in a few sentences: what is not known, what is spent, and what counting finished work alone would have hidden.</summary>
internal static class Highlights
{
    /// <summary>Share of the units from which the difference to finished-only counting is worth a sentence.</summary>
    private const decimal TellingGap = 0.005m;

    public static IEnumerable<string> Of(IReadOnlyList<ObjectiveReport> reports)
    {
        foreach (IGrouping<string, ObjectiveReport> doubt in With(reports, BudgetState.Unknown).GroupBy(report => report.Standing.Reason))
        {
            string names = reports.Count > 1 && doubt.Count() == reports.Count ? "Every objective" : Names(doubt);
            yield return $"{names}: unknown, because {doubt.Key}.";
        }

        if (With(reports, BudgetState.Exhausted).MinBy(report => report.Budget.RemainingRatio) is { } worst)
        {
            yield return Worst(worst, With(reports, BudgetState.Exhausted).Count());
        }

        if (With(reports, BudgetState.AtRisk).ToArray() is { Length: > 0 } risky)
        {
            yield return $"{Names(risky)}: less than a quarter of the budget is left.";
        }

        if (reports.MaxBy(Gap) is { } hidden && Gap(hidden) >= TellingGap)
        {
            yield return Hidden(hidden);
        }

        if (With(reports, BudgetState.NoData).ToArray() is { Length: > 0 } empty)
        {
            yield return $"{Names(empty)}: nothing became good or bad in the window, which is no data and not 100 %.";
        }
    }

    private static string Worst(ObjectiveReport worst, int spent)
    {
        string others = spent > 1 ? $" ({spent} objectives have spent theirs)" : "";
        string counts = string.Create(CultureInfo.InvariantCulture, $"{worst.InWindow.Bad:#,0} bad where the target allows {worst.Budget.Total:#,0.###}");
        return $"{worst.Objective.Name} has spent its budget: {counts}{others}.";
    }

    /// <summary>How much better finished work alone looks; a share of nothing hides everything.</summary>
    private static decimal Gap(ObjectiveReport report) =>
        report.Budget.Sli is { } truth ? (report.FinishedOnly.Sli ?? 1) - truth : 0;

    private static string Hidden(ObjectiveReport report)
    {
        string truth = PercentText.Of(report.Budget.Sli!.Value, 1);
        string finished = report.FinishedOnly.Sli is { } sli ? PercentText.Of(sli, 1) : "no data";
        long unseen = report.InWindow.Bad - report.InWindow.ClosedBad;
        string why = unseen > 0 ? $"{Count.Of(unseen)} more ran past their deadline than finished late" : "those that finished late began long before";
        return $"{report.Objective.Name}: counting only what has finished would say {finished}; the truth is {truth}, because {why}.";
    }

    private static IEnumerable<ObjectiveReport> With(IEnumerable<ObjectiveReport> reports, BudgetState state) =>
        reports.Where(report => report.Standing.State == state);

    private static string Names(IEnumerable<ObjectiveReport> reports) => string.Join(", ", reports.Select(report => report.Objective.Name));
}
