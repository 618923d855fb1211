using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

/// <summary>Every way to fail has its exit code, and a message that says what to do; nothing is on standard output.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TempFolder folder = new();

    public FailureTests() => folder.Write("rules/loan.yaml", "kind: Workflow\nname: loan\n");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("--version", 0)]
    [InlineData("types", 0)]
    [InlineData("", 2)]
    [InlineData("repot", 2)]
    [InlineData("report --jsno", 2)]
    [InlineData("report --json --csv", 2)]
    [InlineData("report --tz Europe/Amsterdm", 2)]
    [InlineData("report --store", 2)]
    [InlineData("report --as-of --json", 2)]
    [InlineData("types --store x", 2)]
    [InlineData("--tz UTC schema", 2)]
    [InlineData("export --quarantine --workflow loan", 2)]
    [InlineData("explain", 2)]
    [InlineData("import", 2)]
    [InlineData("report --rules none", 3)]
    [InlineData("report", 3)]
    [InlineData("explain x", 3)]
    [InlineData("audit", 3)]
    [InlineData("export --events", 3)]
    [InlineData("validate none", 3)]
    [InlineData("import none.xes", 6)]
    [InlineData("import rules", 6)]
    [InlineData("import rules/loan.yaml", 4)]
    public void Command_lines_answer_with_their_code(string line, int exitCode)
    {
        Answer answer = Run(line);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Equal(exitCode == 0, answer.Out.Length > 0);
        Assert.Equal(exitCode == 0, answer.Error.Length == 0);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("slowatch.db")));
    }

    [Theory]
    [InlineData("repot", "did you mean 'report'?")]
    [InlineData("report --jsno", "did you mean '--json'?")]
    [InlineData("report --tz Europe/Amsterdm", "write 'Europe/Amsterdam'")]
    [InlineData("report --as-of --json", "slowatch: '--as-of' of 'slowatch report' lacks its value\nwrite it as '--as-of TIME'\n")]
    [InlineData("report --rules --json", "slowatch: '--rules' of 'slowatch report' lacks its value\nwrite it as '--rules DIR'\n")]
    [InlineData("export -o --events", "slowatch: '--output' of 'slowatch export' lacks its value\nwrite it as '--output FILE'\n")]
    [InlineData("--json report", "slowatch: 'slowatch report' has no option '--json'\nwrite it after 'report'\n")]
    [InlineData("schema --rules rules", "slowatch: 'slowatch schema' takes no --rules: the schema is that of every rule file, and the same everywhere\n'slowatch schema --help' shows how it is used\n")]
    [InlineData("types --tz local --store x", "slowatch: 'slowatch types' takes no --store: it lists what the program knows, and that is the same everywhere\nslowatch: 'slowatch types' takes no --tz: it")]
    [InlineData("--store x tour", "slowatch: 'slowatch tour' takes no --store: the tour brings its own rules and store; --folder DIR says where they are put\n")]
    [InlineData("export --quarantine --workflow loan", "--workflow goes with --events")]
    [InlineData("report --rules none", "there are no rules at none; name the folder with --rules DIR")]
    [InlineData("import none.xes", "there is no file none.xes; check its spelling")]
    public void Messages_say_what_to_do(string line, string remedy) => Assert.Contains(remedy, Run(line).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("types", "")]
    [InlineData("schema", "")]
    [InlineData("tour", "--tz")]
    [InlineData("report", "--rules --store --tz")]
    public void Help_shows_what_a_verb_takes_of_the_options_of_all(string verb, string options)
    {
        string help = Run($"{verb} --help").Out;

        Assert.Equal(options, string.Join(' ', new[] { "--rules", "--store", "--tz" }.Where(option => help.Contains($"  {option} <", StringComparison.Ordinal))));
    }

    [Fact]
    public void Rules_with_errors_stop_a_verb_and_every_error_is_told()
    {
        folder.Write("rules/bad.yaml", "kind: SLO\nname: x\nworkflow: laon\nindicator:\n  cycleTime:\n    within: 24\ntarget: 100%\nwindow: 30d\n");

        Answer validate = Run("validate");
        Answer report = Run("report");

        Assert.Equal((1, ""), (validate.ExitCode, validate.Error));
        Assert.Equal((1, ""), (report.ExitCode, report.Out));
        foreach (string place in new[] { "bad.yaml:3:", "bad.yaml:6:", "bad.yaml:7:" })
        {
            Assert.Contains(place, validate.Out, StringComparison.Ordinal);
            Assert.Contains(place, report.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rules_without_an_slo_are_said_to_be_so()
    {
        Import();

        Assert.Equal(3, Run("report").ExitCode);
    }

    [Fact]
    public void A_store_that_is_none_failed()
    {
        folder.Write("rules/slo.yaml", Slo);
        folder.Write("slowatch.db", new string('x', 10_000));
        folder.Write("events.jsonl", Started);

        Assert.Equal(7, Run("report").ExitCode);
        Assert.Equal(7, Run("import events.jsonl").ExitCode);
    }

    [Fact]
    public void A_second_writer_is_refused_with_the_name_of_the_first()
    {
        Import();
        using IStore store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false);
        using IStoreWriter writer = store.OpenWriter();

        Answer second = Run("import events.jsonl");

        Assert.Equal(4, second.ExitCode);
        Assert.Contains(Environment.ProcessId.ToString(global::System.Globalization.CultureInfo.InvariantCulture), second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_that_finds_a_difference_names_it()
    {
        folder.Write("rules/slo.yaml", Slo);
        Import();
        Assert.Equal(0, Run("audit").ExitCode);
        using (IStore store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false))
        {
            using IStoreWriter writer = store.OpenWriter();
            Commit corruption = new() { RecordedAt = Instant.Never };
            corruption.Ledger[(writer.Ledger.Measurements()[0], 28_000_000)] = new Tally(0, 1, 0, 0, 0);
            writer.Write(corruption);
        }

        Answer audit = Run("audit");

        Assert.Equal(1, audit.ExitCode);
        Assert.Contains("ledger of done", audit.Out, StringComparison.Ordinal);
        Assert.Contains("1 difference", audit.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_of_the_store_is_told_in_a_sentence_that_names_the_objectives()
    {
        folder.Write("rules/slo.yaml", Slo);
        Import();
        string hash;
        using (IStore store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false))
        {
            hash = store.Ledger.Measurements()[0];
        }

        using (SQLitePCL.sqlite3 database = Open())
        {
            SQLitePCL.raw.sqlite3_exec(database, "UPDATE ledger_day SET begun = begun + 1");
        }

        Answer audit = Run("audit");

        Assert.Equal(1, audit.ExitCode);
        Assert.Contains($"the store itself: the sum of the measurement {hash} (done) over the day 2024-03-04 is not that of its minutes\n", audit.Out, StringComparison.Ordinal);
    }

    private const string Started = """{"kind":"started","at":"2024-03-04T08:00:00Z","source":"a","workflow":"loan","instance":"l1"}""";

    private const string Slo = "kind: SLO\nname: done\nworkflow: loan\nindicator:\n  cycleTime:\n    within: 24h\ntarget: 90%\nwindow: 30d\nalerts: none\n";

    private void Import()
    {
        folder.Write("events.jsonl", Started);
        Assert.Equal(0, Run("import events.jsonl").ExitCode);
    }

    private SQLitePCL.sqlite3 Open()
    {
        Assert.Equal(SQLitePCL.raw.SQLITE_OK, SQLitePCL.raw.sqlite3_open(folder.PathOf("slowatch.db"), out SQLitePCL.sqlite3 database));
        return database;
    }

    private Answer Run(string line) => Slowatch.Run(folder.Root, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
