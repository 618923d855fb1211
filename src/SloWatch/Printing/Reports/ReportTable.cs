using SloWatch.Cli.Running;

namespace SloWatch.Cli.Printing.Reports;

/// <summary>Objectives as a table for texts and pages, and as stacked lines where a terminal is too narrow for it.</summary>
internal static class ReportTable
{
    public static readonly Column[] Columns =
    [
        new("Objective"), new("Window", Right: true), new("Target", Right: true), new("SLI", Right: true), new("Good", Right: true), new("Bad", Right: true),
        new("Pending", Right: true), new("Excluded", Right: true), new("Budget left", Right: true), new("in units", Right: true), new("State"),
    ];

    public static void Write(Terminal terminal, Ink ink, IReadOnlyList<ReportRow> rows)
    {
        TextTable table = new(Columns);
        foreach (ReportRow row in rows)
        {
            table.Add(Cells(row));
        }

        table.WriteOr(terminal, ink, () => WriteStacked(terminal.Out, ink, rows));
    }

    public static Cell[] Cells(ReportRow row) =>
    [
        row.Name, row.Window, row.Target, row.Sli, row.Good, row.Bad, row.Pending, row.Excluded,
        new(row.LeftPercent, row.Tint), new(row.LeftUnits, row.Tint), new(row.State, row.Tint),
    ];

    private static void WriteStacked(TextWriter to, Ink ink, IReadOnlyList<ReportRow> rows)
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
