using SloWatch.Cli.Printing.Reports.Previous;
using SloWatch.Cli.Running;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

/// <summary>The report for a person: a table for each workflow, and what stands out.</summary>
internal static class ReportText
{
    public static void Write(Terminal terminal, BudgetReport report, TimeText times)
    {
        Ink ink = new(terminal.Colour);
        foreach (IGrouping<string, ObjectiveReport> workflow in report.Objectives.GroupBy(objective => objective.Objective.Measurement.Workflow.Name))
        {
            ObjectiveReport[] objectives = [.. workflow];
            bool isCompared = objectives[0].Previous is not null;
            terminal.Out.WriteLine($"{ink.Paint(SafeText.Of(workflow.Key), Tint.Strong)}  {ReportTitle.Of(objectives, times)}");
            terminal.Out.WriteLine();
            if (isCompared)
            {
                PreviousTable.Write(terminal, ink, [.. objectives.Select(objective => new PreviousRow(objective))]);
            }
            else
            {
                ReportTable.Write(terminal, ink, [.. objectives.Select(objective => new ReportRow(objective))]);
            }

            terminal.Out.WriteLine();
            foreach (string line in Highlights.Of(objectives).Concat(isCompared ? Movements.Of(objectives) : []))
            {
                Paragraph.Write(terminal, SafeText.Of(line));
            }

            terminal.Out.WriteLine();
        }
    }
}
