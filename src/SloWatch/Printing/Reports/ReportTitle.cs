using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

internal static class ReportTitle
{
    /// <param name="objectives">Of one workflow, whose windows all end at one moment.</param>
    /// <param name="by">What they are grouped by, with a blank before it.</param>
    public static string Of(IReadOnlyList<ObjectiveReport> objectives, TimeText times, string by = "") =>
        $"error budgets{by} as of {times.Of(objectives[0].Range.To)}{(objectives[0].Previous is null ? "" : ", beside the window before")}";
}
