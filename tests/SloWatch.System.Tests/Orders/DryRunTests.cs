using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

/// <summary>A dry run counts, warns and ends as the import would.</summary>
public sealed class DryRunTests : IDisposable
{
    private const string Started = """{"kind":"started","at":"2024-03-04T08:00:00Z","source":"shop","workflow":"orders","instance":"o1"}""";

    private readonly TempFolder folder = new();

    public DryRunTests() => folder.Write("rules/rules.yaml", """
        kind: Workflow
        name: orders
        ---
        kind: Source
        name: shop
        workflow: orders
        format: jsonLines
        ---
        kind: Workflow
        name: returns
        ---
        kind: Source
        name: desk
        workflow: returns
        format: jsonLines
        """);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{"kind":"watermark","at":"2024-03-04T09:00:00Z","source":"till","workflow":"orders"}""", "the rules have no Source 'till' of 'orders', and it has delivered nothing else")]
    [InlineData("""{"kind":"watermark","at":"2024-03-04T09:00:00Z","source":"shop","workflow":"orders","instance":"o1"}""", "'instance' does not belong")]
    [InlineData("""{"kind":"started","at":"2024-03-04T09:00:00Z","source":"shop","workflow":"orders","keys":{"parcel":"p1"}}""", "'instance' is missing, and no key tells it")]
    [InlineData("""{"kind":"started","at":"2024-03-04T09:00:00Z","source":"shop","workflow":"orders","instance":"schedule:nightly"}""", "'schedule:nightly' is a schedule")]
    [InlineData("""{"kind":"started","at":"2024-03-04T09:00:00Z","source":"shop","workflow":"orders","instance":"gauge:depth"}""", "'gauge:depth' is a gauge")]
    [InlineData("""{"kind":"started","at":"2024-03-04T09:00:00Z","source":"shop","workflow":"returns","instance":"r1"}""", "the source 'shop' feeds the workflow 'orders', and 'returns' is fed by 'desk'; mend the event, or give the workflow a Source for it")]
    [InlineData("""{"kind":"watermark","at":"2024-03-04T09:00:00Z","source":"shop","workflow":"returns"}""", "the source 'shop' feeds the workflow 'orders', and 'returns' is fed by 'desk'")]
    [InlineData("""{"kind":"strated"}""", "kind")]
    public void What_the_import_refuses_it_refuses_with_the_same_words(string refused, string reason)
    {
        folder.Write("events.jsonl", $"{Started}\n{refused}\n");

        Answer dry = Import("--dry-run --json");
        Answer import = Import("--json");

        Assert.Equal((5, 5), (dry.ExitCode, import.ExitCode));
        Assert.Equal((1, 1), Counts(dry));
        Assert.Equal(Counts(import), Counts(dry));
        string told = Refused(import);
        Assert.Contains(reason, told, StringComparison.Ordinal);
        JsonElement listed = Assert.Single(Json(dry).GetProperty("refusals").EnumerateArray());
        Assert.Equal(told, $"{listed.GetProperty("place").GetString()}: refused: {listed.GetProperty("reason").GetString()}");
        Assert.Equal(told, Refused(Import("--dry-run")));
    }

    [Fact]
    public void A_source_that_the_store_knows_is_known_to_it()
    {
        folder.Write("events.jsonl", """{"kind":"started","at":"2024-03-04T08:00:00Z","source":"till","workflow":"orders","instance":"o1"}""" + "\n");
        Import("");
        folder.Write("events.jsonl", """{"kind":"watermark","at":"2024-03-04T09:00:00Z","source":"till","workflow":"orders"}""" + "\n");

        Answer dry = Import("--dry-run --json");

        Assert.Equal((0, (1, 0)), (dry.ExitCode, Counts(dry)));
        Assert.Equal(0, Import("").ExitCode);
    }

    [Fact]
    public void A_source_that_a_file_before_it_brings_is_known_to_it()
    {
        folder.Write("logs/1.jsonl", """{"kind":"started","at":"2024-03-04T08:00:00Z","source":"till","workflow":"orders","instance":"o1"}""" + "\n");
        folder.Write("logs/2.jsonl", """{"kind":"watermark","at":"2024-03-04T09:00:00Z","source":"till","workflow":"orders"}""" + "\n");

        Assert.Equal(0, Slowatch.Run(folder.Root, "import", "logs", "--dry-run").ExitCode);
        Assert.Equal(0, Slowatch.Run(folder.Root, "import", "logs").ExitCode);
    }

    [Fact]
    public void What_retention_removed_it_refuses_likewise()
    {
        folder.Write("events.jsonl", Case("o1", "2023-01-02") + Case("o2", "2024-03-04"));
        Import("");
        Assert.Equal(0, Slowatch.Run(folder.Root, "retain", "30d").ExitCode);
        folder.Write("events.jsonl", Case("o1", "2023-01-02") + Case("o3", "2024-03-04"));

        Answer dry = Import("--dry-run --json");
        Answer import = Import("--json");

        Assert.Equal((5, 5), (dry.ExitCode, import.ExitCode));
        Assert.Equal((2, 2), Counts(dry));
        Assert.Equal(Counts(import), Counts(dry));
    }

    [Fact]
    public void A_changed_mapping_is_refused_likewise()
    {
        folder.Write("rules/table.yaml", Table("Case"));
        folder.Write("table.csv", "Case,Id,Did,At\nc1,d1,ship,2024-03-04T08:00:00Z\n");
        Assert.Equal(0, Table("import", "table.csv", "--source", "table").ExitCode);
        folder.Write("rules/table.yaml", Table("Id"));

        Answer dry = Table("import", "table.csv", "--source", "table", "--dry-run");
        Answer import = Table("import", "table.csv", "--source", "table");

        Assert.Equal((4, 4), (dry.ExitCode, import.ExitCode));
        Assert.Contains("the mapping of the source 'table' of 'orders' is not the one its stored events were made by", dry.Error, StringComparison.Ordinal);
        Assert.Equal(0, Table("import", "table.csv", "--source", "table", "--dry-run", "--replace").ExitCode);
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_told_and_holds_nothing_up()
    {
        folder.Write("events.jsonl", Started + "\n");
        folder.Write("slowatch.db", "this is no store, however long it may be, and nothing can be read from it");

        Answer dry = Import("--dry-run");

        Assert.Equal(0, dry.ExitCode);
        Assert.Contains("note: what the store knows is not heeded: ", dry.Error, StringComparison.Ordinal);
    }

    private static string Case(string instance, string day) => string.Concat(new[] { ("started", "08:00"), ("ended", "09:00") }.Select(one =>
        $$"""{"kind":"{{one.Item1}}","at":"{{day}}T{{one.Item2}}:00Z","source":"shop","workflow":"orders","instance":"{{instance}}"{{(one.Item1 == "ended" ? ",\"outcome\":\"completed\"" : "")}}}""" + "\n"));

    private static string Table(string idColumn) => $$"""
        kind: Source
        name: table
        workflow: orders
        format: csv
        mapping:
          columns: { case: {{idColumn}}, activity: Did, time: At }
        """;

    private static (long Events, long Refused) Counts(Answer answer) => (Json(answer).GetProperty("events").GetInt64(), Json(answer).GetProperty("refused").GetInt64());

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Out).RootElement;

    private static string Refused(Answer answer) => answer.Error.Split('\n').First(line => line.Contains(": refused: ", StringComparison.Ordinal));

    private Answer Table(params string[] words) => Slowatch.Run(folder.Root, words);

    private Answer Import(string options) => Slowatch.Run(folder.Root, ["import", "events.jsonl", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
