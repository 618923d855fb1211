using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public class ExplainTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    [Theory]
    [InlineData("explain-late.txt", "o2")]
    [InlineData("explain-hung.txt", "o3")]
    [InlineData("explain-revised.txt", "o4")]
    [InlineData("explain-cancelled.txt", "o5")]
    [InlineData("explain-start-unknown.txt", "o6")]
    [InlineData("explain-lives.txt", "o7")]
    [InlineData("explain-earlier.txt", "o2", "--as-of", "2024-03-04T12:00Z")]
    [InlineData("explain-before-it-began.txt", "o2", "--as-of", "2024-03-04T08:10Z")]
    [InlineData("explain-json.json", "o2", "--json")]
    [InlineData("explain-earlier.json", "o2", "--json", "--as-of", "2024-03-04T13:00Z")]
    [InlineData("explain-hostile.txt", "o\u202e8")]
    [InlineData("explain-amsterdam.txt", "o1", "--workflow", "returns", "--tz", "Europe/Amsterdam")]
    [InlineData("explain-business-key.txt", "A-1")]
    public void Prints_what_was_read_and_found_good(string golden, params string[] arguments)
    {
        Answer answer = orders.Run(["explain", .. arguments]);

        Assert.Equal("", answer.Error);
        Assert.Equal(0, answer.ExitCode);
        Golden.Matches($"{OrdersFolder.Origin}/Golden/{golden}", answer.Out);
    }

    [Theory]
    [InlineData("", "since 2024-03-04T08:00Z: waiting")]
    [InlineData("stepStarted 08:07", "since 2024-03-04T08:00Z: running since 2024-03-04T08:07Z")]
    [InlineData("stepStarted 08:07,stepFailed 08:09", "since 2024-03-04T08:00Z: waiting for its next try since 2024-03-04T08:09Z")]
    [InlineData("stepStarted 08:07,stepFailed 08:09,stepScheduled 08:10", "since 2024-03-04T08:00Z: waiting since 2024-03-04T08:10Z")]
    public void An_open_step_says_since_when_it_waits_or_runs(string later, string expected)
    {
        using TempFolder own = new();
        string[] facts = ["stepScheduled 08:00", .. later.Split(',', StringSplitOptions.RemoveEmptyEntries)];
        own.Write("rules/w.yaml", "kind: Workflow\nname: w\n");
        own.Write("e.jsonl", string.Concat(facts.Select(fact => fact.Split(' ')).Select(
            fact => $$"""{"kind":"{{fact[0]}}","at":"2024-03-04T{{fact[1]}}:00Z","source":"s","workflow":"w","instance":"i","step":"pay","run":"r"}""" + "\n")));
        Slowatch.Run(own.Root, "import", "e.jsonl");

        Assert.Contains($"    step pay (r), {expected}\n", Slowatch.Run(own.Root, "explain", "i").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_shape_that_scripts_rely_on()
    {
        JsonElement explanation = orders.Json("explain", "o2", "--json");

        Assert.Equal("orders", explanation.GetProperty("workflow").GetString());
        Assert.Equal("o2", explanation.GetProperty("instance").GetString());
        JsonElement unit = explanation.GetProperty("units").EnumerateArray().Single(unit => unit.GetProperty("objective").GetString() == "order-done-in-4h");
        Assert.Equal("instance", unit.GetProperty("unit").GetString());
        Assert.Equal("bad", unit.GetProperty("verdict").GetString());
        Assert.Equal("2024-03-04T12:10:00Z", unit.GetProperty("at").GetString());
        Assert.Equal("2024-03-04T12:10:00Z", unit.GetProperty("deadline").GetString());
        Assert.Equal("closed after its deadline", unit.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("2024-03-05T12:00:30Z", "2024-03-05T12:00:30Z is no full minute, and the ledger counts in minutes; use 2024-03-05T12:00:00Z or 2024-03-05T12:01:00Z")]
    [InlineData("10:00", "--as-of: '10:00' is no time; write one such as 2012-01-15T00:00Z")]
    public void A_moment_is_refused_as_a_report_refuses_it(string asOf, string message) =>
        Assert.Equal(new Answer(2, "", $"slowatch: {message}\n"), orders.Run("explain", "o2", "--as-of", asOf));

    [Fact]
    public void An_id_in_two_workflows_asks_which()
    {
        Answer answer = orders.Run("explain", "o1");

        Assert.Equal(new Answer(2, "", "slowatch: several workflows have an instance 'o1': orders/o1, returns/o1; add --workflow NAME, e.g. --workflow orders\n"), answer);
    }

    [Fact]
    public void A_business_key_of_several_instances_lists_them()
    {
        Answer answer = orders.Run("explain", "A-2");

        Assert.Equal(new Answer(2, "", "slowatch: 'A-2' is the business key of several instances: orders/o2, orders/o3; name one of them by its id\n"), answer);
    }

    [Fact]
    public void An_unknown_id_is_answered_with_one_that_is_near()
    {
        Answer answer = orders.Run("explain", "o22");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("there is no instance 'o22' in ", answer.Error, StringComparison.Ordinal);
        Assert.EndsWith("; did you mean 'o2' in orders?\n", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_in_another_workflow_is_said_to_be_there()
    {
        Answer answer = orders.Run("explain", "o2", "--workflow", "returns");

        Assert.Equal(new Answer(3, "", "slowatch: there is no instance 'o2' in workflow 'returns'; it is in orders\n"), answer);
    }

    [Theory]
    [InlineData("\u001b]0;owned\u0007")]
    [InlineData("-odd")]
    [InlineData("'; DROP TABLE instance; --")]
    [InlineData("@orders")]
    public void A_hostile_id_never_reaches_the_terminal_raw(string id)
    {
        Answer answer = orders.Run("explain", "--", id);

        Assert.Equal(3, answer.ExitCode);
        Assert.DoesNotContain(answer.Error.TrimEnd('\n'), char.IsControl);
    }

    [Fact]
    public void Control_characters_of_a_log_never_reach_the_terminal_raw()
    {
        foreach (string[] arguments in new[] { new[] { "explain", "o2" }, ["explain", "o2", "--json"], ["explain", "o\u202e8"], ["report"] })
        {
            string shown = orders.Run(arguments).Out;

            Assert.DoesNotContain(shown, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
        }
    }
}
