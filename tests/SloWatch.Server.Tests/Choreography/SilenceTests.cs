using System.Text.Json;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>A source falls silent from Tuesday noon on, longer than a case may stand where it tells of it. Work goes on all the time, and nothing is late.</summary>
public class SilenceTests
{
    private const double From = 24;

    [Theory]
    [InlineData("claims-desk", 78)]
    [InlineData("order-payload", 34)]
    [InlineData("web-shop", 34)]
    [InlineData("packing-hall", 34)]
    [InlineData("parcel-service", 40)]
    public async Task What_is_not_heard_is_neither_well_nor_late_and_the_others_are_as_they_are(string silent, double to)
    {
        Way way = ((Way[])[new Claims(), new StampedOrders(), new KeyedOrders()]).Single(one => one.Sources.Contains(silent));
        Way[] all = [way, way is Claims ? new StampedOrders() : new Claims()];
        await using WayPlace place = new(all, (of, source) => new(of, source) { Silent = source == silent ? Way.Hours(From, to) : null });

        await place.PlayAsync(to - 1);

        Assert.Equal([$"{Way.Hour(From + 0.25)} Fired Page {silent}, stale"], place.Told);
        foreach ((Way of, string objective) in all.SelectMany(of => of.Targets.Keys.Select(objective => (of, objective))))
        {
            Assert.Equal((objective, of == way ? "unknown" : "ok"), (objective, await place.StateAsync(objective)));
            Assert.True(await place.BadAsync(objective) <= Counted.At(of.Units()[objective], place.Now).Bad, objective);
        }

        Assert.Equal($"source {silent}: it is complete only up to {Way.Hour(From - 0.25)}", place.Unknown()[way.Workflow]);
        Assert.All(all.Where(of => of != way), of => Assert.Null(place.Unknown()[of.Workflow]));
        JsonElement where = await place.WhereAsync(way, way.IdAt(From - 1));
        Assert.Equal($"{Way.Hour(From - 0.25)}", where.GetProperty("completeUpTo").GetString());
        Assert.Empty(where.GetProperty("bad").EnumerateArray());

        await place.PlayAsync(to + 1);

        Assert.Equal([$"{Way.Hour(From + 0.25)} Fired Page {silent}, stale", $"{Way.Hour(to)} Resolved Page {silent}, stale"], place.Told);
        Assert.Empty(place.Waiting(way));
        await place.AssertBudgetsAsync(to + 1, all);
    }
}
