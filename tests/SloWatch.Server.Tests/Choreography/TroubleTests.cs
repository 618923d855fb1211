using System.Text.Json;
using SloWatch.Testing.Histories;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>
/// A week of all three ways in one service, from Monday noon on. In one of them something hangs: what burns, what fires at which minute and is over,
/// what is said of it, where a case is in the midst of it, and that nobody hears of the other two.
/// </summary>
public class TroubleTests
{
    private const double Week = 7 * 24;

    /// <summary>Half a week, and a whole one where there is time.</summary>
    private static readonly double HalfWeek = Property.Long ? Week : Week / 2;

    /// <summary>From Tuesday noon to Saturday at eight no claim gets its answer. That those accepted since are late shows when their three days are over.</summary>
    [Fact]
    public async Task Claims_that_were_accepted_and_never_completed_burn_their_time_and_nothing_else()
    {
        Claims claims = new(Way.Hours(24, 116));
        Way[] all = [claims, new StampedOrders(), new KeyedOrders()];
        await using WayPlace place = new(all);

        await place.PlayAsync(90);

        JsonElement where = await place.WhereAsync(claims, claims.IdAt(10));
        Assert.Equal(("2026-03-02T22:00:00Z", "claims-desk"), Accepted(where));
        Assert.Equal(JsonValueKind.Null, where.GetProperty("completed").ValueKind);
        Assert.Equal((false, JsonValueKind.Null), (where.GetProperty("progress").GetProperty("seen").GetBoolean(), where.GetProperty("progress").GetProperty("awaited").ValueKind));
        Assert.Equal(["claim-answered-in-3-days"], where.GetProperty("bad").EnumerateArray().Select(unit => unit.GetProperty("objective").GetString()));
        Assert.Equal("exhausted", await place.StateAsync("claim-answered-in-3-days"));
        Assert.Equal("ok", await place.StateAsync("claim-gets-an-answer"));
        (string? cause, _, string sentence) = await place.DiagnosisAsync("claim-answered-in-3-days", "5% in 12h");
        Assert.Equal(("notClear", "Not clear: 3 bad of 3 instances are too few to tell a cause from chance."), (cause, sentence));
        Assert.Equal("Not clear: of 43 bad instances 43 stood where nobody tells, and nothing else sets most of them apart.", await place.SentenceNowAsync("claim-answered-in-3-days"));
        await place.AssertBudgetsAsync(90, all);

        await place.PlayAsync(Week);

        Assert.Equal("claims-desk", (await place.WhereAsync(claims, claims.IdAt(10))).GetProperty("completed").GetProperty("source").GetString());
        Assert.Equal(NaiveAlerts.Of(all, place.Now), place.Told);
        Assert.Equal(
            [
                "2026-03-05T16:21:00Z Fired Page claim-answered-in-3-days, 5% in 12h",
                "2026-03-05T16:21:00Z Fired Ticket claim-answered-in-3-days, budget spent",
                "2026-03-05T17:01:00Z Fired Ticket claim-answered-in-3-days, 15% in 3d",
                "2026-03-07T08:01:00Z Resolved Page claim-answered-in-3-days, 5% in 12h",
                "2026-03-07T08:07:00Z Resolved Ticket claim-answered-in-3-days, 15% in 3d",
            ],
            place.Told);
        await place.AssertBudgetsAsync(Week, all);
    }

