using System.Text.Json;
using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Waiting;

/// <summary>Tickets under the rules of the page on working time, with Easter and waits for the customer between them and their deadlines.</summary>
public sealed partial class WaitingTests : IDisposable
{
    private const string Origin = "tests/SloWatch.System.Tests/Waiting";

    private readonly TempFolder folder = new();

    public WaitingTests()
    {
        folder.Write("rules/tickets.yaml", Rules());
        folder.CopyIn(Repository.PathOf(Origin), "tickets.jsonl");
        Assert.Equal(0, Run("import", "tickets.jsonl").ExitCode);
    }

    [Theory]
    [InlineData("explain-late.txt", "late")]
    [InlineData("explain-waiting.txt", "waiting")]
    [InlineData("explain-often.txt", "often")]
    [InlineData("explain-earlier.txt", "late", "--as-of", "2026-04-07T20:00:00Z")]
    [InlineData("explain-waiting.json", "waiting", "--json")]
    public void Explain_says_what_a_deadline_was_counted_by(string golden, params string[] arguments)
    {
        Answer answer = Run(["explain", .. arguments, .. arguments is [_, "--json"] ? Array.Empty<string>() : ["--tz", "Europe/Amsterdam"]]);

        Assert.Equal("", answer.Error);
        Golden.Matches($"{Origin}/Golden/{golden}", answer.Out);
    }

    [Fact]
    public void Validate_counts_the_calendars() =>
        Assert.Contains("1 workflow, 2 objectives, 0 sources, 0 owners, 0 alert policies, 2 calendars; 0 errors, 0 warnings", Run("validate").Out, StringComparison.Ordinal);

    [Fact]
    public void A_pause_that_comes_with_a_second_import_takes_back_what_was_bad_and_the_audit_agrees()
    {
        Assert.Equal("bad", VerdictOf("late"));
        folder.Write("more.jsonl", """{"kind":"state","at":"2026-04-08T11:00:00+02:00","source":"mail","workflow":"tickets","instance":"late","state":"waiting-for-customer"}""" + "\n");

        Assert.Equal(0, Run("import", "more.jsonl").ExitCode);

        Assert.Equal("good", VerdictOf("late"));
        Answer audit = Run("audit");
        Assert.True(audit.ExitCode == 0, audit.Out);
    }

    [Fact]
    public void A_new_holiday_counts_the_history_anew()
    {
        Assert.Equal("bad", VerdictOf("late"));
        folder.Write("rules/tickets.yaml", Rules().Replace("2026-04-06: Easter Monday", "2026-04-06..2026-04-08: Easter", StringComparison.Ordinal));

        Assert.Equal(0, Run("report").ExitCode);

        Assert.Equal("good", VerdictOf("late"));
        Assert.Equal(0, Run("audit").ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private static string Rules() => Fence().Match(Repository.Read("docs/working-time.md")).Groups["text"].Value;

    private string? VerdictOf(string ticket) => JsonDocument.Parse(Run("explain", ticket, "--json").Out).RootElement.GetProperty("units").EnumerateArray()
        .Single(unit => unit.GetProperty("objective").GetString() == "ticket-solved-in-3-working-days").GetProperty("verdict").GetString();

    private Answer Run(params string[] arguments) => Slowatch.Run(folder.Root, arguments);

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
