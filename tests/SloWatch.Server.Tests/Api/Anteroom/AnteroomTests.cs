using System.Net;
using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api.Anteroom;

/// <summary>Events without an instance, over HTTP.</summary>
public class AnteroomTests
{
    [Fact]
    public async Task What_waits_is_answered_as_taken_listed_counted_and_given_to_its_case()
    {
        await using LiveServer server = await StartAsync();
        Reply reply = await server.PostAsync(Packed("P-1"), Packed("P-2"), Packed("P-1"));
        Assert.Equal((3, 2, 1), (reply.Number("accepted"), reply.Number("new"), reply.Number("known")));

        JsonElement listed = await server.JsonAsync("/api/v1/anteroom?workflow=orders&limit=1");
        Assert.Equal(2, listed.GetProperty("count").GetInt32());
        Assert.Equal("P-1", KeyOf(Assert.Single(listed.GetProperty("waiting").EnumerateArray())));
        listed = await server.JsonAsync($"/api/v1/anteroom?cursor={listed.GetProperty("next")}");
        Assert.Equal("P-2", KeyOf(Assert.Single(listed.GetProperty("waiting").EnumerateArray())));
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("next").ValueKind);
        Assert.Contains("slowatch_anteroom_events{source=\"shop\",workflow=\"orders\"} 2", (await server.GetAsync("/metrics")).Text, StringComparison.Ordinal);

        await server.PostAsync(LiveServer.Event("started", "o-1", -20, Keys("P-1")), LiveServer.Event("started", "o-2", -20, Keys("P-3")), LiveServer.Event("started", "o-3", -20, Keys("P-3")));

        JsonElement source = (await server.JsonAsync("/api/v1/sources")).GetProperty("sources")[0];
        Assert.Equal((1, 6), (source.GetProperty("waiting").GetInt32(), source.GetProperty("eventsSinceStart").GetInt32()));
        Assert.Equal(2, (await server.JsonAsync("/api/v1/instances/orders/o-1")).GetProperty("facts").GetArrayLength());
        JsonElement shared = Assert.Single((await server.JsonAsync("/api/v1/anteroom")).GetProperty("shared").EnumerateArray());
        Assert.Equal(("orders", "parcel", "P-3", 2), (shared.GetProperty("workflow").GetString(), shared.GetProperty("key").GetString(), shared.GetProperty("value").GetString(), shared.GetProperty("cases").GetInt32()));
        await server.AuditAsync();
    }

    [Fact]
    public async Task A_cloud_event_without_a_subject_finds_its_case_too()
    {
        await using LiveServer server = await StartAsync();
        await server.PostAsync(LiveServer.Event("started", "o-1", -20, Keys("P-1")));
        using StringContent cloud = new("""{"specversion":"1.0","id":"1","source":"carrier","type":"org.slowatch.ended","time":"2026-03-02T11:50:00Z","data":{"workflow":"orders","outcome":"completed","keys":{"parcel":"P-1"}}}""", global::System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/cloudevents+json"));
        using HttpResponseMessage answer = await server.Client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), cloud);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal("ended", (await server.JsonAsync("/api/v1/instances?workflow=orders&id=o-1")).GetProperty("instances")[0].GetProperty("standing").GetString());
    }

    [Fact]
    public async Task What_forgot_its_instance_is_refused_at_once()
    {
        await using LiveServer server = LiveServer.Start();

        Reply reply = await server.PostAsync(Packed("P-1"));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains("the rules have no 'correlateBy' for the Workflow 'orders'", reply.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync("/api/v1/anteroom?cursor=x")).Status);
    }

    private static async Task<LiveServer> StartAsync()
    {
        LiveServer server = LiveServer.Start();
        await File.WriteAllTextAsync(Path.Combine(server.Rules, "orders.yaml"), OrderRules.Text.Replace("steps: [pack]", "steps: [pack]\ncorrelateBy: [parcel]", StringComparison.Ordinal));
        await server.LookAtRulesAsync();
        await server.LookAtRulesAsync();
        return server;
    }

    private static string Packed(string parcel) =>
        LiveServer.Event("stepEnded", "", -10, $",\"step\":\"pack\",\"outcome\":\"completed\"{Keys(parcel)}").Replace(",\"instance\":\"\"", "", StringComparison.Ordinal);

    private static string Keys(string parcel) => $$""","keys":{"parcel":"{{parcel}}"}""";

    private static string? KeyOf(JsonElement waiting) => waiting.GetProperty("event").GetProperty("keys").GetProperty("parcel").GetString();
}
