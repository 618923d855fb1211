using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api.OpenApi;

public class ApiDocumentTests
{
    [Fact]
    public async Task Every_route_is_told_with_its_parameters_and_what_it_needs()
    {
        await using LiveServer server = LiveServer.Start();

        JsonElement document = await server.JsonAsync("/openapi/v1.json");

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        string[] paths = [.. document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "/api/v1/acts", "/api/v1/alerts", "/api/v1/alerts/transitions", "/api/v1/alerts/transitions/{id}/diagnosis", "/api/v1/anteroom", "/api/v1/events", "/api/v1/instances", "/api/v1/instances/{workflow}/{id}",
                "/api/v1/objectives", "/api/v1/objectives/{name}", "/api/v1/objectives/{name}/diagnosis", "/api/v1/objectives/{name}/diagnosis/instances", "/api/v1/objectives/{name}/series", "/api/v1/quarantine", "/api/v1/quarantine/drop", "/api/v1/quarantine/replay", "/api/v1/quarantine/{id}", "/api/v1/rules",
                "/api/v1/schemas/event", "/api/v1/schemas/rules", "/api/v1/sources", "/api/v1/sources/forget", "/api/v1/sources/{name}/events", "/api/v1/status", "/api/v1/violations", "/healthz", "/metrics", "/readyz",
            ],
            paths);
        JsonElement series = document.GetProperty("paths").GetProperty("/api/v1/objectives/{name}/series").GetProperty("get");
        Assert.Equal(["name", "from", "to", "step"], series.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal("Needs the token of a viewer.", series.GetProperty("description").GetString());
        Assert.Equal(4, document.GetProperty("paths").GetProperty("/api/v1/events").GetProperty("post").GetProperty("requestBody").GetProperty("content").EnumerateObject().Count());
    }

    [Fact]
    public async Task Clients_made_of_it_send_a_token_and_know_what_may_be_answered()
    {
        await using LiveServer server = LiveServer.Start();

        JsonElement paths = (await server.JsonAsync("/openapi/v1.json")).GetProperty("paths");

        JsonElement events = paths.GetProperty("/api/v1/events").GetProperty("post"), objectives = paths.GetProperty("/api/v1/objectives").GetProperty("get"), health = paths.GetProperty("/healthz").GetProperty("get");
        Assert.Equal("""[{"token":[]},{}]""", Compact(events.GetProperty("security")));
        Assert.Equal("""[{"token":[]},{}]""", Compact(objectives.GetProperty("security")));
        Assert.False(health.TryGetProperty("security", out JsonElement open) && open.GetArrayLength() > 0);
        Assert.Equal(["200", "401", "403", "413", "415", "429", "503", "default"], Statuses(events));
        Assert.Equal(["200", "304", "401", "403", "default"], Statuses(objectives));
        Assert.True(events.GetProperty("responses").GetProperty("429").GetProperty("headers").TryGetProperty("Retry-After", out _));
    }

    private static string[] Statuses(JsonElement operation) => [.. operation.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order(StringComparer.Ordinal)];

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
