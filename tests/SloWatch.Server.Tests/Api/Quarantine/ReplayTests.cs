using System.Net;
using System.Text;
using System.Text.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api.Quarantine;

/// <summary>What was refused is handed to ingest again, or forgotten.</summary>
public class ReplayTests
{
    private const string Early = "kind: Source\nname: hook\nworkflow: orders\nformat: json\nmapping:\n  makes:\n    - { kind: started, when: { $.type: placed }, at: $.at, instance: $.id }\n";
    private const string Mended = Early + "    - { kind: ended, when: { $.type: [done, gone] }, at: $.at, instance: $.id, outcome: $.how | outcomes }\n  ignore: [{ when: { $.type: ping } }]\n  tables: { outcomes: { values: { ok: completed } } }\n";

    private static readonly string[] Messages =
    [
        """{"type": "placed", "id": "o-1", "at": "2026-03-02T11:00:00Z"}""",
        """{"type": "done", "id": "o-1", "at": "2026-03-02T11:30:00Z", "how": "ok"}""",
        """{"type": "gone", "id": "o-2", "at": "2026-03-02T11:30:00Z", "how": "odd"}""",
        """{"type": "ping"}""",
        """{"type": "strange"}""",
    ];

    [Fact]
    public async Task After_the_mapping_was_mended_what_can_be_taken_leaves_and_the_rest_has_its_new_reason()
    {
        await using LiveServer server = await StartAsync();
        await DeliverAsync(server);
        Assert.Equal(4, server.Store.Sources.QuarantineCount("hook"));
        await UseAsync(server, Mended);

        Reply reply = await PostAsync(server, "replay");

        Assert.Equal("4 looked, 2 released, 1 new, 0 known, 1 ignored, 2 stayed", Counts(reply));
        Assert.Equal(["ended: 'outcome': $.how: the table 'outcomes' has no 'odd'; add it there, or '*' for all others", "no rule of the mapping fits it; say in 'makes' what it becomes, or in 'ignore' that it is left out"], reply.Json.GetProperty("reasons").EnumerateArray().Select(one => one.GetProperty("reason").GetString()));
        Assert.Equal(reply.Json.GetProperty("reasons").EnumerateArray().Select(one => one.GetProperty("reason").GetString()).Order(StringComparer.Ordinal), server.Store.Sources.Quarantine("hook", 10).Select(one => one.Reason).Order(StringComparer.Ordinal));
        Assert.Equal("ended", (await server.JsonAsync("/api/v1/instances?workflow=orders&id=o-1")).GetProperty("instances")[0].GetProperty("standing").GetString());

        Assert.Equal("2 looked, 0 released, 0 new, 0 known, 0 ignored, 2 stayed", Counts(await PostAsync(server, "replay?source=hook")));
        Assert.Equal("0 looked, 0 released, 0 new, 0 known, 0 ignored, 0 stayed", Counts(await PostAsync(server, "replay?source=shop")));
        await server.AuditAsync();
    }

    [Fact]
    public async Task What_is_refused_again_keeps_its_number_where_it_came_from_and_since_when()
    {
        await using LiveServer server = await StartAsync();
        await DeliverAsync(server);
        await server.PostAsync(
            """{"kind":"watermark","at":"2026-03-02T11:00:00Z","source":"till","workflow":"orders"}""",
            """{"kind":"started","at":"2026-03-02T11:00:00Z","source":"shop","workflow":"orders","instance":"schedule:nightly"}""");
        string[] before = Entries(server);
        await UseAsync(server, Mended);
        server.Clock.Now += TimeSpan.FromHours(1);

        Reply reply = await PostAsync(server, "replay");

        Assert.Equal("6 looked, 2 released, 1 new, 0 known, 1 ignored, 4 stayed", Counts(reply));
        string[] after = Entries(server);
        Assert.Equal(4, after.Length);
        Assert.Subset(before.ToHashSet(), after.ToHashSet());
        Assert.Equal(after.Select(entry => entry.Split(' ')[0]), reply.Json.GetProperty("reasons").EnumerateArray().Select(one => $"{one.GetProperty("id").GetInt64()}"));
        Assert.Equal("4 looked, 0 released, 0 new, 0 known, 0 ignored, 4 stayed", Counts(await PostAsync(server, "replay")));
        Assert.Equal(after, Entries(server));
    }

