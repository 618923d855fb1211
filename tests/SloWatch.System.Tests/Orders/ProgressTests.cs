using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

/// <summary>What <c>where</c> says of the steps that a Workflow declares, and what it does not say.</summary>
public sealed class ProgressTests
{
    private const string Started = """ "kind":"started","at":"2024-03-04T08:00:00Z" """;
    private const string Paid = """ "kind":"stepEnded","at":"2024-03-04T08:10:00Z","step":"pay","outcome":"completed" """;
    private const string Refused = """ "kind":"stepEnded","at":"2024-03-04T08:10:00Z","step":"pay","outcome":"failed" """;
    private const string Billed = """ "kind":"stepEnded","at":"2024-03-04T08:20:00Z","step":"bill","outcome":"completed" """;
    private const string Picking = """ "kind":"stepStarted","at":"2024-03-04T08:20:00Z","step":"pick" """;
    private const string Refunded = """ "kind":"stepEnded","at":"2024-03-04T08:30:00Z","step":"refund","compensates":"pay","outcome":"completed" """;

    private const string Cancelled = """ "kind":"ended","at":"2024-03-04T08:30:00Z","outcome":"cancelled" """;
    private const string Reopened = """ "kind":"reopened","at":"2024-03-04T08:40:00Z" """;

    [Theory]
    [InlineData("  accepted 1 h ago, at 2024-03-04T08:00Z, by shop; not completed yet\n  none of 3 steps done; waiting for pay for 1 h, since 2024-03-04T08:00Z\n", Started)]
    [InlineData("  step 1 of 3 done (pay); waiting for pick for 50 min, since 2024-03-04T08:10Z\n", Started, Paid)]
    [InlineData("  step 1 of 3 done (pay); pick is open for 40 min, since 2024-03-04T08:20Z, source shop\n", Started, Paid, Picking)]
    [InlineData("  none of 3 steps done; pay ended without being done, and has not been done for 50 min", Started, Refused)]
    [InlineData("  none of 3 steps done; pay was undone, and has not been done again for 30 min", Started, Paid, Refunded)]
    [InlineData("  2 of 3 steps done (pay, bill); nothing was told of pick; its end was not told yet\n", Started, Paid, Billed)]
    [InlineData("  1 of 3 steps done (bill); nothing was told of pick; not done: pay; its end was not told yet\n", Started, Refused, Billed)]
    [InlineData("  accepted 1 h ago, at 2024-03-04T08:00Z, by shop; not completed yet\n  step 1 of 3 done (pay); waiting for pick for 20 min, since 2024-03-04T08:40Z\n", Started, Paid, Cancelled, Reopened)]
    [InlineData("  nobody told that it was accepted; not completed yet\n  step 1 of 3 done (pay); waiting for pick", Paid)]
    public void In_a_declared_order_it_says_how_far_a_case_is(string told, params string[] facts) =>
        Assert.Contains(told, Where("asListed", facts), StringComparison.Ordinal);

    [Fact]
    public void Without_one_it_names_what_is_done_and_nothing_that_is_next()
    {
        string where = Where("any", Started, Paid, Billed);

        Assert.Contains("\n  steps done: pay, bill\n", where, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting for", where, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(Where("any", ["--json"], Started, Paid)).RootElement.GetProperty("progress").GetProperty("awaited").ValueKind);
    }

    [Fact]
    public void Json_has_the_same()
    {
        JsonElement where = JsonDocument.Parse(Where("asListed", ["--json"], Started, Paid, Picking)).RootElement;
        JsonElement progress = where.GetProperty("progress");

        Assert.Equal(("shop", JsonValueKind.Null), (where.GetProperty("accepted").GetProperty("source").GetString(), where.GetProperty("completed").ValueKind));
        Assert.Equal((1, 3, "pick"), (progress.GetProperty("done").GetInt32(), progress.GetProperty("declared").GetInt32(), progress.GetProperty("awaited").GetProperty("step").GetString()));
        Assert.Equal(["done", "open", "unheard"], progress.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("standing").GetString()));
    }

    [Fact]
    public void An_order_of_no_steps_is_warned_of()
    {
        using TempFolder folder = new();
        folder.Write("w.yaml", "kind: Workflow\nname: w\nstepOrder: asListed\n");

        Assert.Contains("w.yaml:3:12: warning: 'stepOrder' has no effect: the workflow declares no steps; name them in 'steps', or remove it", Slowatch.Run(folder.Root, "validate", ".").Out, StringComparison.Ordinal);
    }

    private static string Where(string order, params string[] facts) => Where(order, [], facts);

    private static string Where(string order, string[] arguments, params string[] facts)
    {
        using TempFolder folder = new();
        folder.Write("rules/w.yaml", $"kind: Workflow\nname: w\nsteps: [pay, pick, bill]\nstepOrder: {order}\n");
        folder.Write("e.jsonl", string.Concat(facts.Select(fact => $$"""{"source":"shop","workflow":"w","instance":"4729",{{fact.Trim()}}}""" + "\n")));
        Assert.Equal(0, Slowatch.Run(folder.Root, "import", "e.jsonl").ExitCode);
        Answer where = Slowatch.Run(folder.Root, ["where", "4729", "--as-of", "2024-03-04T09:00Z", .. arguments]);
        Assert.Equal("", where.Error);
        return where.Out;
    }
}
