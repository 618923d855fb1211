using SloWatch.Cli.Running;

namespace SloWatch.Cli.Printing.Reports.Previous;

/// <summary>Objectives beside the window before, as a table for texts and pages, and as lines where a terminal is too narrow.</summary>
internal static class PreviousTable
{
    public static readonly Column[] Columns =
    [
        new("Objective"), new("Window", Right: true), new("Target", Right: true),
        new("SLI", Right: true), new("before", Right: true), new("change", Right: true),
        new("Budget left", Right: true), new("before", Right: true), new("change", Right: true),
        new("State"), new("before"),
    ];

    public static void Write(Terminal terminal, Ink ink, IReadOnlyList<PreviousRow> rows)
    {
        TextTable table = new(Columns);
        foreach (PreviousRow row in rows)
        {
            table.Add(Cells(row));
        }

        table.WriteOr(terminal, ink, () => WriteStacked(terminal.Out, ink, rows));
    }

    public static Cell[] Cells(PreviousRow row) =>
    [
        row.Now.Name, row.Now.Window, row.Now.Target,
        row.Now.Sli, row.Before.Sli, new(row.SliChange, row.Tint),
        new(row.Now.LeftPercent, row.Now.Tint), row.Before.LeftPercent, new(row.LeftChange, row.Tint),
        new(row.Now.State, row.Now.Tint), row.Before.State,
    ];

    private static void WriteStacked(TextWriter to, Ink ink, IReadOnlyList<PreviousRow> rows)
    {
        foreach (PreviousRow row in rows)
        {
            to.WriteLine($"{ink.Paint(SafeText.Of(row.Now.Name), Tint.Strong)}  {ink.Paint(row.Now.State, row.Now.Tint)}, before {row.Before.State}");
            to.WriteLine($"  SLI {row.Now.Sli}, before {row.Before.Sli} ({ink.Paint(row.SliChange, row.Tint)})");
            to.WriteLine($"  target {row.Now.Target} over {row.Now.Window}");
            to.WriteLine($"  budget left {row.Now.LeftPercent}, before {row.Before.LeftPercent}");
        }
    }
}
