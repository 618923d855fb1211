using System.Net;
using System.Text.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Access;

public class AccessTests
{
    private static readonly string Good = LiveServer.Event("started", "o-1", -10);

    [Fact]
    public async Task At_this_machine_nobody_needs_a_token_until_someone_has_one()
    {
        await using LiveServer server = LiveServer.Start();
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/v1/objectives")).Status);

        server.Token("ann", Role.Viewer);

        Reply reply = await server.GetAsync("/api/v1/objectives");
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (reply.Status, reply.Headers.WwwAuthenticate.Single().Scheme));
        Assert.Equal("the request has no token; send it as 'Authorization: Bearer TOKEN' ('slowatch token create' makes one)", reply.Detail);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/openapi/v1.json")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/v1/schemas/event")).Status);
    }

    [Fact]
    public async Task Where_others_reach_it_a_token_is_needed_though_nobody_has_one()
    {
        await using LiveServer server = LiveServer.StartOpen();

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("/api/v1/objectives")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsAsync(null, Good)).Status);
    }

    [Theory]
    [InlineData("localhost", "en", 200)]
    [InlineData("127.0.0.1:8080", "en", 200)]
    [InlineData("[::1]:8080", "en", 200)]
    [InlineData("evil.example.com", "en", 403)]
    [InlineData("10.0.0.1", "en", 403)]
    [InlineData("evil.example.com", null, 200)]
    public async Task Without_tokens_it_answers_browsers_only_to_the_names_of_this_machine(string host, string? language, int status)
    {
        await using LiveServer server = LiveServer.Start();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/objectives");
        request.Headers.Host = host;
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        using HttpResponseMessage answer = await server.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Viewer, null, 200, 403, 403)]
    [InlineData(Role.Responder, null, 200, 403, 403)]
    [InlineData(Role.Admin, null, 200, 200, 200)]
    [InlineData(null, "shop", 403, 200, 403)]
    public async Task Each_may_what_its_token_says(Role? role, string? source, int reading, int delivering, int acts)
    {
        await using LiveServer server = LiveServer.Start();
        string token = server.Token("someone", role, source);

        Assert.Equal(reading, (int)(await server.GetAsync("/api/v1/objectives", token)).Status);
        Assert.Equal(delivering, (int)(await server.PostAsAsync(token, Good)).Status);
        Assert.Equal(acts, (int)(await server.GetAsync("/api/v1/acts", token)).Status);
    }

    [Fact]
    public async Task What_a_token_lacks_is_told()
    {
        await using LiveServer server = LiveServer.Start();
        string viewer = server.Token("ann", Role.Viewer);
        string feed = server.Token("shop-feed", null, "shop");

        Assert.Equal("the token 'ann' is that of a viewer, and this needs one of the source, or of an admin", (await server.PostAsAsync(viewer, Good)).Detail);
        Assert.Equal("the token 'shop-feed' is only for events of the source 'shop', and this needs at least that of a viewer", (await server.GetAsync("/api/v1/rules", feed)).Detail);
        Assert.Equal("the token does not hold; it was revoked or mistyped, or is one of another store", (await server.GetAsync("/api/v1/rules", viewer + "x")).Detail);
    }

    [Fact]
    public async Task A_source_that_the_rules_name_delivers_for_no_workflow_that_has_others()
    {
        await using LiveServer server = LiveServer.Start();
        File.WriteAllText(Path.Combine(server.Rules, "parcels.yaml"), "kind: Workflow\nname: parcels\n---\nkind: Source\nname: carrier\nworkflow: parcels\nformat: jsonLines\n");
        await server.LookAtRulesAsync();
        await server.LookAtRulesAsync();

        Reply reply = await server.PostAsAsync(server.Token("shop-feed", null, "shop"), Good, Of("parcels"), Of("bills"));

        JsonElement refused = Assert.Single(reply.Json.GetProperty("refused").EnumerateArray());
        Assert.Equal("the source 'shop' feeds the workflow 'orders', and 'parcels' is fed by 'carrier'; mend the event, or give the workflow a Source for it", refused.GetProperty("reason").GetString());
        Assert.Equal([("shop", "bills"), ("shop", "orders")], server.Store.Sources.All().Select(source => (source.Name, source.Workflow)));
    }

    [Fact]
    public async Task A_watermark_of_a_source_that_neither_the_rules_nor_the_store_know_holds_no_workflow_back()
    {
        await using LiveServer server = LiveServer.Start();
        string Told(string source, string workflow) => LiveServer.Watermark(-20).Replace("shop", source, StringComparison.Ordinal).Replace("orders", workflow, StringComparison.Ordinal);
        await server.PostAsync(Good, LiveServer.Watermark(-1));

        Reply reply = await server.PostAsync(Told("shpo", "orders"), Told("warehouse", "orders"), Told("shpo", "bills"));

        Assert.Equal((1, 2), (reply.Number("accepted"), reply.Number("refusedCount")));
        Assert.Equal(
            [
                "the rules have no Source 'shpo' of 'orders', and it has delivered nothing else; write 'shop', or add the Source to the rules",
                "the rules have no Source 'warehouse' of 'orders', and it has delivered nothing else; use one of: shop, or add the Source to the rules",
            ],
            reply.Json.GetProperty("refused").EnumerateArray().Select(one => one.GetProperty("reason").GetString()));
        Assert.Equal([("shop", "orders"), ("shpo", "bills")], server.Store.Sources.All().Select(source => (source.Name, source.Workflow)));

        Assert.Equal(2, (await server.PostAsync(Good.Replace("shop", "till", StringComparison.Ordinal), Told("till", "orders"))).Number("accepted"));
        Assert.Equal(1, (await server.PostAsync(Told("till", "orders"))).Number("accepted"));
    }

    [Theory]
    [InlineData("watermark")]
    [InlineData("gap")]
    public async Task What_a_source_says_of_itself_is_taken_when_it_has_told_something_else_and_not_before(string kind)
    {
        await using LiveServer server = LiveServer.Start();
        string word = LiveServer.Watermark(-20).Replace("shop", "till", StringComparison.Ordinal).Replace("watermark", kind, StringComparison.Ordinal).Replace("\"source\"", $"{(kind == "gap" ? $"\"from\":\"{LiveServer.Noon - TimeSpan.FromMinutes(30)}\"," : "")}\"source\"", StringComparison.Ordinal);
        await server.PostAsync(Good);

        Reply alone = await server.PostAsync(word);

        Assert.Equal((0, 1), (alone.Number("accepted"), alone.Number("refusedCount")));
        Assert.Equal(["shop"], server.Store.Sources.All().Select(source => source.Name));
        Assert.Equal(2, (await server.PostAsync(word, Good.Replace("shop", "till", StringComparison.Ordinal).Replace("o-1", "o-2", StringComparison.Ordinal))).Number("accepted"));
        Reply replayed = await server.PostToAsync("/api/v1/quarantine/replay", null);
        Assert.Equal((1, 0), (replayed.Number("released"), replayed.Number("stayed")));
    }

    [Fact]
    public async Task An_admin_lets_a_source_go()
    {
        await using LiveServer server = LiveServer.Start();
        string admin = server.Token("ann", Role.Admin), viewer = server.Token("vic", Role.Viewer);
        await server.PostAsAsync(admin, Good, Good.Replace("shop", "till", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostToAsync("/api/v1/sources/forget?source=till", viewer)).Status);
        Assert.Equal("no source 'tilt' has delivered anything; /api/v1/sources lists those that did", (await server.PostToAsync("/api/v1/sources/forget?source=tilt", admin)).Detail);
        Assert.Equal("nothing is said of which source to forget; add 'source'", (await server.PostToAsync("/api/v1/sources/forget", admin)).Detail);
        Reply forgotten = await server.PostToAsync("/api/v1/sources/forget?source=till&workflow=orders", admin);

        Assert.Equal("till", forgotten.Json.GetProperty("forgotten")[0].GetProperty("source").GetString());
        Assert.Equal(["shop"], server.Store.Sources.All().Select(source => source.Name));
        Assert.Contains((await server.GetAsync("/api/v1/acts", admin)).Json.GetProperty("acts").EnumerateArray(), act => act.GetProperty("what").GetString() == "source forgotten" && act.GetProperty("who").GetString()!.Contains("ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_of_a_source_names_it_and_delivers_for_no_other()
    {
        await using LiveServer server = LiveServer.Start();
        string feed = server.Token("shop-feed", null, "shop");
        string unnamed = Good.Replace("\"source\":\"shop\",", "", StringComparison.Ordinal);
        string foreign = Good.Replace("\"shop\"", "\"till\"", StringComparison.Ordinal).Replace("o-1", "o-2", StringComparison.Ordinal);

        Reply reply = await server.PostAsAsync(feed, unnamed, foreign);

        Assert.Equal((1, 1), (reply.Number("accepted"), reply.Number("refusedCount")));
        Assert.Equal("the token is for events of the source 'shop', and this is one of 'till'; send it with the token of that source", reply.Json.GetProperty("refused")[0].GetProperty("reason").GetString());
        await server.TickAsync();
        Assert.Equal(["shop"], server.Store.Sources.All().Select(source => source.Name));
        Assert.StartsWith("token:shop-feed:", server.Store.Sources.Quarantine("shop", 1)[0].Origin, StringComparison.Ordinal);
    }

    /// <summary>Such a request needs no permission of the browser, and its answer is of no matter.</summary>
    [Theory]
    [InlineData("https://example.org", "POST", "/api/v1/quarantine/drop?all=true", 403)]
    [InlineData("null", "POST", "/api/v1/quarantine/replay", 403)]
    [InlineData("http://127.0.0.1:1", "POST", "/api/v1/quarantine/replay", 403)]
    [InlineData("https://example.org", "GET", "/api/v1/quarantine", 200)]
    [InlineData("own", "POST", "/api/v1/quarantine/replay", 200)]
    [InlineData(null, "POST", "/api/v1/quarantine/replay", 200)]
    public async Task Without_tokens_pages_of_others_change_nothing(string? origin, string method, string path, int status)
    {
        await using LiveServer server = LiveServer.Start();
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == "own" ? server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
        }

        using HttpResponseMessage answer = await server.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_does_not_hold_longer_than_a_second()
    {
        await using LiveServer server = LiveServer.Start();
        string token = server.Token("ann", Role.Viewer);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/v1/objectives", token)).Status);

        using (IAccess access = server.Store.OpenAccess())
        {
            Assert.True(access.TryRevoke("ann", new(LiveServer.Noon, "test", "token revoked", "ann", "")));
        }

        server.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("/api/v1/objectives", token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("/api/v1/objectives")).Status); // though it was the last
    }

    [Fact]
    public async Task What_people_did_is_told_to_admins_in_pages()
    {
        await using LiveServer server = LiveServer.Start();
        string root = server.Token("root", Role.Admin);
        server.Token("ann", Role.Viewer);

        Reply first = await server.GetAsync("/api/v1/acts?limit=1", root);
        Reply second = await server.GetAsync($"/api/v1/acts?limit=1&cursor={first.Json.GetProperty("next").GetString()}", root);

        Assert.Equal(("ann", "root"), (first.Json.GetProperty("acts")[0].GetProperty("subject").GetString(), second.Json.GetProperty("acts")[0].GetProperty("subject").GetString()));
        Assert.Null(second.Json.GetProperty("next").GetString());
    }

    private static string Of(string workflow) => Good.Replace("\"workflow\":\"orders\"", $"\"workflow\":\"{workflow}\"", StringComparison.Ordinal);
}
