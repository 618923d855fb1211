using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

/// <summary>An event log in XES, read by a mapping that changes.</summary>
public sealed class MappingTests : IDisposable
{
    private const string Log = """
        <?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="1.0">
          <trace>
            <string key="concept:name" value="t1"/>
            <event><string key="concept:name" value="ask"/><date key="time:timestamp" value="2024-03-04T08:00:00Z"/></event>
            <event><string key="concept:name" value="think"/><date key="time:timestamp" value="2024-03-04T08:30:00Z"/></event>
            <event><string key="concept:name" value="answer"/><date key="time:timestamp" value="2024-03-04T09:00:00Z"/></event>
          </trace>
        </log>
        """;

    private const string Rules = """
        kind: Workflow
        name: questions
        ---
        kind: Source
        name: desk
        workflow: questions
        format: xes
        mapping:
          ends:
            answer: { outcome: completed }
        ---
        kind: SLO
        name: answered
        workflow: questions
        indicator: { cycleTime: { within: 2h } }
        target: 90%
        window: 7d
        alerts: none
        """;

    private readonly TempFolder folder = new();

    public MappingTests()
    {
        folder.Write("log.xes", Log);
        folder.Write("rules/questions.yaml", Rules);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Activities_that_no_rule_names_are_listed_once_with_their_count()
    {
        Answer import = Run("import log.xes --workflow questions");

        Assert.Equal(0, import.ExitCode);
        Assert.Contains("Activities that no rule of the mapping names, kept as steps of their name:\n          1  ask\n          1  think\n", import.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_shows_what_becomes_of_each_activity()
    {
        Answer dry = Run("import log.xes --workflow questions --dry-run");

        Assert.Equal(0, dry.ExitCode);
        Golden.Matches($"{OrdersFolder.Origin}/Golden/dry-run-xes.txt", dry.Out);
    }

    [Fact]
    public void An_import_under_a_changed_mapping_is_refused_unless_it_replaces()
    {
        Assert.Equal(0, Run("import log.xes --workflow questions").ExitCode);
        folder.Write("rules/questions.yaml", Rules.Replace("answer:", "think:", StringComparison.Ordinal));

        Answer refused = Run("import log.xes --workflow questions");
        Answer replaced = Run("import log.xes --workflow questions --replace --json");

        Assert.Equal((4, ""), (refused.ExitCode, refused.Out));
        Assert.Contains("--replace", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, replaced.ExitCode);
        Assert.Contains("closed 2024-03-04T08:30Z", Run("explain t1").Out, StringComparison.Ordinal);
        Assert.Equal(0, Run("audit").ExitCode);
    }

    [Fact]
    public void A_changed_mapping_is_told_wherever_the_old_one_still_counts()
    {
        const string Warning = "warning: the mapping of the source 'desk' of 'questions' changed since its events were imported; import with --replace to map them anew\n";
        Run("import log.xes --workflow questions");
        Assert.Equal(["", "", ""], [Run("report").Error, Run("validate").Error, Run("audit").Error]);
        folder.Write("rules/questions.yaml", Rules.Replace("answer:", "think:", StringComparison.Ordinal));

        Assert.Equal([Warning, Warning, Warning], [Run("report").Error, Run("validate").Error, Run("audit").Error]);
        Run("import log.xes --workflow questions --replace");
        Assert.Equal("", Run("report").Error);
    }

    [Theory]
    [InlineData("notes.txt", "hello", 4)]
    [InlineData("notes.xes", "hello", 6)]
    [InlineData("empty.xes", "", 6)]
    [InlineData("image.xes.gz", "\u001f\u008b not really", 6)]
    public void A_file_that_is_no_log_leaves_no_store_behind(string name, string content, int exitCode)
    {
        folder.Write(name, content);

        Answer import = Run($"import {name} --workflow questions");

        Assert.Equal(exitCode, import.ExitCode);
        Assert.StartsWith("slowatch: ", import.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("slowatch.db")));
    }

    [Fact]
    public void New_rules_are_counted_when_a_report_needs_them()
    {
        Run("import log.xes --workflow questions");
        folder.Write("rules/questions.yaml", Rules.Replace("within: 2h", "within: 30m", StringComparison.Ordinal));

        Answer report = Run("report --json");

        Assert.Equal(0, report.ExitCode);
        Assert.Contains("the rules have changed", report.Error, StringComparison.Ordinal);
        Assert.Contains("\"bad\": 1,", report.Out, StringComparison.Ordinal);
        Assert.Equal("", Run("report --json").Error);
    }

    private Answer Run(string line) => Slowatch.Run(folder.Root, line.Split(' '));
}
