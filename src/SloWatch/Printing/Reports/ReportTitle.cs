using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

internal static class ReportTitle
{
    /// <param name="objectives">Of one workflow, whose windows all end at one moment.</param>
    public static string Of(IReadOnlyList<ObjectiveReport> objectives, TimeText times) =>
        $"error budgets as of {times.Of(objectives[0].Range.To)}{(objectives[0].Previous is null ? "" : ", beside the window before")}";
}
