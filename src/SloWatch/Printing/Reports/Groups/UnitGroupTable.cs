using SloWatch.Cli.Running;
using SloWatch.Engine.Evaluation.Grouping;

namespace SloWatch.Cli.Printing.Reports.Groups;

/// <summary>The groups of one objective as a table for texts and pages, and as lines where a terminal is too narrow.</summary>
internal sealed class UnitGroupTable(ObjectiveGroups objective, GroupByUnit by)
{
    /// <summary>The worst are worth reading; `--json` and `--csv` have more.</summary>
    public const int Listed = 10;

    private const string NoData = "no data";

    private readonly bool isCompared = objective.Report.Previous is not null;

    public Column[] Columns =>
    [
        new(GroupText.Name(by.Noun)), new("SLI", Right: true), .. isCompared ? new Column[] { new("before", Right: true), new("change", Right: true) } : [],
        new("Good", Right: true), new("Bad", Right: true), new("Pending", Right: true), new("Excluded", Right: true),
        new("of all bad", Right: true), new("Budget spent", Right: true),
    ];

    public IEnumerable<Cell[]> Rows => objective.Groups.Take(Listed).Select(Cells);

    public string Rest => GroupText.Rest(objective, Listed);

    public void Write(Terminal terminal, Ink ink, string indent)
    {
        TextTable table = new(Columns);
        foreach (Cell[] row in Rows)
        {
            table.Add(row);
        }

        if (terminal.Width is { } width && table.Width + indent.Length > width)
        {
            WriteStacked(terminal.Out, ink, indent);
        }
        else
        {
            table.Write(terminal.Out, ink, indent);
        }

        if (Rest is { Length: > 0 } rest)
        {
            Paragraph.Write(terminal, indent + rest, indent + "  ");
        }
    }

    private Cell[] Cells(UnitGroup group) =>
    [
        GroupText.Name(group.Name), new(Sli(group.Sli), Tint(group)), .. isCompared ? new Cell[] { Sli(group.Before?.Sli), Change(group) } : [],
        Count.Of(group.InWindow.Good), Count.Of(group.InWindow.Bad), Count.Of(group.Pending), Count.Of(group.InWindow.Excluded),
        Share(objective.ShareOfBad(group.InWindow.Bad)), Share(objective.ShareOfBudget(group.InWindow.Bad)),
    ];

    private void WriteStacked(TextWriter to, Ink ink, string indent)
    {
        foreach (UnitGroup group in objective.Groups.Take(Listed))
        {
            string before = isCompared ? $", before {Sli(group.Before?.Sli)}" : "";
            to.WriteLine($"{indent}{ink.Paint(GroupText.Name(group.Name), Printing.Tint.Strong)}");
            to.WriteLine($"{indent}  SLI {ink.Paint(Sli(group.Sli), Tint(group))}{before}");
            to.WriteLine($"{indent}  good {Count.Of(group.InWindow.Good)}, bad {Count.Of(group.InWindow.Bad)}, pending {Count.Of(group.Pending)}, excluded {Count.Of(group.InWindow.Excluded)}");
        }
    }

    private Tint Tint(UnitGroup group) => group.Sli is not { } sli ? Printing.Tint.Faint : sli < objective.Report.Objective.Target.Ratio ? Printing.Tint.Bad : Printing.Tint.Good;

    private string Sli(decimal? sli) => sli is { } some ? PercentText.Of(some, 2, objective.Report.Objective.Target.Ratio) : NoData;

    private static Cell Change(UnitGroup group) => group.SliChange switch
    {
        null => "-",
        { } change => new Cell(PercentText.Points(change, 2), change switch { > 0 => Printing.Tint.Good, < 0 => Printing.Tint.Bad, _ => Printing.Tint.None }),
    };

    private static string Share(decimal? share) => share is { } some ? PercentText.Of(some, 1) : "-";
}
