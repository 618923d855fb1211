using SloWatch.Cli.Printing;
using SloWatch.Cli.Running;

namespace SloWatch.Tests.Printing;

public class TableTests
{
    [Fact]
    public void Columns_are_as_wide_as_their_widest_cell()
    {
        TextTable table = new(new("Name"), new("Count", Right: true));
        table.Add("a", "1");
        table.Add("東京", "12,345");

        Assert.Equal("Name   Count\na          1\n東京  12,345\n", Written(table, colour: false));
        Assert.Equal(12, table.Width);
    }

    [Fact]
    public void Colour_does_not_move_columns_and_ids_do_not_colour()
    {
        TextTable table = new(new Column("Name"), new Column("State"));
        table.Add("\u001b[31mx", new Cell("ok", Tint.Good));

        Assert.Equal("\u001b[1mName\u001b[0m         \u001b[1mState\u001b[0m\n\\u001b[31mx  \u001b[32mok\u001b[0m\n", Written(table, colour: true));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData(" edge", "\" edge\"")]
    public void A_field_of_csv_is_quoted_where_it_must_be(string field, string written)
    {
        StringWriter to = new();
        CsvText.WriteRow(to, [field, "next"]);

        Assert.Equal($"{written},next\r\n", to.ToString());
    }

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<script>", "\\<script\\>")]
    [InlineData("x\ny", "x\\\\u000ay")]
    public void Markdown_takes_text_as_text(string text, string written) => Assert.Equal(written, MarkdownText.Of(text));

    [Fact]
    public void A_paragraph_breaks_where_the_terminal_ends_and_nowhere_in_a_pipe()
    {
        const string Text = "one two three four";

        Assert.Equal("one two\n  three\n  four\n", Wrapped(Text, 8));
        Assert.Equal("one two three four\n", Wrapped(Text, null));
    }

    private static string Wrapped(string text, int? width)
    {
        StringWriter to = new() { NewLine = "\n" };
        Paragraph.Write(new Terminal(to, TextWriter.Null) { Width = width }, text);
        return to.ToString();
    }

    private static string Written(TextTable table, bool colour)
    {
        StringWriter to = new() { NewLine = "\n" };
        table.Write(to, new Ink(colour));
        return to.ToString();
    }
}
