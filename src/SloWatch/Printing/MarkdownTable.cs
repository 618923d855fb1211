namespace SloWatch.Cli.Printing;

/// <summary>A table of Markdown, written row by row.</summary>
internal sealed class MarkdownTable
{
    private readonly TextWriter to;

    public MarkdownTable(TextWriter to, IReadOnlyList<Column> columns)
    {
        this.to = to;
        to.WriteLine($"| {string.Join(" | ", columns.Select(column => MarkdownText.Of(column.Title)))} |");
        to.WriteLine($"| {string.Join(" | ", columns.Select(column => column.Right ? "---:" : "---"))} |");
    }

    public void Add(params Cell[] cells) => to.WriteLine($"| {string.Join(" | ", cells.Select(cell => MarkdownText.Of(cell.Text)))} |");
}
