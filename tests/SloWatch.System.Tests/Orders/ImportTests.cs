using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public class ImportTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    private const string Broken = """
        {"kind":"started","at":"2024-03-04T08:00:00Z","source":"shop","workflow":"orders","instance":"b1"}
        {"kind":"started","at":"2024-03-04T08:00:00Z","source":"shop","workflow":"orders","instance":"b\u001b[2J2"}
        {"kind":"sttarted","at":"2024-03-04T08:00:00Z","source":"shop","workflow":"orders","instance":"b3"}
        """;

    [Fact]
    public void Says_what_came_in_and_what_to_do_next()
    {
        Assert.Equal((0, "next: slowatch report\n"), (orders.Import.ExitCode, orders.Import.Error));
        Golden.Matches($"{OrdersFolder.Origin}/Golden/import.txt", orders.Import.Out);
    }

    [Fact]
    public void A_second_import_finds_everything_known()
    {
        using TempFolder own = Own();
        JsonElement first = Json(Slowatch.Run(own.Root, "import", "events.jsonl", "--json"));
        JsonElement second = Json(Slowatch.Run(own.Root, "import", "events.jsonl", "--json"));

        Assert.Equal((27, 27, 0), (Number(first, "events"), Number(first, "new"), Number(first, "known")));
        Assert.Equal((27, 0, 27), (Number(second, "events"), Number(second, "new"), Number(second, "known")));
        Assert.Equal(9, Number(second, "instances"));
    }

    [Fact]
    public void A_dry_run_shows_what_would_come_in_and_writes_nothing()
    {
        using TempFolder own = Own();
        Answer answer = Slowatch.Run(own.Root, "import", "events.jsonl", "--dry-run");

        Golden.Matches($"{OrdersFolder.Origin}/Golden/dry-run.txt", answer.Out);
        Assert.False(File.Exists(own.PathOf("slowatch.db")));
    }

    [Fact]
    public void Refused_events_are_told_counted_and_kept_and_the_rest_comes_in()
    {
        using TempFolder own = Own();
        own.Write("broken.jsonl", Broken);

        Answer import = Slowatch.Run(own.Root, "import", "broken.jsonl", "--json");
        Answer kept = Slowatch.Run(own.Root, "export", "--quarantine");

        Assert.Equal(5, import.ExitCode);
        Assert.Equal((1, 2), (Number(Json(import), "new"), Number(Json(import), "refused")));
        Assert.Contains("broken.jsonl:3:", import.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(import.Error, c => char.IsControl(c) && c != '\n');
        Assert.Equal(["broken.jsonl:2:", "broken.jsonl:3:"], kept.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("origin").GetString()![..15]));
        Assert.Equal(0, Slowatch.Run(own.Root, "explain", "b1").ExitCode);
    }

    [Fact]
    public void A_file_that_breaks_off_is_told_with_its_place_and_what_came_before_stands()
    {
        using TempFolder own = Own();
        using (Stream packed = new global::System.IO.Compression.GZipStream(File.Create(own.PathOf("cut.jsonl.gz")), global::System.IO.Compression.CompressionLevel.NoCompression))
        {
            packed.Write(File.ReadAllBytes(own.PathOf("events.jsonl")));
        }

        byte[] whole = File.ReadAllBytes(own.PathOf("cut.jsonl.gz"));
        File.WriteAllBytes(own.PathOf("cut.jsonl.gz"), whole[..(whole.Length / 2)]);
        Answer dry = Slowatch.Run(own.Root, "import", "cut.jsonl.gz", "--dry-run");
        Assert.Equal((6, false), (dry.ExitCode, File.Exists(own.PathOf("slowatch.db"))));
        Assert.EndsWith("a dry run writes nothing; the import itself would keep what came before it\n", dry.Error, StringComparison.Ordinal);

        Answer import = Slowatch.Run(own.Root, "import", "cut.jsonl.gz", "--json");

        Assert.Equal(6, import.ExitCode);
        Assert.EndsWith("what came before it stands\n", import.Error, StringComparison.Ordinal);
        Assert.Contains("cut.jsonl.gz:", import.Error, StringComparison.Ordinal);
        Assert.InRange(Number(Json(import), "new"), 1, 26);
        JsonElement report = Json(Slowatch.Run(own.Root, "report", "order-done-in-4h", "--json"));
        Assert.Equal("unknown", report.GetProperty("objectives")[0].GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void Of_a_file_without_an_event_nothing_is_made_and_no_report_is_proposed(string content)
    {
        using TempFolder own = Own();
        own.Write("empty.jsonl", content);

        Answer import = Slowatch.Run(own.Root, "import", "empty.jsonl");

        Assert.Equal((0, "no event came in, so there is nothing to go on with\n"), (import.ExitCode, import.Error));
        Assert.StartsWith("empty.jsonl -> source jsonLines\n", import.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(own.PathOf("slowatch.db")));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--dry-run")]
    public void A_file_without_an_event_replaces_nothing_and_is_refused(string option)
    {
        using TempFolder own = Own();
        own.Write("empty.jsonl", "");
        Assert.Equal(0, Slowatch.Run(own.Root, "import", "events.jsonl").ExitCode);
        string before = Slowatch.Run(own.Root, "export", "--events").Out;

        Answer import = Slowatch.Run(own.Root, "import", "empty.jsonl", "--replace", option);

        Assert.Equal(4, import.ExitCode);
        Assert.Contains("empty.jsonl holds no event, so nothing is replaced", import.Error, StringComparison.Ordinal);
        Assert.Equal(before, Slowatch.Run(own.Root, "export", "--events").Out);
    }

    [Fact]
    public void What_it_proposes_next_works_as_it_is_typed()
    {
        using TempFolder own = Own();
        string next = Slowatch.Run(own.Root, "import", "events.jsonl", "--rules", "./rules", "--store", "my store.db").Error;

        Assert.Equal("next: slowatch report --rules ./rules --store 'my store.db'\n", next);
        Assert.Equal(0, Slowatch.Type(own.Root, $"slowatch() {{ \"{Slowatch.Path}\" \"$@\"; }}\n{next["next: ".Length..]}").ExitCode);
    }

    [Fact]
    public void Without_an_SLO_the_next_thing_is_to_write_one()
    {
        using TempFolder own = Own();

        string talk = Slowatch.Run(own.Root, "import", "events.jsonl", "--rules", "none").Error;
        File.Delete(own.PathOf("rules/orders.yaml"));
        own.Write("rules/only.yaml", "kind: Workflow\nname: orders\n");

        Assert.StartsWith("slowatch: there are no rules at none", talk, StringComparison.Ordinal);
        Assert.EndsWith("next: write an SLO into rules ('slowatch types' shows an example of each indicator), then slowatch report\n", Slowatch.Run(own.Root, "import", "events.jsonl").Error, StringComparison.Ordinal);
    }

    private static TempFolder Own()
    {
        TempFolder own = new();
        own.CopyIn(Repository.PathOf(OrdersFolder.Origin), "events.jsonl");
        own.CopyIn(Repository.PathOf(OrdersFolder.Origin), "rules/orders.yaml");
        own.CopyIn(Repository.PathOf(OrdersFolder.Origin), "rules/runbooks/slow-orders.md");
        return own;
    }

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Out).RootElement;

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
