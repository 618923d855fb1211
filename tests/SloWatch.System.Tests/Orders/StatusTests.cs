using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public class StatusTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    [Theory]
    [InlineData("status.txt")]
    [InlineData("status-returns.txt", "returns")]
    [InlineData("status-amsterdam.txt", "orders", "--tz", "Europe/Amsterdam")]
    [InlineData("status.json", "--json")]
    public void Prints_what_was_read_and_found_good(string golden, params string[] arguments)
    {
        Answer answer = orders.Run(["status", .. arguments]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Golden.Matches($"{OrdersFolder.Origin}/Golden/{golden}", answer.Out);
    }

    [Fact]
    public void Json_has_the_shape_that_scripts_rely_on()
    {
        JsonElement workflow = orders.Json("status", "--json").GetProperty("workflows")[0];

        Assert.Equal("orders", workflow.GetProperty("name").GetString());
        Assert.Equal("2024-03-05T12:00:00Z", workflow.GetProperty("asOf").GetString());
        Assert.Equal((2, 6), (Number(workflow.GetProperty("instances"), "open"), Number(workflow.GetProperty("instances"), "ended")));
        Assert.Equal("shop", workflow.GetProperty("sources")[0].GetProperty("name").GetString());
        JsonElement worst = workflow.GetProperty("objectives")[0];
        Assert.Equal(("payment-in-10m", "exhausted"), (worst.GetProperty("name").GetString(), worst.GetProperty("standing").GetString()));
        Assert.Equal((1, "o3"), (Number(worst.GetProperty("overdue"), "units"), worst.GetProperty("overdue").GetProperty("longestInstance").GetString()));
        Assert.Equal(2, Number(workflow.GetProperty("standing"), "exhausted"));
        Assert.Equal("2024-03-05T15:00:00Z", workflow.GetProperty("deadlines")[0].GetProperty("deadline").GetString());
        Assert.Equal(10_800, Number(workflow.GetProperty("deadlines")[0], "secondsLeft"));
    }

    [Fact]
    public void It_says_what_the_report_says()
    {
        Dictionary<string, string> reported = orders.Json("report", "--json").GetProperty("objectives").EnumerateArray()
            .ToDictionary(objective => objective.GetProperty("name").GetString()!, Figures);

        foreach (JsonElement objective in orders.Json("status", "--json").GetProperty("workflows").EnumerateArray().SelectMany(workflow => workflow.GetProperty("objectives").EnumerateArray()))
        {
            Assert.Equal(reported[objective.GetProperty("name").GetString()!], $"{objective.GetProperty("state")} {objective.GetProperty("budgetRemainingRatio")} {objective.GetProperty("pending")}");
        }
    }

    [Fact]
    public void An_unknown_workflow_is_answered_with_the_nearest() =>
        Assert.Equal(new Answer(3, "", "slowatch: neither the rules nor the store have a workflow 'oders'; write 'orders'\n"), orders.Run("status", "oders"));

    [Fact]
    public void Without_a_store_it_says_how_to_make_one()
    {
        Answer answer = orders.Run("status", "--store", "none.db");

        Assert.Equal((3, ""), (answer.ExitCode, answer.Out));
        Assert.Contains("there is no store at none.db; make one with 'slowatch import FILE --workflow NAME'", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_rules_it_shows_the_store_and_leaves_what_was_counted()
    {
        using TempFolder elsewhere = new();
        Answer answer = Slowatch.Run(elsewhere.Root, "status", "--store", orders.PathOf("slowatch.db"));

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("goes on without rules", answer.Error, StringComparison.Ordinal);
        Assert.Contains("orders  as of 2024-03-05T12:00Z: 2 open, 6 ended\n", answer.Out, StringComparison.Ordinal);
        Assert.Equal("", orders.Run("report").Error);
    }

    [Fact]
    public void An_import_of_nothing_but_refused_events_is_told()
    {
        using TempFolder own = new();
        own.Write("rules/w.yaml", "kind: Workflow\nname: w\n");
        own.Write("e.jsonl", "{\"kind\":\"nonsense\"}\n");
        Slowatch.Run(own.Root, "import", "e.jsonl");

        Answer status = Slowatch.Run(own.Root, "status");

        Assert.Equal((0, ""), (status.ExitCode, status.Error));
        Assert.Equal("w  nothing was delivered for it\n1 event refused: slowatch export --quarantine\n", status.Out);
    }

    [Fact]
    public void Rules_that_changed_are_counted_first()
    {
        using OrdersFolder own = new();
        string rules = File.ReadAllText(own.PathOf("rules/orders.yaml"));
        File.WriteAllText(own.PathOf("rules/orders.yaml"), rules.Replace("within: 4h", "within: 1h", StringComparison.Ordinal));

        Answer status = own.Run("status", "orders");

        Assert.Equal(0, status.ExitCode);
        Assert.Contains("the rules have changed: counting what is stored", status.Error, StringComparison.Ordinal);
        Assert.Equal("", own.Run("status").Error);
    }

    private static string Figures(JsonElement objective) =>
        $"{objective.GetProperty("state")} {objective.GetProperty("budget").GetProperty("remainingRatio")} {objective.GetProperty("pending")}";

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