    /// <summary>It stays whole: replayed again, what was taken of it is known.</summary>
    [Fact]
    public async Task A_message_of_which_a_part_is_refused_again_is_still_one_entry()
    {
        await using LiveServer server = await StartAsync();
        await DeliverAsync(server, Messages[0], """{"type": "two", "id": "schedule:x", "other": "o-5", "at": "2026-03-02T11:00:00Z"}""");
        string[] before = Entries(server);
        await UseAsync(server, Early + "    - { kind: started, when: { $.type: two }, at: $.at, instance: $.id }\n    - { kind: started, when: { $.type: two }, at: $.at, instance: $.other }\n");

        Assert.Equal("1 looked, 0 released, 1 new, 0 known, 0 ignored, 1 stayed", Counts(await PostAsync(server, "replay")));
        Assert.Equal(before, Entries(server));
        Assert.Contains("'schedule:x' is a schedule", server.Store.Sources.Quarantine(null, 1)[0].Reason, StringComparison.Ordinal);
        Assert.Equal("1 looked, 0 released, 0 new, 1 known, 0 ignored, 1 stayed", Counts(await PostAsync(server, "replay")));
    }

    [Fact]
    public async Task What_was_sent_again_meanwhile_counts_once()
    {
        await using LiveServer server = await StartAsync();
        await DeliverAsync(server);
        await UseAsync(server, Mended);
        await DeliverAsync(server);

        // One message is there twice now, with its old reason and with the new one; it stays once.
        Assert.Equal("5 looked, 2 released, 0 new, 1 known, 1 ignored, 3 stayed", Counts(await PostAsync(server, "replay")));
        Assert.Equal(2, server.Store.Sources.QuarantineCount("hook"));
        Assert.Equal(["2", "4"], Entries(server).Select(entry => entry.Split(' ')[0]).Order(StringComparer.Ordinal)); // those that were there first
    }

    [Fact]
    public async Task One_entry_is_replayed_or_dropped_by_its_number()
    {
        await using LiveServer server = await StartAsync();
        await DeliverAsync(server);
        await UseAsync(server, Mended);
        KeptRefusal done = server.Store.Sources.KeptAfter("hook", 0, 10)[0], strange = server.Store.Sources.KeptAfter("hook", 0, 10)[3];

        Assert.Equal(Messages[1], (await server.JsonAsync($"/api/v1/quarantine/{done.Id}")).GetProperty("content").GetString());
        Assert.Equal("1 looked, 1 released, 1 new, 0 known, 0 ignored, 0 stayed", Counts(await PostAsync(server, $"replay?id={done.Id}")));
        Assert.Equal(1, (await PostAsync(server, $"drop?id={strange.Id}")).Number("dropped"));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(server, $"drop?id={strange.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"/api/v1/quarantine/{done.Id}")).Status);
        Assert.Equal(2, server.Store.Sources.QuarantineCount(null));
        Assert.Equal(2, (await PostAsync(server, "drop?all=true")).Number("dropped"));
        Assert.Equal(0, server.Store.Sources.QuarantineCount(null));
    }

    [Fact]
    public async Task Workflow_events_and_cloud_events_are_read_again_as_such()
    {
        await using LiveServer server = await StartAsync();
        await server.PostAsync(
            """{"kind":"started","at":"2026-03-02T11:00:00Z","source":"shop","instance":"o-7"}""",
            """{"kind":"begun","at":"2026-03-02T11:00:00Z","source":"shop","instance":"o-8","workflow":"orders"}""");

        Reply reply = await PostAsync(server, "replay");

        Assert.Equal("2 looked, 1 released, 1 new, 0 known, 0 ignored, 1 stayed", Counts(reply)); // the Source says whose workflow it is
    }

    /// <summary>Else a source that is down would be complete up to now, and what hangs be bad though it may have ended.</summary>
    [Fact]
    public async Task A_replay_says_nothing_of_how_its_source_stands()
    {
        await using LiveServer server = await StartAsync();
        await DeliverAsync(server);
        await UseAsync(server, Mended);
        server.Clock.Now += TimeSpan.FromHours(2);
        await server.TickAsync();
        string before = await StandingAsync(server);

        Assert.Equal(1, (await PostAsync(server, "replay")).Number("new"));
        server.Clock.Now += TimeSpan.FromMinutes(1);
        await server.TickAsync();

        Assert.Equal(before, await StandingAsync(server));
    }

    [Fact]
    public async Task Only_admins_may_and_it_is_written_down_who_did()
    {
        await using LiveServer server = await StartAsync();
        await DeliverAsync(server);
        string responder = server.Token("rob", Role.Responder), admin = server.Token("ada", Role.Admin);

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(server, "replay", responder)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(server, "drop?all=true", responder)).Status);
        Assert.Equal("4 looked, 0 released, 0 new, 0 known, 0 ignored, 4 stayed", Counts(await PostAsync(server, "replay?source=hook", admin)));
        Assert.Equal(4, (await PostAsync(server, "drop?all=true", admin)).Number("dropped"));

