using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public class WhereTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    [Theory]
    [InlineData("where-open.txt", "o3")]
    [InlineData("where-ended.txt", "o2")]
    [InlineData("where-failing.txt", "o2", "--as-of", "2024-03-04T08:30Z")]
    [InlineData("where-before-it-began.txt", "o2", "--as-of", "2024-03-04T08:00Z")]
    [InlineData("where-between-lives.txt", "o7", "--as-of", "2024-03-04T10:45Z")]
    [InlineData("where-second-life.txt", "o7", "--as-of", "2024-03-04T12:00Z")]
    [InlineData("where-start-unknown.txt", "o6")]
    [InlineData("where-hostile.txt", "o\u202e8")]
    [InlineData("where-amsterdam.txt", "o1", "--workflow", "returns", "--tz", "Europe/Amsterdam")]
    [InlineData("where-business-key.txt", "A-1")]
    [InlineData("where.json", "o3", "--json")]
    [InlineData("where-ended.json", "o2", "--json")]
    [InlineData("where-not-begun.json", "o2", "--json", "--as-of", "2024-03-04T08:00Z")]
    public void Prints_what_was_read_and_found_good(string golden, params string[] arguments)
    {
        Answer answer = orders.Run(["where", .. arguments]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Golden.Matches($"{OrdersFolder.Origin}/Golden/{golden}", answer.Out);
    }

    [Fact]
    public void Json_has_the_shape_that_scripts_rely_on()
    {
        JsonElement where = orders.Json("where", "o3", "--json");

        Assert.Equal(("orders", "o3", "open", "A-2"), (Text(where, "workflow"), Text(where, "instance"), Text(where, "standing"), Text(where, "businessKey")));
        JsonElement step = where.GetProperty("openSteps")[0];
        Assert.Equal(("pay", "p1", "running", "2024-03-04T09:02:00Z"), (Text(step, "step"), Text(step, "run"), Text(step, "doing"), Text(step, "since")));
        Assert.Equal(["order-done-in-1d", "order-done-in-4h", "payment-in-10m"], where.GetProperty("bad").EnumerateArray().Select(unit => Text(unit, "objective")).Order());
        Assert.Equal(6, where.GetProperty("next").GetProperty("instancesRead").GetInt32());
        JsonElement stage = where.GetProperty("next").GetProperty("stages")[0];
        Assert.Equal(("step", "pay", false), (Text(stage, "kind"), Text(stage, "name"), stage.GetProperty("enough").GetBoolean()));
        Assert.Equal("runbooks/slow-orders.md", Text(where.GetProperty("objectives")[0], "runbook"));
    }

    /// <summary>What it says of units is what the explanation of the same moment says.</summary>
    [Theory]
    [InlineData("o2")]
    [InlineData("o3")]
    [InlineData("o7", "--as-of", "2024-03-04T12:00Z")]
    public void It_agrees_with_the_explanation(params string[] arguments)
    {
        JsonElement where = orders.Json(["where", .. arguments, "--json"]);
        JsonElement[] explained = [.. orders.Json(["explain", .. arguments, "--json"]).GetProperty("units").EnumerateArray()];

        foreach ((string list, string verdict) in new[] { ("bad", "bad"), ("ahead", "pending") })
        {
            Assert.Equal(
                explained.Where(unit => Text(unit, "verdict") == verdict).Select(unit => $"{unit.GetProperty("objective")} {unit.GetProperty("unit")} {unit.GetProperty("deadline")}").Order(),
                where.GetProperty(list).EnumerateArray().Select(unit => $"{unit.GetProperty("objective")} {unit.GetProperty("unit")} {unit.GetProperty("deadline")}").Order());
        }
    }

    [Fact]
    public void An_id_in_two_workflows_asks_which() =>
        Assert.Equal(new Answer(2, "", "slowatch: several workflows have an instance 'o1': orders/o1, returns/o1; add --workflow NAME, e.g. --workflow orders\n"), orders.Run("where", "o1"));

    [Fact]
    public void An_unknown_id_is_answered_with_one_that_is_near()
    {
        Answer answer = orders.Run("where", "o22");

        Assert.Equal((3, ""), (answer.ExitCode, answer.Out));
        Assert.EndsWith("; did you mean 'o2' in orders?\n", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("o2😀")]
    public void No_character_is_cut_in_two_to_find_one_that_is_near(string typed) => Assert.Equal(3, orders.Run("where", typed).ExitCode);

    [Fact]
    public void An_id_in_other_letters_is_answered_with_the_one_that_is_meant()
    {
        using TempFolder own = new();
        own.Write("ids.jsonl", string.Concat(new[] { "L-1379", "L-1380", "Order-17", "a0ff", "L-137" }.Select(id => $$"""{"kind":"started","at":"2024-03-04T08:00:00Z","source":"a","workflow":"loan","instance":"{{id}}"}""" + "\n")));
        Assert.Equal(0, Slowatch.Run(own.Root, "import", "ids.jsonl").ExitCode);

        foreach ((string typed, string meant) in new[] { ("l-1379", "L-1379"), ("l-13799", "L-1379"), ("ORDER-17", "Order-17"), ("order-17", "Order-17"), ("A0FF", "a0ff") })
        {
            Assert.EndsWith($"; did you mean '{meant}' in loan?\n", Slowatch.Run(own.Root, "where", typed).Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\u001b]0;owned\u0007")]
    [InlineData("-odd")]
    [InlineData("'; DROP TABLE instance; --")]
    [InlineData("@orders")]
    [InlineData("")]
    public void A_hostile_id_never_reaches_the_terminal_raw(string id)
    {
        Answer answer = orders.Run("where", "--", id);

        Assert.Equal(3, answer.ExitCode);
        Assert.DoesNotContain(answer.Error.TrimEnd('\n'), char.IsControl);
    }

    [Fact]
    public void Control_characters_of_a_log_never_reach_the_terminal_raw()
    {
        foreach (string[] arguments in new[] { new[] { "o2", "--as-of", "2024-03-04T08:30Z" }, ["o2", "--as-of", "2024-03-04T08:30Z", "--json"], ["o\u202e8"] })
        {
            Assert.DoesNotContain(orders.Run(["where", .. arguments]).Out, letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202e');
        }
    }

    [Theory]
    [InlineData("2024-03-05T12:00:30Z", "2024-03-05T12:00:30Z is no full minute, and the ledger counts in minutes; use 2024-03-05T12:00:00Z or 2024-03-05T12:01:00Z")]
    [InlineData("10:00", "--as-of: '10:00' is no time; write one such as 2012-01-15T00:00Z")]
    public void A_moment_is_refused_as_a_report_refuses_it(string asOf, string message) =>
        Assert.Equal(new Answer(2, "", $"slowatch: {message}\n"), orders.Run("where", "o2", "--as-of", asOf));

    [Fact]
    public void Without_a_store_it_says_how_to_make_one()
    {
        Answer answer = orders.Run("where", "o1", "--store", "none.db");

        Assert.Equal((3, ""), (answer.ExitCode, answer.Out));
        Assert.Contains("there is no store at none.db", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_rules_it_says_where_but_not_who()
    {
        using TempFolder elsewhere = new();
        Answer answer = Slowatch.Run(elsewhere.Root, "where", "o3", "--store", orders.PathOf("slowatch.db"));

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("goes on without rules", answer.Error, StringComparison.Ordinal);
        Assert.Contains("  step pay (p1) running for 1 d 2 h, since 2024-03-04T09:02Z\n", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  nobody: no objective of the rules counts this instance\n", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules", ".", "runbooks/slow-orders.md")]
    [InlineData(".", "./rules/", "rules/runbooks/slow-orders.md")]
    [InlineData("rules/runbooks", "..", "../runbooks/slow-orders.md")]
    public void Runbooks_are_named_by_the_shortest_path_from_where_one_stands(string folder, string rules, string runbook)
    {
        Answer answer = Slowatch.Run(orders.PathOf(folder), "where", "o3", "--rules", rules, "--store", orders.PathOf("slowatch.db"));

        Assert.Contains($"\n    {runbook}  for order-done-in-4h (bad)\n", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_it_up_and_what_it_waits_for_is_told()
    {
        string[] facts =
        [
            """ "kind":"started","at":"2024-03-04T08:00:00Z" """,
            """ "kind":"state","at":"2024-03-04T08:01:00Z","state":"Prüfung 東京","track":"Büro" """,
            """ "kind":"stepScheduled","at":"2024-03-04T08:02:00Z","step":"zahlen","run":"r1","dependency":"Bank" """,
            """ "kind":"stepScheduled","at":"2024-03-04T08:02:00Z","step":"buchen","run":"r2" """,
            """ "kind":"stepStarted","at":"2024-03-04T08:03:00Z","step":"zahlen","run":"r1","attempt":1 """,
            """ "kind":"stepFailed","at":"2024-03-04T08:04:00Z","step":"zahlen","run":"r1","attempt":1,"error":"Zeit um","retryAt":"2024-03-04T09:00:00Z" """,
            """ "kind":"blocked","at":"2024-03-04T08:05:00Z","cause":"kein Geld" """,
            """ "kind":"suspended","at":"2024-03-04T08:06:00Z" """,
        ];
        using TempFolder own = new();
        own.Write("rules/w.yaml", "kind: Workflow\nname: w\n");
        own.Write("e.jsonl", string.Concat(facts.Select(fact => $$"""{"source":"s","workflow":"w","instance":"Straße 1",{{fact.Trim()}}}""" + "\n")));
        Slowatch.Run(own.Root, "import", "e.jsonl");

        Answer where = Slowatch.Run(own.Root, "where", "Straße 1");

        Assert.Equal("", where.Error);
        Golden.Matches($"{OrdersFolder.Origin}/Golden/where-held-up.txt", where.Out);
    }

    [Fact]
    public void A_narrow_terminal_gets_lines_that_fit()
    {
        string shown = Slowatch.RunProgram(orders.Root, "script", "-qec", $"stty cols 60; env TERM=xterm NO_COLOR=1 '{Slowatch.Path}' where o3", "/dev/null").Out;

        Assert.Contains("    order-done-in-4h", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 60));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
