using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

/// <summary>What is imported may come out of another program.</summary>
public sealed class PipeTests : IDisposable
{
    private const string Log = """
        <log><trace><string key="concept:name" value="o1"/>
        <event><string key="concept:name" value="pay"/><date key="time:timestamp" value="2024-03-04T08:00:00Z"/></event></trace></log>
        """;

    private const string Rules = """
        kind: Workflow
        name: orders
        ---
        kind: Source
        name: shop
        workflow: orders
        format: jsonLines
        ---
        kind: Source
        name: log
        workflow: orders
        format: xes
        """;

    private readonly TempFolder folder = new();

    public PipeTests()
    {
        folder.CopyIn(Repository.PathOf(OrdersFolder.Origin), "events.jsonl");
        folder.Write("log.xes", Log);
        folder.Write("rules/rules.yaml", Rules);
        Assert.Equal(0, Type("mkfifo pipe.jsonl").ExitCode);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("cat events.jsonl | slowatch import /dev/stdin --source shop --json", 27)]
    [InlineData("(head -c 1 events.jsonl; tail -c +2 events.jsonl) | slowatch import /dev/stdin --source shop --json", 27)]
    [InlineData("gzip -c events.jsonl | slowatch import /dev/stdin --source shop --json", 27)]
    [InlineData("slowatch import /dev/stdin --source shop --json < events.jsonl", 27)]
    [InlineData("slowatch import <(gzip -c log.xes) --source log --json", 2)]
    [InlineData("cat events.jsonl > pipe.jsonl & slowatch import pipe.jsonl --json", 27)]
    [InlineData("cat events.jsonl | slowatch import /dev/stdin --source shop --json --dry-run", 27)]
    public void Everything_that_comes_out_of_it_comes_in(string line, int events)
    {
        Answer answer = Type(line);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(events, JsonDocument.Parse(answer.Out).RootElement.GetProperty("events").GetInt32());
    }

    [Fact]
    public void An_empty_one_brings_nothing() => Assert.Equal((0, false), (Type("slowatch import /dev/stdin --source shop < /dev/null").ExitCode, File.Exists(folder.PathOf("slowatch.db"))));

    [Fact]
    public void A_name_without_an_ending_asks_for_a_source() =>
        Assert.Contains("/dev/stdin: its format is not known by its name", Type("cat events.jsonl | slowatch import /dev/stdin || true").Error, StringComparison.Ordinal);

    [Fact]
    public void One_that_nobody_writes_to_can_be_interrupted()
    {
        Directory.Delete(folder.PathOf("rules"), recursive: true);
        using Process import = Slowatch.Start(folder.Root, Slowatch.Path, "import", "pipe.jsonl");

        // Once it talks it listens, too.
        Assert.StartsWith("note: there is no folder rules", import.StandardError.ReadLine(), StringComparison.Ordinal);
        AssertInterrupted(import);
    }

    [Fact]
    public void One_that_is_silent_can_be_interrupted()
    {
        using Process import = Slowatch.Start(folder.Root, Slowatch.Path, "import", "pipe.jsonl");
        using FileStream silent = new(folder.PathOf("pipe.jsonl"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);

        AssertInterrupted(import);
    }

    private static void AssertInterrupted(Process import)
    {
        using (Process kill = Process.Start("kill", ["-TERM", import.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.Contains("interrupted", import.StandardError.ReadToEnd(), StringComparison.Ordinal);
        import.WaitForExit();
        Assert.Equal(130, import.ExitCode);
    }

    private Answer Type(string line) => Slowatch.Type(folder.Root, $"set -o pipefail; slowatch() {{ \"{Slowatch.Path}\" \"$@\"; }}\n{line}");
}
