using System.Globalization;
using System.Net;
using SloWatch.Engine.Stores;
using SloWatch.Server.SelfMetrics;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.SelfMetrics;

public class MetricsTests
{
    [Fact]
    public async Task Objectives_sources_and_the_service_are_seen_from_outside()
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync(
            LiveServer.Event("started", "o-1", -180), LiveServer.Event("ended", "o-1", -150, ",\"outcome\":\"completed\""), LiveServer.Event("started", "o-2", -100), "{}", LiveServer.Watermark(-5));

        string metrics = (await server.GetAsync("/metrics")).Text;

        const string Objective = "{objective=\"orders-in-an-hour\",workflow=\"orders\"}";
        Assert.Equal(0.5, Value(metrics, $"slowatch_objective_sli_ratio{Objective}"));
        Assert.Equal(0.9, Value(metrics, $"slowatch_objective_target_ratio{Objective}"));
        Assert.Equal(-4, Value(metrics, $"slowatch_objective_budget_remaining_ratio{Objective}"));
        Assert.Equal((1, 1), (Value(metrics, $"slowatch_objective_good_total{Objective}"), Value(metrics, $"slowatch_objective_bad_total{Objective}")));
        Assert.Equal(10, Value(metrics, "slowatch_objective_burn_rate{objective=\"orders-in-an-hour\",workflow=\"orders\",over=\"1h\"}"));
        Assert.Equal(0, Value(metrics, $"slowatch_objective_unknown{Objective}"));
        Assert.Equal(300, Value(metrics, "slowatch_source_lag_seconds{source=\"shop\",workflow=\"orders\"}"));
        Assert.Equal(4, Value(metrics, "slowatch_source_events_total{source=\"shop\",workflow=\"orders\"}"));
        Assert.Equal((1, 1), (Value(metrics, "slowatch_ready"), Value(metrics, "slowatch_refused_events_total")));
        Assert.Equal(1, Value(metrics, "slowatch_http_requests_total{route=\"/api/v1/events\",code=\"200\"}"));
    }

    [Fact]
    public async Task What_is_not_known_is_absent_and_no_zero()
    {
        await using LiveServer server = LiveServer.Start();

        string metrics = (await server.GetAsync("/metrics")).Text;

        Assert.DoesNotContain("slowatch_objective_sli_ratio{", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("slowatch_source_lag_seconds{", metrics, StringComparison.Ordinal);
        Assert.Equal(LiveServer.Noon.Micros / 1_000_000d, Value(metrics, "slowatch_audit_timestamp_seconds"));
        Assert.DoesNotContain("slowatch_audit_differences ", metrics.Replace("# HELP slowatch_audit_differences ", "", StringComparison.Ordinal).Replace("# TYPE slowatch_audit_differences ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(1, Value(metrics, "slowatch_objective_unknown{objective=\"orders-in-an-hour\",workflow=\"orders\"}"));
    }

    [Fact]
    public void A_counter_does_not_fall_with_a_correction_and_goes_on_from_where_it_stood()
    {
        GrowingSums sums = new();

        Assert.Equal([5, 7, 7, 8, 8], ((long[])[5, 7, 6, 7, 7]).Select(sum => sums.Of("a", sum)));
        Assert.Equal(3, sums.Of("b", 3));
    }

    [Theory]
    [InlineData("a \"quoted\" back\\slash\nand line", "a \\\"quoted\\\" back\\\\slash\\nand line")]
    [InlineData("東京 {x=1}", "東京 {x=1}")]
    public void Labels_are_what_they_are(string label, string written)
    {
        MetricsText metrics = new();
        metrics.Family("m", "gauge", "help").Add(1.5, ("l", label));

        Assert.Equal($"# HELP m help\n# TYPE m gauge\nm{{l=\"{written}\"}} 1.5\n", metrics.ToString());
    }

    [Fact]
    public async Task A_recount_is_told()
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync(LiveServer.Event("started", "o-1", -180));

        await server.AuditAsync();

        Assert.Equal(0, Value((await server.GetAsync("/metrics")).Text, "slowatch_audit_differences"));
    }

    [Fact]
    public async Task Differences_that_a_recount_found_are_told_after_a_new_start_until_one_finds_none()
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync(LiveServer.Event("started", "o-1", -180));
        await server.RestartAsync(writer => writer.Write(new() { RecordedAt = LiveServer.Noon, AuditFinding = new(LiveServer.Noon - TimeSpan.FromHours(3), 2) }));

        string before = (await server.GetAsync("/metrics")).Text;
        await server.AuditWhenDueAsync();
        string after = (await server.GetAsync("/metrics")).Text;

        Assert.Equal((2, (LiveServer.Noon.Micros / 1_000_000d) - (3 * 3600)), (Value(before, "slowatch_audit_differences"), Value(before, "slowatch_audit_timestamp_seconds")));
        Assert.Equal((0, LiveServer.Noon.Micros / 1_000_000d), (Value(after, "slowatch_audit_differences"), Value(after, "slowatch_audit_timestamp_seconds")));
        Assert.Equal(new(LiveServer.Noon, 0), server.Store.Ledger.LastAudit());
    }

    [Fact]
    public async Task Everything_is_recounted_once_a_day()
    {
        await using LiveServer server = LiveServer.Start();
        await server.AuditWhenDueAsync();
        server.Clock.Now += TimeSpan.FromHours(23);
        await server.AuditWhenDueAsync();
        Assert.Equal(LiveServer.Noon, server.Store.Ledger.LastAudit()!.EndedAt);

        server.Clock.Now += TimeSpan.FromHours(1);
        await server.AuditWhenDueAsync();

        Assert.Equal(LiveServer.Noon + TimeSpan.FromDays(1), server.Store.Ledger.LastAudit()!.EndedAt);
    }

    [Fact]
    public async Task Health_and_readiness_need_no_token_and_metrics_do()
    {
        await using LiveServer server = LiveServer.Start();
        string viewer = server.Token("prometheus", Role.Viewer);
        await server.TickAsync();

        Reply alive = await server.GetAsync("/healthz"), ready = await server.GetAsync("/readyz");

        Assert.Equal((HttpStatusCode.OK, "ok\n"), (alive.Status, alive.Text));
        Assert.Equal((HttpStatusCode.OK, true), (ready.Status, ready.Json.GetProperty("ready").GetBoolean()));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("/metrics")).Status);
        Assert.Equal((HttpStatusCode.OK, "text/plain"), ((await server.GetAsync("/metrics", viewer)).Status, (await server.GetAsync("/metrics", viewer)).Type));
    }

    private static double Value(string metrics, string series) =>
        double.Parse(metrics.Split('\n').Single(line => line.StartsWith($"{series} ", StringComparison.Ordinal))[(series.Length + 1)..], CultureInfo.InvariantCulture);
}
