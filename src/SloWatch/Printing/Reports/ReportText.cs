using SloWatch.Cli.Running;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

/// <summary>The report for a person: a table for each workflow, or stacked lines where the terminal is too narrow for it, and what stands out.</summary>
internal static class ReportText
{
    public static void Write(Terminal terminal, BudgetReport report, TimeText times)
    {
        Ink ink = new(terminal.Colour);
        foreach (IGrouping<string, ObjectiveReport> workflow in report.Objectives.GroupBy(objective => objective.Objective.Measurement.Workflow.Name))
        {
            string asOf = times.Of(workflow.First().Range.To);
            terminal.Out.WriteLine($"{ink.Paint(SafeText.Of(workflow.Key), Tint.Strong)}  error budgets as of {asOf}");
            terminal.Out.WriteLine();
            WriteObjectives(terminal, ink, [.. workflow.Select(objective => new ReportRow(objective))]);
            terminal.Out.WriteLine();
            foreach (string line in Highlights.Of([.. workflow]))
            {
                Paragraph.Write(terminal, SafeText.Of(line));
            }

            terminal.Out.WriteLine();
        }
    }

    private static void WriteObjectives(Terminal terminal, Ink ink, ReportRow[] rows)
    {
        TextTable table = Table(rows);
        if (terminal.Width is { } width && table.Width > width)
        {
            WriteStacked(terminal.Out, ink, rows);
        }
        else
        {
            table.Write(terminal.Out, ink);
        }
    }

    private static TextTable Table(ReportRow[] rows)
    {
        TextTable table = new(
            new("Objective"), new("Window", Right: true), new("Target", Right: true), new("SLI", Right: true), new("Good", Right: true), new("Bad", Right: true),
            new("Pending", Right: true), new("Excluded", Right: true), new("Budget left", Right: true), new("in units", Right: true), new("State"));
        foreach (ReportRow row in rows)
        {
            table.Add(
                row.Name, row.Window, row.Target, row.Sli, row.Good, row.Bad, row.Pending, row.Excluded,
                new(row.LeftPercent, row.Tint), new(row.LeftUnits, row.Tint), new(row.State, row.Tint));
        }

        return table;
    }

    private static void WriteStacked(TextWriter to, Ink ink, ReportRow[] rows)
    {
        foreach (ReportRow row in rows)
        {
            to.WriteLine($"{ink.Paint(SafeText.Of(row.Name), Tint.Strong)}  {ink.Paint(row.State, row.Tint)}");
            to.WriteLine($"  SLI {row.Sli}, target {row.Target} over {row.Window}");
            to.WriteLine($"  good {row.Good}, bad {row.Bad}");
            to.WriteLine($"  pending {row.Pending}, excluded {row.Excluded}");
            to.WriteLine($"  budget left {row.LeftPercent} ({row.LeftUnits})");
        }
    }
}
