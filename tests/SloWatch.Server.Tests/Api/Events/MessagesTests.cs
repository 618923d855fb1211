using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api.Events;

/// <summary>Someone else's JSON, posted to the Source that knows what it means.</summary>
public class MessagesTests
{
    private const string Good = """{"type": "placed", "id": "o-1", "at": "2026-03-02T11:00:00Z"}""";
    private const string Bad = """{"type": "placed", "id": "o-2"}""";
    private const string Left = """{"type": "ping"}""";

    [Theory]
    [InlineData("application/json", Good, 1, 0, 0)]
    [InlineData("application/vnd.shop+json; charset=utf-8", "[" + Good + "," + Left + "," + Bad + "]", 1, 1, 1)]
    [InlineData("text/plain", Good, 1, 0, 0)]
    [InlineData("application/x-ndjson", Good + "\n\n" + Left + "\n{\n" + Bad, 1, 1, 2)]
    public async Task Messages_become_events_or_are_left_out_or_refused(string type, string body, int accepted, int ignored, int refused)
    {
        await using LiveServer server = await StartAsync();

        Reply reply = await PostAsync(server, body, type);

        Assert.Equal((HttpStatusCode.OK, accepted, refused), (reply.Status, reply.Number("accepted"), reply.Number("refusedCount")));
        Assert.Equal(ignored > 0 ? $"{ignored}" : "none", reply.Json.TryGetProperty("ignored", out var left) ? left.ToString() : "none");
        Assert.Equal(Instant("2026-03-02T11:00:00Z"), SloWatch.Core.Instances.Instance.Load(server.Store.Instances.Load([new InstanceKey("orders", "o-1")])[0]!, new WorkflowRules(new Workflow("orders"), [])).Lives.Single().BegunAt);
    }

    [Fact]
    public async Task What_is_refused_is_in_quarantine_as_it_came_and_each_place_is_told()
    {
        await using LiveServer server = await StartAsync();

        Reply reply = await PostAsync(server, $"[{Good}, {Bad}]");

        Assert.Equal("""[{"index":1,"reason":"started: 'at': the message has no $.at; say with 'when' which messages are meant, or where else it stands"}]""", reply.Json.GetProperty("refused").GetRawText());
        Quarantined kept = Assert.Single(server.Store.Sources.Quarantine("hook", 10));
        Assert.Equal((Bad, reply.Json.GetProperty("refused")[0].GetProperty("reason").GetString()), (kept.Content, kept.Reason));
        await PostAsync(server, $"[{Good}, {Bad}]");
        Assert.Equal(1, server.Store.Sources.QuarantineCount("hook"));
    }

    [Fact]
    public async Task What_is_left_out_is_counted()
    {
        await using LiveServer server = await StartAsync();
        await PostAsync(server, $"[{Good}, {Left}, {Left}]");
        await server.TickAsync();

        Assert.Equal(2, (await server.JsonAsync("/api/v1/sources")).GetProperty("sources")[0].GetProperty("ignoredSinceStart").GetInt32());
        Assert.Contains("slowatch_source_ignored_total{source=\"hook\"} 2", (await server.GetAsync("/metrics")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hoock", "application/json", 404, "the rules have no Source 'hoock'; write 'hook'")]
    [InlineData("shop", "application/json", 404, "the Source 'shop' has the format jsonLines, and no mapping of messages; send workflow events to /api/v1/events, or give it a format with such a mapping ('slowatch types' lists them)")]
    [InlineData("hook", "application/xml", 415, "the Content-Type 'application/xml' is not known; send application/json (a message or a list of them) or application/x-ndjson (a message a line), in UTF-8")]
    [InlineData("hook", "application/json; charset=latin1", 415, "the charset 'latin1' is not read; send it in UTF-8")]
    public async Task A_request_that_cannot_be_meant_is_told_so(string source, string type, int status, string detail)
    {
        await using LiveServer server = await StartAsync();

        Reply reply = await PostAsync(server, Good, type, source: source);

        Assert.Equal((status, detail), ((int)reply.Status, reply.Detail));
    }

    [Fact]
    public async Task A_token_of_the_source_may_and_no_other_but_an_admins()
    {
        await using LiveServer server = await StartAsync();
        string own = server.Token("hook-feed", null, "hook"), other = server.Token("shop-feed", null, "shop"), viewer = server.Token("ann", Role.Viewer), admin = server.Token("ada", Role.Admin);

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, Good, token: own)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, Good, token: admin)).Status);
        Assert.Equal("the token is for events of the source 'shop', and this is 'hook'; send them with the token of that source", (await PostAsync(server, Good, token: other)).Detail);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(server, Good, token: viewer)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, Good)).Status);
    }

    private static async Task<LiveServer> StartAsync()
    {
        LiveServer server = LiveServer.Start();
        await File.WriteAllTextAsync(
            Path.Combine(server.Rules, "hook.yaml"),
            """
            kind: Source
            name: hook
            workflow: orders
            format: json
            sees: [starts, ends, order, everyInstance]
            mapping:
              ignore:
                - when: {$.type: ping}
              makes:
                - kind: started
                  when: {$.type: placed}
                  at: $.at
                  instance: $.id
            """);
        await server.LookAtRulesAsync();
        await server.LookAtRulesAsync();
        return server;
    }

    private static async Task<Reply> PostAsync(LiveServer server, string body, string type = "application/json", string source = "hook", string? token = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/sources/{source}/events") { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using HttpResponseMessage answer = await server.Client.SendAsync(request);
        return await Reply.ReadAsync(answer);
    }

    private static SloWatch.Core.Time.Instant Instant(string text) => SloWatch.Core.Time.Instant.TryParse(text, out SloWatch.Core.Time.Instant at) ? at : throw new FormatException(text);
}
