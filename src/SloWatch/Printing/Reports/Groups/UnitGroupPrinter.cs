using SloWatch.Cli.Running;
using SloWatch.Engine.Evaluation.Grouping;

namespace SloWatch.Cli.Printing.Reports.Groups;

/// <summary>A report whose objectives show their units by step, version or attribute.</summary>
internal sealed class UnitGroupPrinter(GroupedReport report) : IReportPrinter
{
    private const string Indent = "  ";

    public void Text(Terminal terminal, TimeText times)
    {
        Ink ink = new(terminal.Colour);
        foreach (ObjectiveGroups[] workflow in Workflows())
        {
            terminal.Out.WriteLine($"{ink.Paint(SafeText.Of(NameOf(workflow)), Tint.Strong)}  {SafeText.Of(Title(workflow, times))}");
            terminal.Out.WriteLine();
            foreach (ObjectiveGroups objective in workflow)
            {
                ReportRow row = new(objective.Report);
                Paragraph.Write(terminal, $"{ink.Paint(SafeText.Of(row.Name), Tint.Strong)}  {SafeText.Of(GroupText.Whole(row))}");
                WriteGroups(terminal, ink, objective);
                terminal.Out.WriteLine();
            }
        }
    }

    public void Json(TextWriter to) => UnitGroupJson.Write(to, report);

    public void Csv(TextWriter to) => UnitGroupCsv.Write(to, report);

    public void Markdown(TextWriter to, TimeText times)
    {
        foreach (ObjectiveGroups[] workflow in Workflows())
        {
            to.WriteLine($"## {MarkdownText.Of($"{NameOf(workflow)}: {Title(workflow, times)}")}");
            to.WriteLine();
            foreach (ObjectiveGroups objective in workflow)
            {
                ReportRow row = new(objective.Report);
                to.WriteLine($"### {MarkdownText.Of(row.Name)}");
                to.WriteLine();
                to.WriteLine(MarkdownText.Of(GroupText.Whole(row)));
                to.WriteLine();
                WriteGroups(to, new UnitGroupTable(objective, report.By));
            }
        }
    }

    private void WriteGroups(Terminal terminal, Ink ink, ObjectiveGroups objective)
    {
        if (objective.Groups.Count == 0)
        {
            terminal.Out.WriteLine($"{Indent}no units");
            return;
        }

        new UnitGroupTable(objective, report.By).Write(terminal, ink, Indent);
    }

    private static void WriteGroups(TextWriter to, UnitGroupTable groups)
    {
        MarkdownTable table = new(to, groups.Columns);
        foreach (Cell[] row in groups.Rows)
        {
            table.Add(row);
        }

        to.WriteLine();
        if (groups.Rest is { Length: > 0 } rest)
        {
            to.WriteLine(rest);
            to.WriteLine();
        }
    }

    private IEnumerable<ObjectiveGroups[]> Workflows() =>
        report.Objectives.GroupBy(objective => objective.Report.Objective.Measurement.Workflow.Name).Select(workflow => workflow.ToArray());

    private string Title(ObjectiveGroups[] workflow, TimeText times) => ReportTitle.Of([workflow[0].Report], times, $" by {report.By.Text}");

    private static string NameOf(ObjectiveGroups[] workflow) => workflow[0].Report.Objective.Measurement.Workflow.Name;
}
