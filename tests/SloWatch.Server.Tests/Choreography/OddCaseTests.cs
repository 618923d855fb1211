using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>What services tell that do not know of each other: twice, late, back and forth, and by the wrong key. On Monday noon, an hour after the case began.</summary>
public class OddCaseTests
{
    private const string Accepted = "\"order\":\"4729\",\"acceptedAt\":\"2026-03-02T11:00:00Z\"";
    private const string Paid = Accepted + ",\"paidAt\":\"2026-03-02T11:02:00Z\"";
    private const string Packed = Paid + ",\"pickedAt\":\"2026-03-02T11:20:00Z\",\"packedAt\":\"2026-03-02T11:30:00Z\"";

    [Theory]
    [InlineData("waiting for bill since 2026-03-02T11:30:00Z", Packed)]
    [InlineData("waiting for bill since 2026-03-02T11:30:00Z", Packed, Accepted, Paid, Packed)] // old messages come last
    [InlineData("waiting for bill since 2026-03-02T11:50:00Z", Packed, Paid + ",\"pickedAt\":\"2026-03-02T11:50:00Z\",\"packedAt\":\"2026-03-02T11:30:00Z\"")] // it went back to be picked again
    [InlineData("waiting for deliver since 2026-03-02T11:40:00Z", Paid, Paid + ",\"billedAt\":\"2026-03-02T11:40:00Z\"")] // nobody stamped it in between
    [InlineData("waiting for pay since 2026-03-02T11:00:00Z", Accepted, "\"order\":\"4729\",\"acceptedAt\":\"2026-03-02T11:00:00Z\",\"paidAt\":\"2026-03-03T11:00:00Z\"")] // a clock that is a day ahead
    public async Task A_payload_that_comes_in_any_order_and_shape_tells_where_its_order_is(string awaited, params string[] payloads)
    {
        await using LiveServer server = LiveServer.StartWith("travelling-state");
        await PostAsync(server, "order-payload", payloads);

        JsonElement where = await WhereAsync(server, "stamped-orders/4729");

        Assert.Equal((1, "2026-03-02T11:00:00Z"), (where.GetProperty("lives").GetInt32(), where.GetProperty("accepted").GetProperty("at").GetString()));
        Assert.Equal(awaited, Awaited(where));
    }

    [Fact]
    public async Task An_order_whose_first_stamp_was_corrected_is_one_order_whichever_message_comes_last()
    {
        string later = Paid.Replace("11:00:00", "11:01:00", StringComparison.Ordinal);
        foreach (string[] payloads in (string[][])[[Paid, later], [later, Paid]])
        {
            await using LiveServer server = LiveServer.StartWith("travelling-state");
            await PostAsync(server, "order-payload", payloads);

            JsonElement where = await WhereAsync(server, "stamped-orders/4729");

            Assert.Equal((1, "2026-03-02T11:01:00Z"), (where.GetProperty("lives").GetInt32(), where.GetProperty("accepted").GetProperty("at").GetString()));
            Assert.Equal("waiting for pick since 2026-03-02T11:02:00Z", Awaited(where));
        }
    }

    /// <summary>The number of the parcel may still tell whose it is; without one nothing can.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_two_orders_carry_as_their_key_belongs_to_neither_and_both_are_where_they_were(bool hasOther)
    {
        await using LiveServer server = LiveServer.StartWith("keyed-orders");
        await server.PostAsync(Order("A-1", "pay-1"), Order("A-2", "pay-1"));

        Reply reply = await server.PostAsync(hasOther ? Pack("pay-1", "P-1") : Pack("pay-1", "P-1").Replace(",\"parcel\":\"P-1\"", "", StringComparison.Ordinal));

        Assert.Equal(hasOther ? (0, 1) : (1, 0), (reply.Number("refusedCount"), server.Store.Anteroom.After("keyed-orders", 0, 10).Count));
        foreach (string order in (string[])["A-1", "A-2"])
        {
            Assert.Equal("waiting for pack since 2026-03-02T11:00:00Z", Awaited(await WhereAsync(server, $"keyed-orders/{order}")));
        }
    }

