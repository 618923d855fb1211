using SloWatch.Testing.Histories;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>It does not matter in which order, how often, and how late beside the others a source tells.</summary>
public class DisorderTests
{
    public static TheoryData<string, int, double> Troubles => new() { { nameof(Claims), 1, 118 }, { nameof(StampedOrders), 2, 56 }, { nameof(KeyedOrders), 3, 58 } };

    /// <summary>Each source tells two minutes later than the one before, as its watermarks say, shuffled, and much of it again.</summary>
    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Alerts_and_budgets_are_those_of_what_happened(string name, int seed, double untilHour)
    {
        Way way = WayOf(name);
        Dice dice = new(seed);
        await using WayPlace place = new([way], (_, source) => new(way, source) { Disorder = dice, Lag = TimeSpan.FromMinutes(2 * way.Sources.ToList().IndexOf(source)) })
        {
            Step = TimeSpan.FromMinutes(way.Sources.Count > 1 ? 10 : 15),
        };

        await place.PlayAsync(untilHour + 0.25);

        Assert.Equal(NaiveAlerts.Of([way], Way.Hour(untilHour)), place.Told);
        Assert.NotEmpty(place.Told);
        await place.AssertBudgetsAsync(untilHour, way);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task In_one_heap_it_gives_the_same_budgets(string name, int seed, double untilHour)
    {
        Way way = WayOf(name);
        Dice dice = new(seed);
        await using WayPlace place = new([way], (_, source) => new(way, source) { Disorder = dice });

        await place.TellAllAsync(untilHour);

        await place.AssertBudgetsAsync(untilHour, way);
        Assert.Empty(place.Waiting(way));
    }

    private static Way WayOf(string name) => name switch
    {
        nameof(Claims) => new Claims(Way.Hours(24, 116)),
        nameof(StampedOrders) => new StampedOrders(Way.Hours(36, 54)),
        _ => new KeyedOrders(Way.Hours(36, 56)),
    };
}
