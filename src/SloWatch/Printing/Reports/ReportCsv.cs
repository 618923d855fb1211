using System.Globalization;
using SloWatch.Core.Budgets;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

/// <summary>The report for spreadsheets, after RFC 4180; names and numbers are those of the JSON.</summary>
internal static class ReportCsv
{
    private static readonly string[] Header =
    [
        "name", "workflow", "indicator", "window", "from", "asOf", "target", "good", "bad", "pending", "excluded", "sli", "finishedOnlySli",
        "budgetTotal", "budgetSpent", "budgetRemaining", "budgetRemainingRatio", "state", "stateReason", "owner", "runbook",
    ];

    private static readonly string[] PreviousHeader =
    [
        "previousFrom", "previousAsOf", "previousGood", "previousBad", "previousPending", "previousExcluded", "previousSli",
        "previousBudgetRemaining", "previousBudgetRemainingRatio", "previousState", "sliChange", "budgetRemainingRatioChange",
    ];

    public static void Write(TextWriter to, BudgetReport report)
    {
        bool isCompared = report.Objectives.Any(objective => objective.Previous is not null);
        CsvText.WriteRow(to, isCompared ? [.. Header, .. PreviousHeader] : Header);
        foreach (ObjectiveReport objective in report.Objectives)
        {
            CsvText.WriteRow(to, objective.Previous is { } previous ? [.. Fields(objective), .. Fields(previous, objective.Change!.Value)] : Fields(objective));
        }
    }

    private static string[] Fields(ObjectiveReport previous, BudgetChange change) =>
    [
        previous.Range.From.ToString(), previous.Range.To.ToString(),
        Number(previous.InWindow.Good), Number(previous.InWindow.Bad), Number(previous.Pending), Number(previous.InWindow.Excluded), Number(previous.Budget.Sli),
        Number(previous.Budget.Remaining), Number(previous.Budget.RemainingRatio), StateText.Name(previous.Standing.State),
        Number(change.Sli), Number(change.RemainingRatio),
    ];

    private static string[] Fields(ObjectiveReport report)
    {
        Budget budget = report.Budget;
        return
        [
            report.Objective.Name, report.Objective.Measurement.Workflow.Name, report.Objective.Measurement.Indicator.Type, report.Window.Text,
            report.Range.From.ToString(), report.Range.To.ToString(), Number(report.Objective.Target.Ratio),
            Number(report.InWindow.Good), Number(report.InWindow.Bad), Number(report.Pending), Number(report.InWindow.Excluded),
            Number(budget.Sli), Number(report.FinishedOnly.Sli),
            Number(budget.Total), Number(budget.Spent), Number(budget.Remaining), Number(budget.RemainingRatio),
            StateText.Name(report.Standing.State), report.Standing.Reason, report.Objective.Owner ?? "", report.Objective.Runbook ?? "",
        ];
    }

    internal static string Number(decimal? number) => number is { } some ? JsonText.WithoutZeros(some).ToString(CultureInfo.InvariantCulture) : "";
}