    /// <summary>On Wednesday, from midnight to six in the evening, the billing service hangs.</summary>
    [Fact]
    public async Task When_billing_hangs_only_the_part_of_the_way_that_ends_with_the_bill_burns()
    {
        StampedOrders orders = new(Way.Hours(36, 54));
        Way[] all = [new Claims(), orders, new KeyedOrders()];
        await using WayPlace place = new(all);

        await place.PlayAsync(53);

        JsonElement where = await place.WhereAsync(orders, orders.IdAt(33));
        Assert.Equal(("2026-03-03T21:00:00Z", "order-payload"), Accepted(where));
        Assert.Equal("3 of 5 done, waiting for bill since 2026-03-04T00:13:00Z, source order-payload, owner billing", Progress(where));
        Assert.Equal(("exhausted", "ok", "ok"), (await place.StateAsync("packed-order-billed-in-4-hours"), await place.StateAsync("order-packed-in-6-hours"), await place.StateAsync("order-delivered-in-2-days")));
        (string? cause, string? subject, _) = await place.DiagnosisAsync("packed-order-billed-in-4-hours", "5% in 12h");
        Assert.Equal(("stuck", "after pack"), (cause, subject));
        await place.AssertBudgetsAsync(53, all);

        await place.PlayAsync(HalfWeek);

        Assert.Equal("5 of 5 done", Progress(await place.WhereAsync(orders, orders.IdAt(33))));
        Assert.Equal(NaiveAlerts.Of(all, place.Now), place.Told);
        Assert.Equal(
            [
                "2026-03-04T09:39:00Z Fired Page packed-order-billed-in-4-hours, 5% in 12h",
                "2026-03-04T13:16:00Z Fired Ticket packed-order-billed-in-4-hours, budget spent",
                "2026-03-04T18:02:00Z Resolved Page packed-order-billed-in-4-hours, 5% in 12h",
                "2026-03-05T04:36:00Z Resolved Ticket packed-order-billed-in-4-hours, budget spent",
            ],
            place.Told);
        await place.AssertBudgetsAsync(HalfWeek, all);
    }

    /// <summary>On Wednesday, from midnight to eight in the evening, the carrier fetches nothing, and still delivers what it has.</summary>
    [Fact]
    public async Task When_the_carrier_fetches_nothing_only_the_hand_over_burns()
    {
        KeyedOrders orders = new(Way.Hours(36, 56));
        Way[] all = [new Claims(), new StampedOrders(), orders];
        await using WayPlace place = new(all);

        await place.PlayAsync(55);

        JsonElement where = await place.WhereAsync(orders, orders.IdAt(33));
        Assert.Equal(("2026-03-03T21:00:00Z", "web-shop"), Accepted(where));
        Assert.Equal("1 of 2 done, waiting for deliver since 2026-03-03T23:13:00Z, source parcel-service, owner web-shop", Progress(where));
        Assert.Equal(("exhausted", "ok"), (await place.StateAsync("parcel-picked-up-in-12-hours"), await place.StateAsync("order-at-the-door-in-2-days")));
        (string? cause, string? subject, _) = await place.DiagnosisAsync("parcel-picked-up-in-12-hours", "5% in 12h");
        Assert.Equal(("stuck", "after pack"), (cause, subject));
        await place.AssertBudgetsAsync(55, all);

        await place.PlayAsync(HalfWeek);

        where = await place.WhereAsync(orders, orders.IdAt(33));
        Assert.Equal(("2 of 2 done", "parcel-service"), (Progress(where), where.GetProperty("completed").GetProperty("source").GetString()));
        Assert.Equal(NaiveAlerts.Of(all, place.Now), place.Told);
        Assert.Equal(
            [
                "2026-03-04T11:00:00Z Fired Page parcel-picked-up-in-12-hours, 5% in 12h",
                "2026-03-04T16:53:00Z Fired Ticket parcel-picked-up-in-12-hours, budget spent",
                "2026-03-04T20:02:00Z Resolved Page parcel-picked-up-in-12-hours, 5% in 12h",
                "2026-03-05T00:23:00Z Resolved Ticket parcel-picked-up-in-12-hours, budget spent",
            ],
            place.Told);
        Assert.Empty(place.Waiting(orders));
        await place.AssertBudgetsAsync(HalfWeek, all);
    }

    private static (string? At, string? Source) Accepted(JsonElement where) => (where.GetProperty("accepted").GetProperty("at").GetString(), where.GetProperty("accepted").GetProperty("source").GetString());

    private static string Progress(JsonElement where)
    {
        JsonElement progress = where.GetProperty("progress"), awaited = progress.GetProperty("awaited");
        string done = $"{progress.GetProperty("done")} of {progress.GetProperty("declared")} done";
        return awaited.ValueKind == JsonValueKind.Null ? done : $"{done}, waiting for {awaited.GetProperty("step")} since {awaited.GetProperty("since")}, source {Names(awaited, "sources")}, owner {Names(awaited, "owners")}";
    }

    private static string Names(JsonElement of, string member) => string.Join(" or ", of.GetProperty(member).EnumerateArray());
}
