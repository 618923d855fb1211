using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SloWatch.Core.Events;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api.Events;

/// <summary>Every form in which events come over HTTP.</summary>
public class FormTests
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";
    private const string Started = """{"kind":"started","at":"2026-03-02T09:00:00Z","workflow":"orders","source":"shop","instance":"o-1"}""";
    private const string Ended = """{"kind":"ended","at":"2026-03-02T10:00:00Z","workflow":"orders","source":"shop","instance":"o-1","outcome":"completed"}""";
    private const string Cloud = """{"specversion":"1.0","id":"e-1","source":"shop","type":"org.slowatch.started","time":"2026-03-02T09:00:00Z","subject":"o-1","data":{"workflow":"orders"}}""";

    [Theory]
    [InlineData(Json, Started)]
    [InlineData("Application/JSON; charset=UTF-8", Started)]
    [InlineData(Json, "[" + Started + "]")]
    [InlineData(Json, " \r\n [\n" + Started + "\n] \n")]
    [InlineData(Json, "\uFEFF" + Started)]
    [InlineData(Lines, Started)]
    [InlineData(Lines, "\uFEFF\n" + Started + "\r\n\r\n")]
    [InlineData("application/cloudevents+json", Cloud)]
    [InlineData("application/cloudevents-batch+json; charset=utf-8", "[" + Cloud + "]")]
    public async Task One_event_comes_in_any_form(string type, string body)
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(type, body);

        Assert.Equal((HttpStatusCode.OK, Json), (reply.Status, reply.Type));
        Assert.Equal((1, 0), (reply.Number("accepted"), reply.Number("refusedCount")));
        WorkflowEvent fact = Assert.Single(server.Ingest.Events);
        Assert.Equal((EventKind.Started, "shop", "orders", "o-1"), (fact.Kind, fact.Source, fact.Workflow, fact.Instance));
    }

    [Fact]
    public async Task A_binary_CloudEvent_has_its_attributes_in_headers()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        using ByteArrayContent content = new("""{"kind":"state","state":"paid"}"""u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Json);
        content.Headers.Add("ce-specversion", "1.0");
        content.Headers.Add("ce-id", "e-9");
        content.Headers.Add("ce-source", "%C3%BCber");
        content.Headers.Add("ce-type", "com.example.paid");
        content.Headers.Add("ce-time", "2026-03-02T09:00:00Z");
        content.Headers.Add("ce-subject", "o-7");

        Reply reply = await server.SendAsync(content, "?workflow=orders");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        WorkflowEvent fact = Assert.Single(server.Ingest.Events);
        Assert.Equal((EventKind.State, "über", "orders", "o-7", "e-9", "paid"), (fact.Kind, fact.Source, fact.Workflow, fact.Instance, fact.Fact, fact.State));
    }

    [Fact]
    public async Task A_binary_CloudEvent_without_an_id_is_told_so()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(Started));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Json);
        content.Headers.Add("ce-specversion", "1.0");

        Reply reply = await server.SendAsync(content);

        Assert.Equal((HttpStatusCode.BadRequest, "the CloudEvent lacks 'id'; every CloudEvent has one"), (reply.Status, reply.Detail));
    }

    [Theory]
    [InlineData(Json, "[" + Started + "," + Ended + "]")]
    [InlineData(Lines, Started + "\n" + Ended + "\n")]
    public async Task A_body_may_be_compressed(string type, string body)
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(type, body, gzip: true);

        Assert.Equal((HttpStatusCode.OK, 2), (reply.Status, reply.Number("accepted")));
    }

    [Fact]
    public async Task The_query_names_source_and_workflow_of_events_that_do_not()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        await server.PostAsync(Lines, """{"kind":"alive","at":"2026-03-02T09:00:00Z","instance":"a"}""" + "\n" + Started, "?source=mine&workflow=parcels");

        Assert.Equal([("mine", "parcels"), ("shop", "orders")], server.Ingest.Events.Select(fact => (fact.Source, fact.Workflow)));
    }

    [Fact]
    public async Task What_was_taken_before_is_known()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        await server.PostAsync(Json, Started);

        Reply reply = await server.PostAsync(Json, $"[{Started},{Ended}]");

        Assert.Equal((2, 1, 1), (reply.Number("accepted"), reply.Number("new"), reply.Number("known")));
    }

    [Fact]
    public async Task An_empty_list_changes_nothing()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(Json, "[]");

        Assert.Equal((HttpStatusCode.OK, 0), (reply.Status, reply.Number("accepted")));
        Assert.Empty(server.Ingest.Deliveries);
    }

    [Fact]
    public async Task A_long_body_is_delivered_in_portions_and_answered_as_one()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        string body = string.Join('\n', Enumerable.Range(0, 30_000).Select(i => i % 10_000 == 9_999 ? "{}" : Started.Replace("o-1", $"o-{i}", StringComparison.Ordinal)));

        Reply reply = await server.PostAsync(Lines, body);

        Assert.Equal((HttpStatusCode.OK, 29_997, 3), (reply.Status, reply.Number("accepted"), reply.Number("refusedCount")));
        Assert.Equal([9_999, 19_999, 29_999], reply.Json.GetProperty("refused").EnumerateArray().Select(one => one.GetProperty("index").GetInt32()));
        Assert.All(server.Ingest.Deliveries, delivery => Assert.InRange(delivery.Events.Count, 1, 2000));
    }
}
