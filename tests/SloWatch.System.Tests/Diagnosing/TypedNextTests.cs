using System.Text.Json;
using System.Text.RegularExpressions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Diagnosing;

/// <summary>What a diagnosis says to type next works as it is printed, whatever an instance is called, and says nothing that would not.</summary>
public sealed partial class TypedNextTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("-1")]
    [InlineData("--json")]
    [InlineData("- it's \"$HOME\" `x` \\ 1")]
    [InlineData("turned \u202e and \u200b'hidden' é")]
    public void It_works_whatever_an_instance_is_called(string id)
    {
        Import(id);

        Answer diagnosis = Run("diagnose", "job-done", "--store", "./-my store.db");

        string[] next = NextOf(diagnosis);
        Assert.Equal(["diagnose", "where", "explain"], next.Select(line => line.Split(' ')[1]));
        Answer[] typed = [.. next.Select(Type)];
        Assert.All(typed, answer => Assert.Equal((0, ""), (answer.ExitCode, answer.Error)));
        Assert.Contains("jobs/", typed[2].Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1", "where explain")]
    [InlineData("removed", "")]
    public void What_is_gone_since_an_alert_fired_is_not_said_to_be_typed(string example, string verbs)
    {
        Import("-1");
        Keep("job-done-once", example);

        Answer diagnosis = Run("diagnose", "--alert", "1", "--store", "./-my store.db");

        string[] next = NextOf(diagnosis);
        Assert.Contains("  nothing that lists them: the rules have no objective 'job-done-once' of 'jobs' any more\n", diagnosis.Out, StringComparison.Ordinal);
        Assert.Equal(verbs, string.Join(' ', next.Select(line => line.Split(' ')[1])));
        Assert.All(next.Select(Type), answer => Assert.Equal((0, ""), (answer.ExitCode, answer.Error)));
    }

    [Fact]
    public void What_is_still_there_is_listed_by_the_alert()
    {
        Import("-1");
        Keep("job-done", "-1");

        string[] next = NextOf(Run("diagnose", "--alert", "1", "--store", "./-my store.db"));

        Assert.Equal("slowatch diagnose --alert 1 --instances all --store './-my store.db'", next[0]);
        Assert.All(next.Select(Type), answer => Assert.Equal((0, ""), (answer.ExitCode, answer.Error)));
    }

    [Fact]
    public void Without_a_policy_it_is_said_how_fast_the_budget_burns()
    {
        Import("1");

        Assert.StartsWith(
            "job-done  2024-03-04T12:00Z to 2024-03-05T12:01Z, the last 1d, in which the budget burns at 5 times the even rate, of which it makes no alert\n",
            Run("diagnose", "job-done", "--store", "./-my store.db").Out,
            StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Four jobs that take two hours; the one of this id is the first that goes bad.</summary>
    private void Import(string id)
    {
        folder.Write("rules/jobs.yaml", "kind: Workflow\nname: jobs\n---\nkind: SLO\nname: job-done\nworkflow: jobs\nindicator:\n  cycleTime: { within: 1h }\ntarget: 80%\nwindow: 7d\nalerts: none\n");
        IEnumerable<string> lines = new[] { id, "b", "c", "d" }.SelectMany((name, number) => new[] { Line("started", name, 10, number), Line("ended", name, 12, number) });
        folder.Write("events.jsonl", string.Join('\n', lines) + "\n");
        Answer import = Run("import", "events.jsonl", "--workflow", "jobs", "--store", "./-my store.db");
        Assert.True(import.ExitCode == 0, import.Error);
    }

    private static string Line(string kind, string instance, int hour, int second) =>
        $$"""{"kind":"{{kind}}","at":"2024-03-05T{{hour}}:00:0{{second}}Z","workflow":"jobs","instance":{{JsonSerializer.Serialize(instance)}}{{(kind == "ended" ? ",\"outcome\":\"completed\"" : "")}}}""";

    /// <summary>An alert that fired, and what was known of it.</summary>
    private void Keep(string objective, string example)
    {
        Assert.True(Instant.TryParse("2024-03-05T12:00Z", out Instant noon));
        using IStore store = SqliteStore.Open(folder.PathOf("-my store.db"), create: false);
        using IStoreWriter writer = store.OpenWriter();
        Commit fired = new() { RecordedAt = noon };
        fired.AlertTransitions.Add(new(new(AlertSubject.Objective, "jobs", objective, "2% in 1h"), AlertSeverity.Page, AlertChange.Fired, AlertPhase.Ok, AlertPhase.Firing, noon, noon, "it burns", []));
        writer.Write(fired);
        Commit diagnosed = new() { RecordedAt = noon };
        AttributedGroup group = new(null, GroupRole.NotSaid, 4, null, 0, null) { Percent = 100, Examples = [new(example, "instance")] };
        diagnosed.Diagnoses.Add(new(1, noon, new(objective, "jobs", "instances", new(noon - TimeSpan.FromHours(1), noon), null, new(0, 4), default, new(LikelyCause.NotClear, "Not clear."), [new(Dimension.Step, [group])])));
        writer.Write(diagnosed);
    }

    private Answer Run(params string[] arguments) => Slowatch.Run(folder.Root, arguments);

    private Answer Type(string line) => Slowatch.Type(folder.Root, $"slowatch() {{ \"{Slowatch.Path}\" \"$@\"; }}\n{line}");

    private static string[] NextOf(Answer diagnosis)
    {
        Assert.Equal((0, ""), (diagnosis.ExitCode, diagnosis.Error));
        return [.. Next().Matches(diagnosis.Out).Select(line => line.Value.Trim())];
    }

    [GeneratedRegex(@"^  slowatch .*$", RegexOptions.Multiline)]
    private static partial Regex Next();
}
