using System.Text.Json;
using SloWatch.Core.Time;
using SloWatch.Server.Tests.Hosting;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Polling;

/// <summary>The whole way: a queue that tells its depth, a real Prometheus that scrapes it, and the service that asks it by a clock that the test moves.</summary>
public sealed class RealPrometheusTests : IDisposable
{
    private readonly StubPrometheus queue = new();
    private readonly RealPrometheus prometheus;
    private int depth = 5;

    public RealPrometheusTests()
    {
        queue.Answer = _ => StubAnswer.Metrics($"# TYPE depth gauge\ndepth{{queue=\"payments\"}} {depth}\ndepth{{queue=\"refunds\"}} 0\n");
        prometheus = new($"127.0.0.1:{queue.Port}");
    }

    public void Dispose()
    {
        prometheus.Dispose();
        queue.Dispose();
    }

    [ToolFact("prometheus")]
    public async Task A_queue_that_fills_up_is_bad_and_when_Prometheus_is_killed_nothing_is_known_until_it_is_back()
    {
        prometheus.Start();
        await using LiveServer server = LiveServer.Start(QueueRules.Of(prometheus.Url));
        await KnowsAsync(5);
        server.Clock.Now = Instant.From(DateTimeOffset.UtcNow).NextMinute();
        await GoAsync(server, 2);
        depth = 50;
        await KnowsAsync(50);
        await GoAsync(server, 2);
        Assert.Equal((2, 1, "known"), await StandsAsync(server));

        prometheus.Kill();
        await GoAsync(server, 8);
        Assert.Equal((2, 1, "unknown"), await StandsAsync(server));
        Assert.Contains($"{prometheus.Url} cannot be reached", (await ObjectiveAsync(server)).GetProperty("stateReason").GetString(), StringComparison.Ordinal);

        depth = 3;
        prometheus.Start();
        await KnowsAsync(3);
        await GoAsync(server, 3);
        Assert.Equal((3, 2, "known"), await StandsAsync(server));
        await server.AuditAsync();
    }

    [ToolFact("prometheus")]
    public async Task What_Prometheus_refuses_is_told_in_its_own_words()
    {
        prometheus.Start();
        await KnowsAsync(5);
        await using LiveServer server = LiveServer.Start(QueueRules.Of(prometheus.Url, "    broken:\n      query: sum(depth\n    several:\n      query: depth\n    range:\n      query: depth[5m]\n    gone:\n      query: nothing_here"));
        server.Clock.Now = Instant.From(DateTimeOffset.UtcNow);
        await GoAsync(server, 1);

        string told = Assert.Single(server.Log.All, line => line.Contains("could not be asked", StringComparison.Ordinal));
        Assert.Contains("gauge 'broken'", told, StringComparison.Ordinal);
        Assert.Contains("parse error: unclosed left parenthesis", told, StringComparison.Ordinal);
        Assert.Contains("(and 3 more)", told, StringComparison.Ordinal);
    }

    [ToolFact("prometheus")]
    public async Task Series_that_are_told_apart_are_judged_together()
    {
        prometheus.Start();
        depth = 50;
        await KnowsAsync(50);
        await using LiveServer server = LiveServer.Start(QueueRules.Of(prometheus.Url).Replace("query: sum(depth)", "query: depth\n      by: queue", StringComparison.Ordinal));
        server.Clock.Now = Instant.From(DateTimeOffset.UtcNow).NextMinute();
        await GoAsync(server, 3);

        JsonElement violation = (await server.JsonAsync("/api/v1/violations?objective=queue-is-short")).GetProperty("violations")[0];
        Assert.Equal("payments was 50, above 10", violation.GetProperty("reason").GetString());
    }

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

    private static async Task<(int Good, int Bad, string State)> StandsAsync(LiveServer server)
    {
        JsonElement objective = await ObjectiveAsync(server);
        return (objective.GetProperty("good").GetInt32(), objective.GetProperty("bad").GetInt32(), objective.GetProperty("state").GetString() == "unknown" ? "unknown" : "known");
    }

    private Task KnowsAsync(int value) => prometheus.KnowsAsync("sum(depth)", $"{value}");
}
