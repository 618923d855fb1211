using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Alerting;

public class AlertLogTests
{
    [Fact]
    public async Task An_alert_that_fires_and_one_that_resolves_are_a_line_each_told_once()
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync([.. Enumerable.Range(0, 20).Select(i => LiveServer.Event("started", $"o-{i}", 0))]);
        await GoOnAsync(server, 5, 60);
        Assert.Empty(Told(server));

        await GoOnAsync(server, 65, 70);

        string[] told = [.. Told(server)];
        Assert.Contains(told, line => line.StartsWith("Error: page FIRING: orders-in-an-hour of orders (2% in 1h) at 2026-03-02T13:01:00Z: ", StringComparison.Ordinal) && line.EndsWith("; owner shop-floor, runbook runbooks/late.md", StringComparison.Ordinal));
        JsonElement open = (await server.JsonAsync("/api/v1/alerts")).GetProperty("alerts");
        Assert.Contains(told, line => line.StartsWith("Information: page resolved: orders-in-an-hour of orders (2% in 1h) at 2026-03-02T13:0", StringComparison.Ordinal));
        Assert.Equal(told.Count(line => line.Contains(" FIRING: ", StringComparison.Ordinal)) - told.Count(line => line.Contains(" resolved: ", StringComparison.Ordinal)), open.GetArrayLength());
        Assert.Equal("shop-floor", open[0].GetProperty("owners")[0].GetString());

        await server.TellAlertsAsync();
        Assert.Equal(told, Told(server));
    }

    /// <summary>The clock goes on, and the source says every five minutes that it has told everything.</summary>
    private static async Task GoOnAsync(LiveServer server, int from, int to)
    {
        for (int minute = from; minute <= to; minute += 5)
        {
            server.Clock.Now = LiveServer.Noon + TimeSpan.FromMinutes(minute);
            await server.PostAsync(LiveServer.Watermark(minute - 1));
            await server.TellAlertsAsync();
        }
    }

    private static IEnumerable<string> Told(LiveServer server) => server.Log.All.Where(line => line.Contains(" of orders (", StringComparison.Ordinal));
}
