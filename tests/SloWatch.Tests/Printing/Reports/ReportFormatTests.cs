using System.Text.Json;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Reports;
using SloWatch.Testing;

namespace SloWatch.Tests.Printing.Reports;

public class ReportFormatTests
{
    private const string Folder = "tests/SloWatch.Tests/Printing/Reports/Golden";

    private static readonly TimeText Utc = new(TimeZoneInfo.Utc);

    [Fact]
    public void A_pipe_gets_the_whole_table() =>
        Golden.Matches($"{Folder}/wide.txt", SomeReport.Written(terminal => ReportText.Write(terminal, SomeReport.Full(), Utc)));

    [Fact]
    public void A_narrow_terminal_gets_stacked_lines_that_fit()
    {
        string narrow = SomeReport.Written(terminal => ReportText.Write(terminal, SomeReport.Full(), Utc), width: 60);

        Golden.Matches($"{Folder}/narrow.txt", narrow);
        Assert.All(narrow.Split('\n'), line => Assert.InRange(line.Length, 0, 60));
    }

    [Fact]
    public void A_wide_terminal_gets_the_table_in_colour()
    {
        string wide = SomeReport.Written(terminal => ReportText.Write(terminal, SomeReport.Full(), Utc), width: 200, colour: true);

        Assert.Contains("\u001b[31mexhausted\u001b[0m", wide, StringComparison.Ordinal);
        Assert.Contains("Budget left", wide, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_a_header_and_every_number_unrounded() =>
        Golden.Matches($"{Folder}/report.csv", SomeReport.Written(terminal => ReportCsv.Write(terminal.Out, SomeReport.Full())));

    [Fact]
    public void Markdown_is_a_table_for_a_page() =>
        Golden.Matches($"{Folder}/report.md", SomeReport.Written(terminal => ReportMarkdown.Write(terminal.Out, SomeReport.Full(), Utc)));

    [Fact]
    public void Json_is_as_scripts_rely_on_it()
    {
        string json = SomeReport.Written(terminal => ReportJson.Write(terminal.Out, SomeReport.Full()));

        Golden.Matches($"{Folder}/report.json", json);
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement first = document.RootElement.GetProperty("objectives")[0];
        Assert.Equal(-925.1m, first.GetProperty("budget").GetProperty("remaining").GetDecimal());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("objectives")[3].GetProperty("sli").ValueKind);
    }
}
