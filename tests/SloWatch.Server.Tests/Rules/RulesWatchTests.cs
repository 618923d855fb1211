using System.Net;
using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Rules;

public class RulesWatchTests
{
    private const string Third = "kind: SLO\nname: orders-in-two-hours\nworkflow: orders\nowner: shop-floor\nrunbook: runbooks/late.md\nindicator: { cycleTime: { within: 2h } }\ntarget: 90%\nwindow: 7d\n";

    [Fact]
    public async Task A_new_objective_is_counted_over_what_was_stored_before()
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync(LiveServer.Event("started", "o-1", -180), LiveServer.Event("ended", "o-1", -90, ",\"outcome\":\"completed\""), LiveServer.Watermark(-5));

        File.WriteAllText(Path.Combine(server.Rules, "more.yaml"), Third);
        await LookTwiceAsync(server);

        JsonElement objectives = (await server.JsonAsync("/api/v1/objectives")).GetProperty("objectives");
        Assert.Equal(["orders-in-an-hour", "orders-in-an-hour-strict", "orders-in-two-hours"], objectives.EnumerateArray().Select(one => one.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        JsonElement third = objectives.EnumerateArray().Single(one => one.GetProperty("name").GetString() == "orders-in-two-hours");
        Assert.Equal((1, 0), (third.GetProperty("good").GetInt32(), third.GetProperty("bad").GetInt32()));
        Assert.Equal("rules taken up", (await server.JsonAsync("/api/v1/acts")).GetProperty("acts")[0].GetProperty("what").GetString());
    }

    [Fact]
    public async Task Rules_with_errors_are_refused_as_a_whole_and_the_old_ones_stay_in_use()
    {
        await using LiveServer server = LiveServer.Start();

        File.WriteAllText(Path.Combine(server.Rules, "more.yaml"), Third + "targt: 90%\n");
        await LookTwiceAsync(server);

        JsonElement rules = await server.JsonAsync("/api/v1/rules");
        Assert.Equal(2, rules.GetProperty("objectives").GetArrayLength());
        JsonElement problem = rules.GetProperty("refused").GetProperty("problems")[0];
        Assert.Equal(("'targt'", 9), (problem.GetProperty("what").GetString()!.Split(' ')[^1], problem.GetProperty("line").GetInt32()));

        File.WriteAllText(Path.Combine(server.Rules, "more.yaml"), Third);
        await LookTwiceAsync(server);
        rules = await server.JsonAsync("/api/v1/rules");
        Assert.Equal((3, JsonValueKind.Null), (rules.GetProperty("objectives").GetArrayLength(), rules.GetProperty("refused").ValueKind));
    }

    [Fact]
    public async Task Rules_that_are_put_back_are_no_longer_refused()
    {
        await using LiveServer server = LiveServer.Start();
        string more = Path.Combine(server.Rules, "more.yaml");
        File.WriteAllText(more, "kind: Nothing\n");
        await LookTwiceAsync(server);
        Assert.NotEqual(JsonValueKind.Null, (await server.JsonAsync("/api/v1/rules")).GetProperty("refused").ValueKind);

        File.Delete(more);
        await LookTwiceAsync(server);

        Assert.Equal(JsonValueKind.Null, (await server.JsonAsync("/api/v1/rules")).GetProperty("refused").ValueKind);
    }

    [Fact]
    public async Task A_runbook_that_was_missing_is_noticed_when_it_comes()
    {
        await using LiveServer server = LiveServer.Start();
        File.WriteAllText(Path.Combine(server.Rules, "more.yaml"), Third.Replace("late.md", "later.md", StringComparison.Ordinal));
        await LookTwiceAsync(server);
        Assert.NotEqual(JsonValueKind.Null, (await server.JsonAsync("/api/v1/rules")).GetProperty("refused").ValueKind);

        File.WriteAllText(Path.Combine(server.Rules, "runbooks", "later.md"), "# What to do\n");
        await LookTwiceAsync(server);

        Assert.Equal(3, (await server.JsonAsync("/api/v1/rules")).GetProperty("objectives").GetArrayLength());
    }

    [Fact]
    public async Task What_did_not_change_is_not_taken_up_again()
    {
        await using LiveServer server = LiveServer.Start();
        string? since = (await server.JsonAsync("/api/v1/rules")).GetProperty("since").GetString();
        server.Clock.Now += TimeSpan.FromMinutes(1);

        File.WriteAllText(Path.Combine(server.Rules, "orders.yaml"), OrderRules.Text);
        await LookTwiceAsync(server);

        Assert.Equal(since, (await server.JsonAsync("/api/v1/rules")).GetProperty("since").GetString());
    }

    [Fact]
    public async Task A_start_with_other_rules_serves_at_once_and_counts_a_large_store_beside_it()
    {
        await using LiveServer server = LiveServer.Start();
        foreach (IEnumerable<string> some in Enumerable.Range(0, 6000).Select(number => LiveServer.Event("started", $"o-{number}", -180)).Chunk(2000))
        {
            await server.PostAsAsync(null, [.. some]);
        }

        await server.PostAsync(LiveServer.Watermark(-5));
        await server.RestartAsync(_ => File.WriteAllText(Path.Combine(server.Rules, "more.yaml"), Third));

        JsonElement rules = await server.JsonAsync("/api/v1/rules");
        Assert.True(rules.GetProperty("coming").ValueKind == JsonValueKind.Object || rules.GetProperty("objectives").GetArrayLength() == 3, $"{rules}");
        Reply early = await server.GetAsync("/api/v1/objectives/orders-in-two-hours");
        Assert.True(early.Status == HttpStatusCode.OK || early.Detail == "'orders-in-two-hours' is still being counted from what is stored; 'coming' in /api/v1/rules says how far it is", early.Text);
        await server.RulesAreCountedAsync();
        await server.TickAsync();

        rules = await server.JsonAsync("/api/v1/rules");
        Assert.Equal((3, JsonValueKind.Null), (rules.GetProperty("objectives").GetArrayLength(), rules.GetProperty("coming").ValueKind));
        JsonElement third = await server.JsonAsync("/api/v1/objectives/orders-in-two-hours");
        Assert.Equal(6000, third.GetProperty("bad").GetInt32());
        await server.AuditAsync();
        Assert.Equal(0, server.Store.Ledger.LastAudit()!.Differences);
    }

    /// <summary>Files that just changed may still be in the writing; they are taken when they look the same again.</summary>
    private static async Task LookTwiceAsync(LiveServer server)
    {
        await server.LookAtRulesAsync();
        await server.LookAtRulesAsync();
    }
}
