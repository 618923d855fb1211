using System.Net;
using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api;

/// <summary>Questions that the service answers from what was delivered.</summary>
public class ReadingTests
{
    private static readonly string[] Story =
    [
        LiveServer.Event("started", "o-1", -180, ",\"businessKey\":\"A-1\",\"attributes\":{\"channel\":\"web\"}"),
        LiveServer.Event("ended", "o-1", -150, ",\"outcome\":\"completed\""),
        LiveServer.Event("started", "o-2", -170, ",\"attributes\":{\"channel\":\"shop\"}"),
        LiveServer.Event("state", "o-2", -165, ",\"state\":\"received\""),
        LiveServer.Event("started", "o-3", -100, ",\"attributes\":{\"channel\":\"web\"}"),
        LiveServer.Event("ended", "o-3", -20, ",\"outcome\":\"completed\""),
        LiveServer.Event("started", "o-4", -30),
        LiveServer.Watermark(-5),
    ];

    [Fact]
    public async Task Objectives_stand_as_far_as_the_source_is_complete()
    {
        await using LiveServer server = await Told();

        JsonElement report = await server.JsonAsync("/api/v1/objectives");

        Assert.Equal("2026-03-02T11:55:00Z", report.GetProperty("asOf").GetString());
        Assert.Equal(["orders-in-an-hour", "orders-in-an-hour-strict"], report.GetProperty("objectives").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal((1, 2, 1), Counts(report.GetProperty("objectives")[0]));
        Assert.Equal(JsonSerializer.Serialize(report.GetProperty("objectives")[1]), JsonSerializer.Serialize(await server.JsonAsync("/api/v1/objectives/orders-in-an-hour-strict")));
    }

    [Fact]
    public async Task An_earlier_moment_and_a_workflow_can_be_asked_for()
    {
        await using LiveServer server = await Told();

        Assert.Equal((1, 0, 1), Counts((await server.JsonAsync("/api/v1/objectives?asOf=2026-03-02T10:00Z&workflow=orders")).GetProperty("objectives")[0]));
        Assert.Empty((await server.JsonAsync("/api/v1/objectives?workflow=returns")).GetProperty("objectives").EnumerateArray());
    }

    [Theory]
    [InlineData("/api/v1/objectives/order-in-an-hour", 404, "no objective is called 'order-in-an-hour'; write 'orders-in-an-hour'")]
    [InlineData("/api/v1/objectives?asOf=noon", 400, "'asOf' is 'noon', which is no time; write one such as 2012-01-15T00:00Z, with a plus of an offset as %2B")]
    [InlineData("/api/v1/objectives?asOf=2026-03-02T11:00:30Z", 400, "'asOf' is 2026-03-02T11:00:30Z, which is no full minute; use 2026-03-02T11:00:00Z or 2026-03-02T11:01:00Z")]
    [InlineData("/api/v1/objectives?as-of=noon", 400, "'as-of' is no parameter of /api/v1/objectives; write 'asOf'")]
    [InlineData("/api/v1/objectives?workflow=", 400, "'workflow' is empty; write it or leave it out")]
    [InlineData("/api/v1/objectives?workflow=a&workflow=b", 400, "'workflow' stands twice; write it once")]
    [InlineData("/api/v1/violations?limit=0", 400, "'limit' is '0'; write a whole number from 1 to 1000")]
    [InlineData("/api/v1/violations?cursor=abc", 400, "'cursor' is none that an answer gave; use the 'next' of an answer as it is, or leave it out to begin anew")]
    [InlineData("/api/v1/instances?attribute=web", 400, "'attribute' is 'web'; write its name and its value, such as channel:web")]
    [InlineData("/api/v1/instances?standing=gone", 400, "'standing' is 'gone'; use one of: open, ended")]
    [InlineData("/api/v1/instances/orders/o-9", 404, "there is no instance 'o-9' of 'orders'; look for it with /api/v1/instances?id=")]
    [InlineData("/api/v1/objectives/orders-in-an-hour/series?step=1.5m", 400, null)]
    [InlineData("/api/v1/objectives/orders-in-an-hour/series?from=2026-03-02T11:00Z&to=2026-03-02T10:00Z", 400, "'from' (2026-03-02T11:00:00Z) is after 'to' (2026-03-02T10:00:00Z); write an earlier one")]
    [InlineData("/api/v1/objectives/orders-in-an-hour/series?step=1m", 400, "that would be more than 2000 points; ask for less at once, or write a 'step' of at least 6m")]
    [InlineData("/nothing.html", 404, "there is nothing at /nothing.html; /openapi/v1.json tells what there is")]
    [InlineData("/api/v1/nothing", 404, "there is nothing at /api/v1/nothing; /openapi/v1.json tells what there is")]
    public async Task What_cannot_be_answered_is_told_with_its_remedy(string path, int status, string? detail)
    {
        await using LiveServer server = await Told();

        Reply reply = await server.GetAsync(path);

        Assert.Equal((status, "application/problem+json"), ((int)reply.Status, reply.Type));
        Assert.Equal(detail ?? reply.Detail, reply.Detail);
    }

    [Theory]
    [InlineData("GET", "/api/v1/events", "POST")]
    [InlineData("DELETE", "/api/v1/instances/orders/a/b", "GET")]
    public async Task What_is_asked_in_another_way_is_told_how(string method, string path, string allowed)
    {
        await using LiveServer server = LiveServer.Start();
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        using HttpResponseMessage answer = await server.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, allowed), (answer.StatusCode, answer.Content.Headers.Allow.Single()));
        Assert.Equal($"{path} is not for {method}; use {allowed}", (await Reply.ReadAsync(answer)).Detail);
    }

    [Fact]
    public async Task Whoever_has_the_answer_already_is_told_so()
    {
        await using LiveServer server = await Told();
        Reply first = await server.GetAsync("/api/v1/objectives");
        string tag = first.Headers.ETag!.Tag;

        Reply same = await server.GetAsync("/api/v1/objectives", ifNoneMatch: tag);
        await server.PostAsync(LiveServer.Event("ended", "o-4", -4, ",\"outcome\":\"failed\""), LiveServer.Watermark(-3));
        Reply changed = await server.GetAsync("/api/v1/objectives", ifNoneMatch: tag);

        Assert.Equal((HttpStatusCode.NotModified, ""), (same.Status, same.Text));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(tag, changed.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_series_says_at_each_point_what_a_report_of_it_says()
    {
        await using LiveServer server = await Told();

        JsonElement series = await server.JsonAsync("/api/v1/objectives/orders-in-an-hour/series?from=2026-03-02T09:00Z&to=2026-03-02T11:55Z&step=25m");

        Assert.Equal(8, series.GetProperty("points").GetArrayLength());
        foreach (JsonElement point in series.GetProperty("points").EnumerateArray())
        {
            JsonElement report = await server.JsonAsync($"/api/v1/objectives/orders-in-an-hour?asOf={point.GetProperty("at").GetString()}");
            Assert.Equal(report.GetProperty("sli").GetRawText(), point.GetProperty("sli").GetRawText());
            Assert.Equal(report.GetProperty("budget").GetProperty("remainingRatio").GetRawText(), point.GetProperty("budgetRemainingRatio").GetRawText());
            Assert.Equal((report.GetProperty("good").GetInt32(), report.GetProperty("bad").GetInt32()), (point.GetProperty("good").GetInt32(), point.GetProperty("bad").GetInt32()));
        }

        Assert.Equal(3, series.GetProperty("points").EnumerateArray().Sum(point => point.GetProperty("stepGood").GetInt32() + point.GetProperty("stepBad").GetInt32()));
    }

    [Fact]
    public async Task A_series_that_is_asked_for_nothing_covers_its_window_in_a_few_points()
    {
        await using LiveServer server = await Told();

        JsonElement series = await server.JsonAsync("/api/v1/objectives/orders-in-an-hour/series");

        Assert.Equal((3600, 169), (series.GetProperty("stepSeconds").GetInt32(), series.GetProperty("points").GetArrayLength()));
        Assert.Equal("2026-03-02T11:55:00Z", series.GetProperty("points")[168].GetProperty("at").GetString());
    }

    [Fact]
    public async Task Violations_tell_what_is_bad_for_whom_newest_first()
    {
        await using LiveServer server = await Told();

        JsonElement violations = await server.JsonAsync("/api/v1/violations");

        Assert.Equal(["o-3", "o-2"], violations.GetProperty("violations").EnumerateArray().Select(one => one.GetProperty("instance").GetString()));
        JsonElement late = violations.GetProperty("violations")[0];
        Assert.Equal("[\"orders-in-an-hour\",\"orders-in-an-hour-strict\"]", JsonSerializer.Serialize(late.GetProperty("objectives")));
        Assert.Equal(("2026-03-02T11:20:00Z", 1200), (late.GetProperty("at").GetString(), late.GetProperty("lateSeconds").GetInt32()));
        Assert.Single((await server.JsonAsync("/api/v1/violations?objective=orders-in-an-hour&to=2026-03-02T11:20Z")).GetProperty("violations").EnumerateArray());
        Assert.Single((await server.JsonAsync("/api/v1/violations?from=2026-03-02T11:20Z")).GetProperty("violations").EnumerateArray());
    }

    [Fact]
    public async Task What_was_taken_back_altogether_is_void_and_neither_open_nor_ended()
    {
        await using LiveServer server = await Told();
        await server.PostAsync(LiveServer.Event("started", "wrong", -40, ",\"fact\":\"s\",\"rev\":1"), LiveServer.Event("started", "wrong", -40, ",\"fact\":\"s\",\"rev\":2,\"void\":true"));

        JsonElement row = (await server.JsonAsync("/api/v1/instances?id=wrong")).GetProperty("instances")[0];
        Assert.Equal(("void", null), (row.GetProperty("standing").GetString(), row.GetProperty("firstSeen").GetString()));
        Assert.Equal("void", (await server.JsonAsync("/api/v1/instances/orders/wrong")).GetProperty("where").GetProperty("standing").GetString());
        Assert.Empty((await server.JsonAsync("/api/v1/instances?id=wrong&standing=open")).GetProperty("instances").EnumerateArray());
        JsonElement counted = (await server.JsonAsync("/api/v1/status")).GetProperty("workflows").EnumerateArray().Single(workflow => workflow.GetProperty("name").GetString() == "orders").GetProperty("instances");
        Assert.Equal((2, 2), (counted.GetProperty("open").GetInt32(), counted.GetProperty("ended").GetInt32()));
    }

    [Fact]
    public async Task Of_a_very_long_case_the_newest_facts_are_told()
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync([.. Enumerable.Range(0, 2100).Select(number => LiveServer.Event("state", "o-1", -180 + (number / 100d), $",\"state\":\"s-{number}\""))]);

        JsonElement told = await server.JsonAsync("/api/v1/instances/orders/o-1");

        Assert.Equal((2000, 100, 0), (told.GetProperty("facts").GetArrayLength(), told.GetProperty("factsLeftOut").GetInt32(), told.GetProperty("unitsLeftOut").GetInt32()));
        Assert.Contains("s-2099", told.GetProperty("facts")[1999].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_instance_is_told_with_its_units_its_place_and_its_facts()
    {
        await using LiveServer server = await Told();

        JsonElement order = await server.JsonAsync("/api/v1/instances/orders/o-2");

        Assert.Equal("bad", order.GetProperty("units")[0].GetProperty("verdict").GetString());
        Assert.Equal("received", order.GetProperty("where").GetProperty("states")[0].GetProperty("state").GetString());
        Assert.Equal(2, order.GetProperty("facts").GetArrayLength());
        Assert.Equal("pending", (await server.JsonAsync("/api/v1/instances/orders/o-2?asOf=2026-03-02T10:00Z")).GetProperty("units")[0].GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a/b", "a/b")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("ü 🚲?#", "%C3%BC%20%F0%9F%9A%B2%3F%23")]
    [InlineData("a+b", "a+b")]
    public async Task An_id_is_what_it_is(string id, string written)
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync(LiveServer.Event("started", id, -10));

        Assert.Equal(id, (await server.JsonAsync($"/api/v1/instances/orders/{written}")).GetProperty("instance").GetString());
    }

    [Fact]
    public async Task Sources_tell_how_far_they_are_complete()
    {
        await using LiveServer server = await Told();
        await server.PostAsync("""{"kind":"startd","source":"shop"}""");

        JsonElement shop = (await server.JsonAsync("/api/v1/sources")).GetProperty("sources")[0];

        Assert.Equal(("shop", "2026-03-02T11:55:00Z", 300), (shop.GetProperty("name").GetString(), shop.GetProperty("completeUpTo").GetString(), shop.GetProperty("lagSeconds").GetInt32()));
        Assert.Equal((1, 8), (shop.GetProperty("refused").GetInt32(), shop.GetProperty("eventsSinceStart").GetInt32()));
    }

    [Fact]
    public async Task Rules_schemas_status_and_alerts_are_told()
    {
        await using LiveServer server = await Told();

        JsonElement rules = await server.JsonAsync("/api/v1/rules");
        Assert.Equal(("orders", JsonValueKind.Null), (rules.GetProperty("workflows")[0].GetProperty("name").GetString(), rules.GetProperty("refused").ValueKind));
        Assert.Equal("A workflow event", (await server.JsonAsync("/api/v1/schemas/event")).GetProperty("title").GetString());
        Assert.Equal("A document of SloWatch rules", (await server.JsonAsync("/api/v1/schemas/rules")).GetProperty("title").GetString());
        Assert.Equal("orders", (await server.JsonAsync("/api/v1/status")).GetProperty("workflows")[0].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Array, (await server.JsonAsync("/api/v1/alerts?all=true&workflow=orders")).GetProperty("alerts").ValueKind);
        Assert.Equal(JsonValueKind.Array, (await server.JsonAsync("/api/v1/alerts/transitions?workflow=orders&limit=5")).GetProperty("transitions").ValueKind);
    }

    private static async Task<LiveServer> Told()
    {
        LiveServer server = LiveServer.Start();
        Assert.Equal(Story.Length, (await server.PostAsync(Story)).Number("accepted"));
        return server;
    }

    private static (int Good, int Bad, int Pending) Counts(JsonElement objective) =>
        (objective.GetProperty("good").GetInt32(), objective.GetProperty("bad").GetInt32(), objective.GetProperty("pending").GetInt32());
}
