using System.Net;
using System.Text;
using SloWatch.Core.Instances.Packing;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api.Events;

/// <summary>What is wrong with a request is told with place, cause and remedy.</summary>
public class FaultTests
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";
    private const string Good = """{"kind":"started","at":"2026-03-02T09:00:00Z","workflow":"orders","source":"shop","instance":"o-1"}""";
    private const string Problem = "application/problem+json";

    [Fact]
    public async Task A_refused_event_does_not_keep_the_others_out()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(Json, $$"""[{"kind":"begun","source":"till"},{{Good}},7]""");

        Assert.Equal((HttpStatusCode.OK, 1, 2), (reply.Status, reply.Number("accepted"), reply.Number("refusedCount")));
        Assert.Equal(
            """[{"index":0,"column":9,"reason":"there is no kind of event 'begun'; use one of: alive, blocked, ended, gap, gauge, reopened, resumed, slot, started, state, stepEnded, stepFailed, stepScheduled, stepStarted, suspended, unblocked, updated, watermark"},{"index":2,"column":1,"reason":"an event is a JSON object; write {\"kind\": ..., \"at\": ..., ...}"}]""",
            reply.Json.GetProperty("refused").GetRawText());
        Assert.Equal([("till", "{\"kind\":\"begun\",\"source\":\"till\"}"), ("http", "7")], server.Ingest.Refused.Select(one => (one.Source, one.Content)));
    }

    [Fact]
    public async Task A_request_of_which_nothing_could_be_taken_is_a_fault_and_in_quarantine()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(Lines, "{\"kind\":\"started\"}\nnonsense\n", "?source=shop");

        Assert.Equal((HttpStatusCode.BadRequest, Problem, 2), (reply.Status, reply.Type, reply.Number("refusedCount")));
        Assert.Equal("urn:slowatch:nothing-taken", reply.Json.GetProperty("type").GetString());
        Assert.Equal("all 2 of the events were refused, and are in quarantine with their reasons; correct them and send them again", reply.Detail);
        Assert.Equal(["shop", "shop"], server.Ingest.Refused.Select(one => one.Source));
    }

    [Fact]
    public async Task The_same_refused_event_has_the_same_place_in_quarantine()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        await server.PostAsync(Json, "{\"kind\":\"started\"}");
        await server.PostAsync(Lines, "7\n{\"kind\":\"started\"}\n");

        string[] origins = [.. server.Ingest.Refused.Select(one => one.Origin)];

        Assert.Equal((origins[0], 3), (origins[2], origins.Length));
        Assert.NotEqual(origins[0], origins[1]);
        Assert.StartsWith("http:127.0.0.1:", origins[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_its_instance_refuses_is_told_by_its_place_in_the_request()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        server.Ingest.Objection = fact => fact.Instance == "o-2" ? "too late" : null;

        Reply reply = await server.PostAsync(Lines, $"{{}}\n{Good}\n{Good.Replace("o-1", "o-2", StringComparison.Ordinal)}");

        Assert.Equal("""[0,2] too late""", $"[{string.Join(',', reply.Json.GetProperty("refused").EnumerateArray().Select(one => one.GetProperty("index").GetInt32()))}] {reply.Json.GetProperty("refused")[1].GetProperty("reason")}");
    }

    [Theory]
    [InlineData(Json, "", "line 1: the body is empty; send an event or a list of events; for an event a line, use application/x-ndjson")]
    [InlineData(Json, "[" + Good + ",\n  {\"kind\": started}]", "line 2, byte 12: this is no JSON: 's' is an invalid start of a value; send an event or a list of events; for an event a line, use application/x-ndjson")]
    [InlineData(Json, "[" + Good, "line 1, byte 101: this is no JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed; send an event or a list of events; for an event a line, use application/x-ndjson")]
    [InlineData(Json, Good + "\n" + Good, "line 2, byte 1: this is no JSON: '{' is invalid after a single JSON value. Expected end of data; send an event or a list of events; for an event a line, use application/x-ndjson")]
    [InlineData("application/cloudevents+json", "[]", "line 1: the body is a list; send one CloudEvent, or a list of them as application/cloudevents-batch+json")]
    [InlineData("application/cloudevents-batch+json", "{}", "line 1: the body is no list; send a list of CloudEvents, or one of them as application/cloudevents+json")]
    public async Task A_body_that_cannot_hold_events_is_refused_as_a_whole(string type, string body, string detail)
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(type, body);

        Assert.Equal((HttpStatusCode.BadRequest, Problem, detail), (reply.Status, reply.Type, reply.Detail));
        Assert.Empty(server.Ingest.Deliveries);
    }

    [Fact]
    public async Task A_fault_far_in_a_long_body_tells_how_many_events_were_taken_before_it()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(Json, $"[{string.Concat(Enumerable.Repeat(Good + ",", 4001))}");

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.EndsWith("(4000 events before that were taken, and sending them again changes nothing)", reply.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", "the Content-Type 'text/plain' is not known; send application/json (an event or a list of them), application/x-ndjson (an event a line), application/cloudevents+json or application/cloudevents-batch+json, in UTF-8")]
    [InlineData("application/json; charset=utf-16", "the charset 'utf-16' is not read; send it in UTF-8")]
    public async Task An_unknown_form_is_told_those_that_are_known(string type, string detail)
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(type, Good);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, detail), (reply.Status, reply.Detail));
    }

    [Fact]
    public async Task An_unknown_compression_is_told_the_one_that_is_known()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        using StringContent content = new(Good, Encoding.UTF8, Json);
        content.Headers.ContentEncoding.Add("br");

        Reply reply = await server.SendAsync(content);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "gzip"), (reply.Status, reply.Headers.GetValues("Accept-Encoding").Single()));
        Assert.Equal("the Content-Encoding 'br' is not read; send it as gzip, or as it is", reply.Detail);
    }

    [Fact]
    public async Task A_compressed_body_that_is_damaged_is_told_so()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(Good));
        content.Headers.ContentType = new(Json);
        content.Headers.ContentEncoding.Add("gzip");

        Reply reply = await server.SendAsync(content);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.StartsWith("the gzip of the body: ", reply.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_as_it_comes_and_as_it_unpacks()
    {
        await using IntakeServer server = await IntakeServer.StartAsync(new BodyLimits(Bytes: 100_000, UnpackedBytes: 1 << 20));
        byte[] large = Encoding.UTF8.GetBytes(new string(' ', 2 << 20));

        Reply plain = await server.PostAsync(Lines, large);
        Reply packed = await server.PostAsync(Lines, large, gzip: true);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, Problem), (plain.Status, plain.Type));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "the body unpacks to more than 1 MiB; send it in several requests"), (packed.Status, packed.Detail));
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(2_000_000)]
    [InlineData(3 << 20)]
    public async Task An_event_that_is_too_large_is_refused(int length)
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        string large = $$"""{"kind":"started","source":"shop","error":"{{new string('x', length)}}"}""";

        Reply json = await server.PostAsync(Json, large), lines = await server.PostAsync(Lines, large + "\n" + Good);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "an event has more than 1048576 bytes; shorten its texts, or leave attributes out"), (json.Status, json.Detail));
        Assert.Equal((HttpStatusCode.OK, 1), (lines.Status, lines.Json.GetProperty("accepted").GetInt32()));
        Assert.Equal("it has more than 1048576 bytes; shorten its texts, or leave attributes out", lines.Json.GetProperty("refused")[0].GetProperty("reason").GetString());
        Assert.Equal("shop", Assert.Single(server.Ingest.Refused).Source);
    }

    [Fact]
    public async Task When_the_quarantine_is_full_whoever_sent_what_was_refused_is_told()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        server.Ingest.QuarantineIsFull = true;
        string begun = Good.Replace("started", "begun", StringComparison.Ordinal);

        Reply good = await server.PostAsync(Json, Good), both = await server.PostAsync(Lines, $"{Good}\n{begun}"), bad = await server.PostAsync(Json, begun);

        Assert.False(good.Json.TryGetProperty("quarantineFull", out _));
        Assert.Equal((HttpStatusCode.OK, true), (both.Status, both.Json.GetProperty("quarantineFull").GetBoolean()));
        Assert.Equal((HttpStatusCode.BadRequest, "all 1 of the events were refused, and those that were not in quarantine already are not kept, for it is full; correct them and send them again"), (bad.Status, bad.Detail));
    }

    [Fact]
    public async Task When_too_much_waits_the_client_is_told_to_come_back()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        server.Ingest.Room = 0;

        Reply reply = await server.PostAsync(Json, Good);

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (reply.Status, reply.Headers.RetryAfter!.Delta!.Value));
        Assert.Equal("the events come faster than they can be stored; send the request again after a second", reply.Detail);
    }

    [Fact]
    public async Task A_store_that_fails_is_told_and_nothing_is_called_taken()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        server.Ingest.Failure = new StoreException("slowatch.db: the disk is full; free some space");

        Reply reply = await server.PostAsync(Json, Good);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "slowatch.db: the disk is full; free some space"), (reply.Status, reply.Detail));
        Assert.NotNull(reply.Headers.RetryAfter);
    }

    [Fact]
    public async Task Damage_is_told_with_the_instance_and_is_no_bug()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        server.Ingest.Failure = new DamagedFactsException(new("orders", "o-1"));

        Reply reply = await server.PostAsync(Json, Good);

        Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
        Assert.StartsWith("the stored facts of 'o-1' of workflow 'orders' are damaged", reply.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_is_told_without_its_innards()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        server.Ingest.Failure = new InvalidOperationException("secret");

        Reply reply = await server.PostAsync(Json, Good);

        Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
        Assert.DoesNotContain("secret", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_in_the_query_that_is_none_is_refused()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(Json, Good, $"?source={new string('s', 501)}");

        Assert.Equal((HttpStatusCode.BadRequest, "'source' has 501 characters; names have at most 500; write a plain name, or leave it out"), (reply.Status, reply.Detail));
    }
}
