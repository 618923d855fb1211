using System.Text.Json;
using SloWatch.Server.Tests.Hosting;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Polling;

/// <summary>A service that asks a server for a gauge, through that server's good and bad times. A good minute is in the report when the watermark has passed the one after it.</summary>
public sealed class PolledSourceTests : IDisposable
{
    private readonly StubPrometheus prometheus = new();

    public void Dispose() => prometheus.Dispose();

    [Fact]
    public async Task What_the_server_says_is_judged_minute_by_minute()
    {
        await using LiveServer server = Start();
        prometheus.Answer = _ => StubAnswer.Number("5");
        await GoAsync(server, 3);
        prometheus.Answer = _ => StubAnswer.Number("50");
        await GoAsync(server, 2);
        prometheus.Answer = _ => StubAnswer.Number("5");
        await GoAsync(server, 2);

        JsonElement queue = await ObjectiveAsync(server);
        Assert.Equal((3, 2), (queue.GetProperty("good").GetInt32(), queue.GetProperty("bad").GetInt32()));
        Assert.All(prometheus.Questions, question => Assert.Equal("sum(depth)", question.Query));
        await server.AuditAsync();
    }

    [Fact]
    public async Task A_server_that_is_away_leaves_its_minutes_uncounted_and_the_objective_unknown_with_the_reason_until_it_is_back()
    {
        await using LiveServer server = Start();
        prometheus.Answer = _ => StubAnswer.Number("5");
        await GoAsync(server, 5);
        prometheus.Stop();
        await GoAsync(server, 10);

        JsonElement away = await ObjectiveAsync(server);
        Assert.Equal("unknown", away.GetProperty("state").GetString());
        Assert.Contains($"source depths: it is complete only up to 2026-03-02T12:04:30Z: {prometheus.Url} cannot be reached (Connection refused); start it, or correct 'url'", away.GetProperty("stateReason").GetString(), StringComparison.Ordinal);
        Assert.Equal((3, 0), (away.GetProperty("good").GetInt32(), away.GetProperty("bad").GetInt32()));

        prometheus.BeginAgain();
        await GoAsync(server, 3);
        JsonElement back = await ObjectiveAsync(server);
        Assert.NotEqual("unknown", back.GetProperty("state").GetString());
        Assert.Equal((6, 0), (back.GetProperty("good").GetInt32(), back.GetProperty("bad").GetInt32()));
        Assert.Equal(2, server.Log.All.Count(line => line.Contains("'depths' of queues", StringComparison.Ordinal)));
        await server.AuditAsync();
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("NaN")]
    [InlineData("500")]
    [InlineData("garbage")]
    [InlineData("two")]
    [InlineData("error")]
    public async Task Whatever_is_no_number_is_neither_good_nor_bad_nor_zero(string trouble)
    {
        await using LiveServer server = Start();
        prometheus.Answer = _ => StubAnswer.Number("5");
        await GoAsync(server, 3);
        prometheus.Answer = _ => trouble switch
        {
            "empty" => StubAnswer.Series(),
            "NaN" => StubAnswer.Number("NaN"),
            "500" => StubAnswer.Of(500, "oops"),
            "two" => StubAnswer.Series(("""{"q":"a"}""", "1"), ("""{"q":"b"}""", "2")),
            "error" => StubAnswer.Error(422, "execution", "out of memory"),
            _ => StubAnswer.Of(200, """{"status":"succ"""),
        };
        await GoAsync(server, 10);

        JsonElement queue = await ObjectiveAsync(server);
        Assert.Equal("unknown", queue.GetProperty("state").GetString());
        Assert.Equal((1, 0), (queue.GetProperty("good").GetInt32(), queue.GetProperty("bad").GetInt32()));
    }

