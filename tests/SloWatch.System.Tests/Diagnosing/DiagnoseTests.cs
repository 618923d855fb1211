using System.Text.Json;
using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Diagnosing;

/// <summary>On the sample of the tour, in which a credit bureau stops answering.</summary>
public partial class DiagnoseTests(TourPlace tour) : IClassFixture<TourPlace>
{
    private const string Folder = "tests/SloWatch.System.Tests/Diagnosing/Golden";

    [Theory]
    [InlineData("burning.txt", "loan-decided-in-24h")]
    [InlineData("window.txt", "loan-keeps-moving")]
    [InlineData("quiet.txt", "pay-out-succeeds")]
    [InlineData("not-clear.txt", "decision-begun-in-12h")]
    [InlineData("asked.txt", "credit-check-in-15m", "--from", "2026-03-25T00:00Z", "--to", "2026-03-26T00:00Z", "--tz", "Europe/Amsterdam")]
    [InlineData("instances.txt", "credit-check-in-15m", "--instances", "dependency:credit-bureau", "--limit", "4")]
    [InlineData("unsaid.txt", "loan-keeps-moving", "--instances", "dependency:")]
    [InlineData("burning.json", "loan-decided-in-24h", "--json")]
    [InlineData("instances.json", "loan-decided-in-24h", "--instances", "all", "--limit", "2", "--json")]
    public void Prints_what_was_read_and_found_good(string golden, params string[] arguments)
    {
        Answer answer = tour.Run(["diagnose", .. arguments]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Golden.Matches($"{Folder}/{golden}", answer.Out);
    }

    [Fact]
    public void Every_group_opens_to_as_many_instances_as_it_counts()
    {
        using JsonDocument diagnosis = JsonDocument.Parse(tour.Run("diagnose", "loan-keeps-moving", "--json").Out);

        foreach (JsonElement table in diagnosis.RootElement.GetProperty("attribution").EnumerateArray())
        {
            foreach (JsonElement group in table.GetProperty("groups").EnumerateArray())
            {
                string choice = $"{table.GetProperty("by").GetString()}:{group.GetProperty("name").GetString()}";
                using JsonDocument found = JsonDocument.Parse(tour.Run("diagnose", "loan-keeps-moving", "--instances", choice, "--limit", "100", "--json").Out);
                Assert.True(group.GetProperty("bad").GetInt32() == found.RootElement.GetProperty("instances").GetArrayLength(), choice);
            }
        }
    }

    [Fact]
    public void What_it_says_to_type_next_works_as_it_is_typed()
    {
        string[] next = [.. Next().Matches(tour.Run("diagnose", "loan-decided-in-24h").Out).Select(line => line.Value.Trim())];
        Assert.Equal(3, next.Length);

        Answer typed = Slowatch.Type(tour.Root, $"slowatch() {{ \"{Slowatch.Path}\" \"$@\"; }}\nset -e\n{string.Join('\n', next)}\n");

        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
    }

    [Theory]
    [InlineData(2, "nothing is named that burns; name an objective, or an alert with --alert ID; 'slowatch status' and 'slowatch alerts' list them")]
    [InlineData(3, "no objective is called 'loan-decided-in-24'; write 'loan-decided-in-24h'", "loan-decided-in-24")]
    [InlineData(2, "--instances: 'credit-bureau' is no group; use one of: all, dependency, error, state, step, version", "loan-decided-in-24h", "--instances", "credit-bureau")]
    [InlineData(2, "--instances: 'step' is no group; write step:NAME", "loan-decided-in-24h", "--instances", "step")]
    [InlineData(2, "--from: 2026-03-25T00:00:30Z is no full minute; use 2026-03-25T00:00:00Z or 2026-03-25T00:01:00Z", "loan-decided-in-24h", "--from", "2026-03-25T00:00:30Z")]
    [InlineData(2, "--from (2026-03-26T00:00:00Z) is not before the end (2026-03-25T00:00:00Z); write an earlier one", "loan-decided-in-24h", "--from", "2026-03-26T00:00Z", "--to", "2026-03-25T00:00Z")]
    [InlineData(2, "--alert names its objective itself; leave out one of them", "loan-decided-in-24h", "--alert", "1")]
    [InlineData(2, "--alert stands for a time itself; leave out --from and --to", "--alert", "1", "--to", "2026-03-25T00:00Z")]
    [InlineData(3, "no alert of an objective fired with the number 1; 'slowatch alerts' shows the numbers of those that fire, and 'slowatch alerts --json' the id of every change", "--alert", "1")]
    [InlineData(2, "--alert: 'abc' is no number of an alert; 'slowatch alerts' shows them, where an alert fired", "--alert", "abc")]
    [InlineData(2, "--alert: '-1' is no number of an alert; 'slowatch alerts' shows them, where an alert fired", "--alert", "-1")]
    [InlineData(2, "--limit: -1 are never shown; write a number from 1 to 100000", "loan-decided-in-24h", "--instances", "all", "--limit", "-1")]
    [InlineData(2, "--limit: 0 are never shown; write a number from 1 to 100000", "loan-decided-in-24h", "--instances", "all", "--limit", "0")]
    [InlineData(2, "--limit: 2147483647 are never shown; write a number from 1 to 100000", "loan-decided-in-24h", "--instances", "all", "--limit", "2147483647")]
    [InlineData(2, "--limit: nothing is listed; name whose instances with --instances, or leave it out", "loan-decided-in-24h", "--limit", "5")]
    public void A_mistake_is_told_with_what_to_do(int code, string message, params string[] arguments)
    {
        Answer answer = tour.Run(["diagnose", .. arguments]);

        Assert.Equal((code, "", $"slowatch: {message}\n"), (answer.ExitCode, answer.Out, answer.Error));
    }

    [GeneratedRegex(@"^  slowatch .*$", RegexOptions.Multiline)]
    private static partial Regex Next();
}
