using System.Text.Json;
using System.Text.RegularExpressions;
using SloWatch.Core.Diagnosis;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api.OpenApi;

public partial class ApiDocumentTests
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
        Assert.Equal("getObjectivesByNameSeries", series.GetProperty("operationId").GetString());
        Assert.True(series.GetProperty("responses").TryGetProperty("404", out _));
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
        Assert.Equal(["200", "400", "401", "403", "413", "415", "429", "503", "default"], Statuses(events));
        Assert.Equal(["200", "304", "401", "403", "default"], Statuses(objectives));
        Assert.Equal(["200", "400", "401", "403", "default"], Statuses(paths.GetProperty("/api/v1/quarantine/replay").GetProperty("post")));
        Assert.True(events.GetProperty("responses").GetProperty("429").GetProperty("headers").TryGetProperty("Retry-After", out _));
    }

    /// <summary>What a route answers is held against its form by every test that asks the service.</summary>
    [Fact]
    public async Task Every_answer_in_JSON_has_a_form_and_every_form_is_there()
    {
        await using LiveServer server = LiveServer.Start();

        JsonElement document = await server.JsonAsync("/openapi/v1.json");

        string[] without = [.. document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (Path: path.Name, Answers: operation.Value.GetProperty("responses").GetProperty("200").GetProperty("content")))
            .Where(one => one.Answers.TryGetProperty("application/json", out JsonElement json) && !json.GetProperty("schema").TryGetProperty("$ref", out _)).Select(one => one.Path)];
        Assert.Equal(["/api/v1/schemas/event", "/api/v1/schemas/rules"], without);
        string[] forms = [.. document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(form => form.Name)];
        string[] used = [.. Reference().Matches(document.GetRawText()).Select(match => match.Groups["name"].Value).Distinct()];
        Assert.Equal(forms.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
        Assert.Equal("string", document.GetProperty("components").GetProperty("schemas").GetProperty("Event").GetProperty("properties").GetProperty("instance").GetProperty("type")[1].GetString());
    }

    [Theory]
    [InlineData("BadUnit", "doing", typeof(SpotKind))]
    [InlineData("Diagnosis", "likelyCause", typeof(LikelyCause))]
    [InlineData("Diagnosis", "subjectBy", typeof(Dimension))]
    [InlineData("AttributionGroup", "role", typeof(GroupRole))]
    public async Task A_form_names_all_that_a_member_may_say(string form, string member, Type says)
    {
        await using LiveServer server = LiveServer.Start();

        JsonElement named = (await server.JsonAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas").GetProperty(form).GetProperty("properties").GetProperty(member).GetProperty("enum");

        Assert.Equal(
            Enum.GetNames(says).Select(JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal),
            named.EnumerateArray().Select(one => one.GetString()).OfType<string>().Order(StringComparer.Ordinal));
    }

    private static string[] Statuses(JsonElement operation) => [.. operation.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order(StringComparer.Ordinal)];

    [GeneratedRegex("\"#/components/schemas/(?<name>\\w+)\"")]
    private static partial Regex Reference();

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
