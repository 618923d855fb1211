using System.Text.Json;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Yaml;
using SloWatch.Server.Settings;
using SloWatch.Server.Tests.Hosting;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Retention;

public class RetentionTests
{
    private const double DayInMinutes = 24 * 60;
    private const string Completed = ",\"outcome\":\"completed\"";

    [Fact]
    public async Task What_ended_long_ago_goes_and_is_seen_in_metrics_and_status()
    {
        await using LiveServer server = LiveServer.Start();
        double old = -500 * DayInMinutes;
        await server.PostAsync(
            LiveServer.Event("started", "old", old), LiveServer.Event("ended", "old", old + 30, Completed), LiveServer.Event("started", "young", -90), LiveServer.Event("ended", "young", -60, Completed), LiveServer.Watermark(-5));
        Assert.DoesNotContain("slowatch_retention_horizon_timestamp_seconds{", await MetricsAsync(server), StringComparison.Ordinal);

        await server.RetainAsync();

        string metrics = await MetricsAsync(server);
        long horizon = (LiveServer.Noon.Micros / 1_000_000) - (5 * 60) - (400 * 86_400L);
        Assert.Contains("slowatch_retention_removed_instances_total 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains($"slowatch_retention_horizon_timestamp_seconds{{workflow=\"orders\"}} {horizon}\n", metrics, StringComparison.Ordinal);
        JsonElement instances = (await server.JsonAsync("/api/v1/status")).GetProperty("workflows")[0].GetProperty("instances");
        Assert.Equal((1, "2025-01-26T11:55:00Z"), (instances.GetProperty("ended").GetInt32(), instances.GetProperty("removedBefore").GetString()));
        Assert.Equal(404, (int)(await server.GetAsync("/api/v1/instances/orders/old")).Status);

        Reply late = await server.PostAsync(LiveServer.Event("started", "older", old));
        Assert.Contains("it is older than 2025-01-26T11:55:00Z", late.Text, StringComparison.Ordinal);
        await server.AuditAsync();
        Assert.Contains("slowatch_audit_differences 0\n", await MetricsAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_rules_that_look_back_further_than_instances_are_kept_are_refused()
    {
        await using LiveServer server = LiveServer.Start();
        string orders = Path.Combine(server.Rules, "orders.yaml");
        File.WriteAllText(orders, OrderRules.Text.Replace("window: 7d", "window: 500d", StringComparison.Ordinal));

        await server.LookAtRulesAsync();
        await server.LookAtRulesAsync();

        JsonElement problem = (await server.JsonAsync("/api/v1/rules")).GetProperty("refused").GetProperty("problems")[0];
        Assert.StartsWith("objective 'orders-in-an-hour' looks back 500d, its source settles after 2m, and instances are kept for 400d", problem.GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("keep them for longer (retention: 501d)", problem.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Burn_rates_that_the_policy_leaves_out_for_an_objective_look_back_nowhere()
    {
        using TempFolder folder = new();
        folder.Write("orders.yaml", OrderRules.Text.Replace("window: 7d", "window: 1d", StringComparison.Ordinal));
        folder.Write("runbooks/late.md", "# What to do\n");

        Assert.Empty(RetentionFit.Of(RuleFolder.Load(folder.Root).Rules!, TimeSpan.FromDays(2)));
    }

    [Theory]
    [InlineData("800d", 800, null)]
    [InlineData(null, 400, null)]
    [InlineData("12h", 0.5, "12h is shorter than a day")]
    [InlineData("a year", 400, "'retention' is the text 'a year', which is no duration")]
    public void How_long_is_a_setting(string? text, double days, string? problem)
    {
        SettingLayers layers = new();
        layers.AddFlag(SettingNames.Paths.Single(path => path.Flag == "--retention"), text);

        Assert.Equal(TimeSpan.FromDays(days), SettingsReading.Read(layers, TimeProvider.System).Retention);

        Problem? found = layers.Problems.SingleOrDefault();
        Assert.Equal(problem is null, found is null);
        Assert.StartsWith(problem ?? "", found?.What ?? "", StringComparison.Ordinal);
    }

    private static async Task<string> MetricsAsync(LiveServer server) => (await server.GetAsync("/metrics")).Text;
}
