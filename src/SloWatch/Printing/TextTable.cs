using System.Text;
using SloWatch.Cli.Running;

namespace SloWatch.Cli.Printing;

/// <param name="Right">Numbers stand at the right of their column.</param>
internal readonly record struct Column(string Title, bool Right = false);

internal readonly record struct Cell(string Text, Tint Tint = Tint.None)
{
    public static implicit operator Cell(string text) => new(text);

    /// <summary>What a terminal shows; never steers it.</summary>
    public string Shown { get; } = SafeText.Of(Text);
}

/// <summary>Columns of text, as wide as their widest cell.</summary>
internal sealed class TextTable(params Column[] columns)
{
    private const string Between = "  ";
    private readonly List<Cell[]> rows = [];

    public int Width => columns.Select((_, i) => WidthOf(i)).Sum() + (Between.Length * (columns.Length - 1));

    public void Add(params Cell[] cells) => rows.Add(cells);

    public void Write(TextWriter to, Ink ink, string indent = "", bool header = true)
    {
        int[] widths = [.. columns.Select((_, i) => WidthOf(i))];
        if (header)
        {
            WriteRow(to, ink, indent, widths, [.. columns.Select(column => new Cell(column.Title, Tint.Strong))]);
        }

        foreach (Cell[] row in rows)
        {
            WriteRow(to, ink, indent, widths, row);
        }
    }

    /// <summary>Where a terminal is too narrow for it, what else there is to write.</summary>
    public void WriteOr(Terminal terminal, Ink ink, Action otherwise)
    {
        if (terminal.Width is { } room && Width > room)
        {
            otherwise();
        }
        else
        {
            Write(terminal.Out, ink);
        }
    }

    private void WriteRow(TextWriter to, Ink ink, string indent, int[] widths, Cell[] cells)
    {
        StringBuilder line = new(indent);
        for (int i = 0; i < cells.Length; i++)
        {
            int missing = widths[i] - DisplayWidth.Of(cells[i].Shown);
            string painted = ink.Paint(cells[i].Shown, cells[i].Tint);
            string fill = new(' ', missing);
            bool last = i == cells.Length - 1;
            line.Append(columns[i].Right ? fill + painted : last ? painted : painted + fill).Append(last ? "" : Between);
        }

        to.WriteLine(line.ToString().TrimEnd());
    }

    private int WidthOf(int column) => rows.Select(row => DisplayWidth.Of(row[column].Shown)).Append(DisplayWidth.Of(columns[column].Title)).Max();
}
