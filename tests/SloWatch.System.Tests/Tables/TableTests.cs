using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Tables;

/// <summary>Tables from their file to the report.</summary>
public sealed partial class TableTests : IDisposable
{
    private const string Origin = "tests/SloWatch.System.Tests/Tables";

    private static readonly DateTimeOffset Middle = new(2024, 3, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder folder = new();

    public TableTests() => folder.CopyIn(Repository.PathOf(Origin), "rules/orders.yaml");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_log_as_xes_as_a_long_table_and_as_a_wide_one_gives_the_same_report()
    {
        folder.Write("orders.xes", OrderLog.Xes);
        folder.Write("wide.tsv", OrderLog.Wide);
        File.WriteAllBytes(folder.PathOf("long.csv"), OrderLog.Long(at => true));

        string report = ReportOf("log", "orders.xes");

        Assert.Contains("delivered-in-2d", report, StringComparison.Ordinal);
        Assert.DoesNotContain("no data", report, StringComparison.Ordinal);
        Assert.Equal(report, ReportOf("long", "long.csv"));
        Assert.Equal(report, ReportOf("wide", "wide.tsv"));
    }

    [Fact]
    public void Parts_of_a_table_may_come_in_any_order_and_twice()
    {
        File.WriteAllBytes(folder.PathOf("whole.csv"), OrderLog.Long(at => true));
        File.WriteAllBytes(folder.PathOf("early.csv"), OrderLog.Long(at => at < Middle));
        File.WriteAllBytes(folder.PathOf("late.csv"), OrderLog.Long(at => at >= Middle));

        Assert.Equal(ReportOf("long", "whole.csv"), ReportOf("long", "late.csv", "early.csv", "late.csv"));
    }

    [Fact]
    public void A_dry_run_shows_what_each_column_is_read_as()
    {
        folder.Write("wide.tsv", OrderLog.Wide);

        Answer dry = Slowatch.Run(folder.Root, "import", "wide.tsv", "--source", "wide", "--dry-run");

        Assert.Equal(0, dry.ExitCode);
        Golden.Matches($"{Origin}/Golden/dry-run.txt", dry.Out);
    }

    [Theory]
    [InlineData("empty.csv", "", 6, "empty.csv:1:1: the file is empty; a table begins with a header")]
    [InlineData("other.csv", "order_id;event;at;CHANNEL;ORDER\n1;2;3;4;5\n", 6, "other.csv:1:1: there is no column 'order id'; for the case, write 'order_id' in the Source")]
    [InlineData("times.csv", "order id;event;at;CHANNEL;ORDER\n1;2;2024-03-04 08:00;;\n", 6, "times.csv:2:5: 'at' is '2024-03-04 08:00'; say in the Source how times are written: times: [iso]")]
    public void A_table_that_cannot_be_read_leaves_no_store_behind(string name, string content, int exitCode, string message)
    {
        folder.Write(name, content);

        Answer import = Slowatch.Run(folder.Root, "import", name, "--source", "long");

        Assert.Equal((exitCode, ""), (import.ExitCode, import.Out));
        Assert.StartsWith($"slowatch: {message}", import.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("slowatch.db")));
    }

    [Fact]
    public void Bad_rows_are_kept_in_quarantine_with_their_place()
    {
        folder.Write("long.csv", "order id;event;at;CHANNEL;ORDER\n1;Received;04.03.2024 08:00:00;web;k\n1;Paid;soon;;\n1;Paid\n");

        Answer import = Slowatch.Run(folder.Root, "import", "long.csv", "--source", "long");

        Assert.Equal(5, import.ExitCode);
        Assert.Contains("long.csv:3:8: refused: 'at' is 'soon'; ", import.Error, StringComparison.Ordinal);
        Assert.Contains("long.csv:4:7: refused: the row has 2 cells, and the header 5; ", import.Error, StringComparison.Ordinal);
        Assert.Contains("\"content\":\"1;Paid;soon;;\"", Slowatch.Run(folder.Root, "export", "--quarantine").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_needs_what_the_columns_do_not_show_is_refused()
    {
        folder.Write("rules/checks.yaml", "kind: SLO\nname: fast\nworkflow: orders\nindicator: { stepTime: { step: Checked, within: 1h } }\ntarget: 99%\nwindow: 30d\nalerts: none\n");

        Answer validate = Slowatch.Run(folder.Root, "validate");

        Assert.Equal(1, validate.ExitCode);
        foreach (string source in new[] { "long", "wide" })
        {
            Assert.Contains($"needs openSteps (steps that have begun and not ended), which Source '{source}'", validate.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_table_of_the_docs_is_read_by_the_source_beside_it()
    {
        string page = Repository.Read("docs/connect-an-engine.md");
        foreach ((int number, Match block) in YamlBlock().Matches(page).Index())
        {
            folder.Write($"docs/{number}.yaml", block.Groups["text"].Value);
        }

        folder.Write("docs.csv", CsvBlock().Match(page).Groups["text"].Value);

        Answer import = Slowatch.Run(folder.Root, "import", "docs.csv", "--source", "order-table", "--rules", "docs", "--dry-run");

        Assert.Equal(0, import.ExitCode);
        Assert.Contains("step Check credit is started", import.Out, StringComparison.Ordinal);
        Assert.Contains("the case ends completed (delivered)", import.Out, StringComparison.Ordinal);
    }

    private string ReportOf(string source, params string[] files)
    {
        string store = $"{files[0]}.{files.Length}.db";
        foreach (string file in files)
        {
            Answer import = Slowatch.Run(folder.Root, "import", file, "--source", source, "--store", store);
            Assert.True(import.ExitCode == 0, import.Error);
        }

        Answer audit = Slowatch.Run(folder.Root, "audit", "--store", store);
        Assert.True(audit.ExitCode == 0, audit.Out);
        Answer report = Slowatch.Run(folder.Root, "report", "--store", store, "--as-of", "2024-04-05T00:00Z");
        Assert.True(report.ExitCode == 0, report.Error);
        return report.Out;
    }

    [GeneratedRegex(@"^```yaml\n(?<text>kind:.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex(@"^```csv\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CsvBlock();
}