    [Fact]
    public async Task What_never_gets_its_key_waits_and_its_order_is_where_it_was()
    {
        await using LiveServer server = LiveServer.StartWith("keyed-orders");
        await server.PostAsync(Order("A-1", "pay-1"), Pack("pay-2", "P-2"));

        Assert.Equal("waiting for pack since 2026-03-02T11:00:00Z", Awaited(await WhereAsync(server, "keyed-orders/A-1")));
        Assert.Equal("pay-2", Assert.Single(server.Store.Anteroom.After("keyed-orders", 0, 10)).Keys[1].Value);
        server.Clock.Now += TimeSpan.FromDays(2.1);
        await server.PostAsync(Order("A-3", "pay-3"));
        Assert.Empty(server.Store.Anteroom.After("keyed-orders", 0, 10));
        Assert.Single(server.Store.Sources.Quarantine("packing-hall", 10));
    }

    /// <summary>It was packed in two parcels, and the carrier tells twice that it fetched the first.</summary>
    [Fact]
    public async Task A_step_that_is_done_twice_or_told_twice_is_one_step_that_is_done()
    {
        await using LiveServer server = LiveServer.StartWith("keyed-orders");
        await server.PostAsync(Order("A-1", "pay-1"), Pack("pay-1", "P-1"), Pack("pay-1", "P-2", 10));
        Assert.Equal("waiting for deliver since 2026-03-02T11:20:00Z", Awaited(await WhereAsync(server, "keyed-orders/A-1")));

        string fetched = "\"trackingNumber\":\"P-1\",\"status\":\"PICKED_UP\",\"scannedAt\":\"2026-03-02T11:40:00Z\"";
        await PostAsync(server, "parcel-service", fetched, fetched);

        JsonElement where = await WhereAsync(server, "keyed-orders/A-1");
        Assert.Equal("waiting for deliver since 2026-03-02T11:40:00Z", Awaited(where));
        Assert.Equal("parcel-service", where.GetProperty("progress").GetProperty("awaited").GetProperty("sources")[0].GetString());
        Assert.Single(where.GetProperty("openSteps").EnumerateArray());
    }

    /// <summary>The shop says of itself what the packing hall is asked for.</summary>
    [Fact]
    public async Task A_step_that_another_source_tells_of_is_done_by_what_was_told()
    {
        await using LiveServer server = LiveServer.StartWith("keyed-orders");
        await server.PostAsync(Order("A-1", "pay-1"), Pack("pay-1", "P-1").Replace("packing-hall", "web-shop", StringComparison.Ordinal));

        JsonElement where = await WhereAsync(server, "keyed-orders/A-1");

        Assert.Equal("waiting for deliver since 2026-03-02T11:10:00Z", Awaited(where));
        Assert.Empty(where.GetProperty("progress").GetProperty("awaited").GetProperty("sources").EnumerateArray());
    }

    private static string Order(string id, string payment) =>
        $$$"""{"kind":"started","at":"2026-03-02T11:00:00Z","source":"web-shop","workflow":"keyed-orders","instance":"{{{id}}}","keys":{"payment":"{{{payment}}}"}}""";

    private static string Pack(string payment, string parcel, int later = 0) =>
        $$$"""{"kind":"stepEnded","at":"2026-03-02T11:{{{10 + later}}}:00Z","source":"packing-hall","workflow":"keyed-orders","step":"pack","outcome":"completed","keys":{"payment":"{{{payment}}}","parcel":"{{{parcel}}}"}}""";

    private static async Task PostAsync(LiveServer server, string source, params string[] members)
    {
        Reply reply = await server.PostMessagesAsync(source, [.. members.Select(one => $"{{{one}}}")]);
        Assert.True(reply.Number("refusedCount") == 0, reply.Text);
        await server.TickAsync();
    }

    private static async Task<JsonElement> WhereAsync(LiveServer server, string instance) => (await server.JsonAsync($"/api/v1/instances/{instance}?asOf=2026-03-02T12:00Z")).GetProperty("where");

    private static string Awaited(JsonElement where) =>
        where.GetProperty("progress").GetProperty("awaited") is { ValueKind: JsonValueKind.Object } awaited ? $"waiting for {awaited.GetProperty("step")} since {awaited.GetProperty("since")}" : "";
}
