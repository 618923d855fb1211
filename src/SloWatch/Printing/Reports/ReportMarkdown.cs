using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

/// <summary>The report for a wiki page or a pull request.</summary>
internal static class ReportMarkdown
{
    public static void Write(TextWriter to, BudgetReport report, TimeText times)
    {
        foreach (IGrouping<string, ObjectiveReport> workflow in report.Objectives.GroupBy(objective => objective.Objective.Measurement.Workflow.Name))
        {
            to.WriteLine($"## {MarkdownText.Of(workflow.Key)}: error budgets as of {times.Of(workflow.First().Range.To)}");
            to.WriteLine();
            to.WriteLine("| Objective | Window | Target | SLI | Good | Bad | Pending | Excluded | Budget left | in units | State |");
            to.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
            foreach (ObjectiveReport objective in workflow)
            {
                to.WriteLine($"| {string.Join(" | ", Cells(new ReportRow(objective)).Select(MarkdownText.Of))} |");
            }

            to.WriteLine();
            foreach (string line in Highlights.Of([.. workflow]))
            {
                to.WriteLine($"- {MarkdownText.Of(line)}");
            }

            to.WriteLine();
        }
    }

    private static string[] Cells(ReportRow row) =>
        [row.Name, row.Window, row.Target, row.Sli, row.Good, row.Bad, row.Pending, row.Excluded, row.LeftPercent, row.LeftUnits, row.State];
}