    [Fact]
    public async Task One_that_never_answered_is_unknown_with_the_reason_and_is_counted()
    {
        prometheus.Stop();
        await using LiveServer server = Start();
        await GoAsync(server, 6);

        string why = (await ObjectiveAsync(server)).GetProperty("stateReason").GetString()!;
        Assert.StartsWith("source depths has not said yet how far it is complete: ", why, StringComparison.Ordinal);
        Assert.EndsWith("start it, or correct 'url'", why, StringComparison.Ordinal);
        string metrics = (await server.GetAsync("/metrics")).Text;
        Assert.Contains("""slowatch_polls_total{source="depths",workflow="queues",outcome="incomplete"} 12""", metrics, StringComparison.Ordinal);
        Assert.Contains("""slowatch_source_stale{source="depths",workflow="queues"} 1""", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_of_another_workflow_do_not_suffer_by_it()
    {
        prometheus.Stop();
        await using LiveServer server = Start();
        await server.PostAsync(LiveServer.Event("started", "o-1", -90), LiveServer.Event("alive", "o-2", 0));
        await GoAsync(server, 10);

        JsonElement orders = await server.JsonAsync("/api/v1/objectives/orders-in-an-hour");
        Assert.Equal(1, orders.GetProperty("bad").GetInt32());
        Assert.NotEqual("unknown", orders.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_gauge_that_is_known_is_judged_when_the_other_is_known_too()
    {
        await using LiveServer server = Start("    other:\n      query: up");
        prometheus.Answer = question => question.Query == "up" ? StubAnswer.Series() : StubAnswer.Number("5");
        await GoAsync(server, 4);
        Assert.Equal(0, (await ObjectiveAsync(server)).GetProperty("good").GetInt32());

        prometheus.Answer = _ => StubAnswer.Number("5");
        await GoAsync(server, 1);
        Assert.Equal(3, (await ObjectiveAsync(server)).GetProperty("good").GetInt32());
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_and_nothing_counts_twice()
    {
        await using LiveServer server = Start();
        prometheus.Answer = _ => StubAnswer.Number("5");
        await GoAsync(server, 3);
        await server.RestartAsync();
        await GoAsync(server, 3);

        Assert.Equal((4, 0), ((await ObjectiveAsync(server)).GetProperty("good").GetInt32(), (await ObjectiveAsync(server)).GetProperty("bad").GetInt32()));
    }

    [Fact]
    public async Task Changed_rules_are_asked_by_as_soon_as_they_are_in_use()
    {
        await using LiveServer server = Start();
        prometheus.Answer = _ => StubAnswer.Number("5");
        await GoAsync(server, 1);
        await File.WriteAllTextAsync(Path.Combine(server.Rules, "queues.yaml"), QueueRules.Of(prometheus.Url).Replace("sum(depth)", "max(depth)", StringComparison.Ordinal));
        await server.LookAtRulesAsync();
        await server.LookAtRulesAsync();
        await GoAsync(server, 1);

        Assert.Equal("max(depth)", prometheus.Questions[^1].Query);
    }

    /// <summary>A server that hangs holds up nobody else, and its source is not asked twice at a time.</summary>
    [Fact]
    public async Task Of_one_that_hangs_one_round_is_under_way()
    {
        await using LiveServer server = Start();
        TaskCompletionSource hanging = new();
        (prometheus.Answer, prometheus.Hanging) = (_ => StubAnswer.Number("1") with { Sent = 0, Hangs = true }, hanging.SetResult);
        server.Clock.Now += TimeSpan.FromSeconds(29);
        Task first = server.PollAsync();
        await hanging.Task;
        server.Clock.Now += TimeSpan.FromSeconds(1); // time for the next round
        Task second = server.PollAsync();
        server.Clock.Now += TimeSpan.FromSeconds(1);
        await Task.WhenAll(first, second);

        Assert.Single(prometheus.Questions);
        Assert.Contains(server.Log.All, line => line.Contains("did not answer within 2s", StringComparison.Ordinal));
    }

    private LiveServer Start(string more = "") => LiveServer.Start(QueueRules.Of(prometheus.Url, more));

    /// <summary>So many minutes, a round each half of one.</summary>
    private static async Task GoAsync(LiveServer server, int minutes)
    {
        for (int half = 0; half < 2 * minutes; half++)
        {
            await server.PollAsync();
            await server.TickAsync();
            server.Clock.Now += TimeSpan.FromSeconds(30);
        }
    }

    private static Task<JsonElement> ObjectiveAsync(LiveServer server) => server.JsonAsync("/api/v1/objectives/queue-is-short");
}
