using SloWatch.Cli.Printing.Reports.Previous;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

/// <summary>The report for a wiki page or a pull request.</summary>
internal static class ReportMarkdown
{
    public static void Write(TextWriter to, BudgetReport report, TimeText times)
    {
        foreach (IGrouping<string, ObjectiveReport> workflow in report.Objectives.GroupBy(objective => objective.Objective.Measurement.Workflow.Name))
        {
            ObjectiveReport[] objectives = [.. workflow];
            bool isCompared = objectives[0].Previous is not null;
            to.WriteLine($"## {MarkdownText.Of(workflow.Key)}: {ReportTitle.Of(objectives, times)}");
            to.WriteLine();
            MarkdownTable table = new(to, isCompared ? PreviousTable.Columns : ReportTable.Columns);
            foreach (ObjectiveReport objective in objectives)
            {
                table.Add(isCompared ? PreviousTable.Cells(new(objective)) : ReportTable.Cells(new(objective)));
            }

            to.WriteLine();
            foreach (string line in Highlights.Of(objectives).Concat(isCompared ? Movements.Of(objectives) : []))
            {
                to.WriteLine($"- {MarkdownText.Of(line)}");
            }

            to.WriteLine();
        }
    }
}