        JsonElement[] acts = [.. JsonDocument.Parse((await server.GetAsync("/api/v1/acts", admin)).Text).RootElement.GetProperty("acts").EnumerateArray()];
        Assert.Equal(
            ["token:ada quarantine dropped all sources 4", "token:ada quarantine replayed hook 0 of 4 left it"],
            acts.Take(2).Select(act => string.Join(' ', new[] { "who", "what", "subject", "detail" }.Select(name => act.GetProperty(name).GetString()))));
    }

    [Theory]
    [InlineData("drop", 400, "nothing is said of what to forget; add 'source', 'id' or 'all=true'")]
    [InlineData("drop?all=false", 400, "nothing is said of what to forget; add 'source', 'id' or 'all=true'")]
    [InlineData("replay?id=x", 400, "'id' is 'x'; write the number that the list shows")]
    [InlineData("replay?id=1&source=hook", 400, "'source' and 'id' exclude each other; leave one out")]
    [InlineData("replay?id=77", 404, "no entry of the quarantine is '77'; /api/v1/quarantine lists them")]
    public async Task What_cannot_be_meant_is_told(string what, int status, string detail)
    {
        await using LiveServer server = await StartAsync();

        Reply reply = await PostAsync(server, what);

        Assert.Equal((status, detail), ((int)reply.Status, reply.Detail));
    }

    /// <summary>Whoever posts a choice would have everything replayed, or dropped.</summary>
    [Theory]
    [InlineData("quarantine/replay", "{\"ids\":[1]}", "the body is not read: POST /api/v1/quarantine/replay takes its choice in the address; send no body, and write ?source=, id= behind the path")]
    [InlineData("quarantine/drop?all=true", "ids=1", "the body is not read: POST /api/v1/quarantine/drop takes its choice in the address; send no body, and write ?source=, id=, all= behind the path")]
    [InlineData("sources/forget?source=hook", "{}", "the body is not read: POST /api/v1/sources/forget takes its choice in the address; send no body, and write ?source=, workflow= behind the path")]
    public async Task What_is_said_in_a_body_is_refused(string what, string body, string detail)
    {
        await using LiveServer server = await StartAsync();
        await DeliverAsync(server);

        foreach (bool isChunked in new[] { false, true })
        {
            using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/{what}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.TransferEncodingChunked = isChunked;
            using HttpResponseMessage answer = await server.Client.SendAsync(request);
            Reply reply = await Reply.ReadAsync(answer);

            Assert.Equal((HttpStatusCode.BadRequest, detail), (reply.Status, reply.Detail));
        }

        Assert.Equal(4, server.Store.Sources.QuarantineCount(null));
        Assert.Contains(server.Store.Sources.All(), source => source.Name == "hook");
    }

    [Fact]
    public async Task An_empty_body_says_nothing()
    {
        await using LiveServer server = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/quarantine/replay") { Content = new StringContent("", Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;

        using HttpResponseMessage answer = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_means_another_store_is_told_so()
    {
        await using LiveServer server = await StartAsync();

        Reply reply = await PostAsync(server, "drop?all=true&store=/elsewhere/slowatch.db");

        Assert.Equal(HttpStatusCode.Conflict, reply.Status);
        Assert.Contains(", and not /elsewhere/slowatch.db; ask the one that does", reply.Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, $"drop?all=true&store={Uri.EscapeDataString(server.Store.Name)}")).Status);
    }

    private static async Task<LiveServer> StartAsync()
    {
        LiveServer server = LiveServer.Start();
        await UseAsync(server, Early);
        return server;
    }

    private static async Task UseAsync(LiveServer server, string source)
    {
        await File.WriteAllTextAsync(Path.Combine(server.Rules, "hook.yaml"), source.Replace("mapping:", "sees: [starts, ends, steps, order, everyInstance]\nmapping:", StringComparison.Ordinal));
        await server.LookAtRulesAsync();
        await server.LookAtRulesAsync();
    }

    private static string[] Entries(LiveServer server) =>
        [.. server.Store.Sources.KeptAfter(null, 0, 100).Select(kept => $"{kept.Id} {kept.Refused.Source} {kept.Refused.Origin} {kept.Refused.RecordedAt} {kept.Refused.Content}")];

    private static async Task DeliverAsync(LiveServer server, params string[] messages)
    {
        using StringContent content = new($"[{string.Join(',', messages.Length > 0 ? messages : Messages)}]", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await server.Client.PostAsync(new Uri("/api/v1/sources/hook/events", UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await server.TickAsync();
    }

    private static async Task<Reply> PostAsync(LiveServer server, string what, string? token = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/quarantine/{what}");
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using HttpResponseMessage answer = await server.Client.SendAsync(request);
        return await Reply.ReadAsync(answer);
    }

    private static string Counts(Reply reply) => reply.Status == HttpStatusCode.OK
        ? string.Join(", ", new[] { "looked", "released", "new", "known", "ignored", "stayed" }.Select(name => $"{reply.Number(name)} {name}"))
        : reply.Text;

    private static async Task<string> StandingAsync(LiveServer server)
    {
        JsonElement source = (await server.JsonAsync("/api/v1/sources")).GetProperty("sources").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "hook");
        return $"{source.GetProperty("completeUpTo")} {source.GetProperty("lastEvent")} {source.GetProperty("eventsSinceStart")}";
    }
}
