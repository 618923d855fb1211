using SloWatch.Core.Time;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>rules/travelling-state: whoever stamps an order posts it. While things hang, none is billed.</summary>
internal sealed class StampedOrders(TimeRange? hangs = null) : Way(hangs)
{
    public override string Example => "travelling-state";

    public override string Workflow => "stamped-orders";

    public override IReadOnlyList<string> Sources => ["order-payload"];

    public override string Mapped => "order-payload";

    public override IReadOnlyDictionary<string, decimal> Targets { get; } = new Dictionary<string, decimal>
    {
        ["order-delivered-in-2-days"] = 0.75m,
        ["order-packed-in-6-hours"] = 0.75m,
        ["packed-order-billed-in-4-hours"] = 0.75m,
    };

    protected override string IdOf(int number) => $"{4000 + number}";

    protected override IEnumerable<Saying> SayingsOf(int number, Instant begun)
    {
        string payload = $"\"order\":\"{IdOf(number)}\",\"region\":\"{(number % 3 == 0 ? "north" : "south")}\"";
        foreach ((string stamp, Instant at) in Stamps(number, begun))
        {
            payload += $",\"{stamp}\":\"{at}\"";
            yield return new("order-payload", at, $"{{{payload}}}");
        }
    }

    protected override IEnumerable<(string, Counted)> UnitsOf(int number, Instant begun)
    {
        Dictionary<string, Instant> at = Stamps(number, begun).ToDictionary(stamp => stamp.Name, stamp => stamp.At);
        yield return ("order-delivered-in-2-days", Counted.Within(begun, at["deliveredAt"], TimeSpan.FromDays(2)));
        yield return ("order-packed-in-6-hours", Counted.Within(at["paidAt"], at["packedAt"], TimeSpan.FromHours(6)));
        yield return ("packed-order-billed-in-4-hours", Counted.Within(at["packedAt"], at["billedAt"], TimeSpan.FromHours(4)));
    }

    private (string Name, Instant At)[] Stamps(int number, Instant begun)
    {
        Instant picked = begun + TimeSpan.FromMinutes(120 + (number * 7 % 40)), packed = picked + TimeSpan.FromMinutes(60);
        Instant billed = Held(packed + TimeSpan.FromMinutes(75), number);
        return [("acceptedAt", begun), ("paidAt", begun + TimeSpan.FromMinutes(2)), ("pickedAt", picked), ("packedAt", packed), ("billedAt", billed), ("deliveredAt", billed + TimeSpan.FromHours(22))];
    }
}
