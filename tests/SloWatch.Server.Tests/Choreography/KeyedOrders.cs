using SloWatch.Core.Time;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>rules/keyed-orders: a shop, a packing hall and a carrier without a number in common. While things hang, the carrier fetches nothing, and still delivers what it has.</summary>
internal sealed class KeyedOrders(TimeRange? hangs = null) : Way(hangs)
{
    public override string Example => "keyed-orders";

    public override string Workflow => "keyed-orders";

    public override IReadOnlyList<string> Sources => ["web-shop", "packing-hall", "parcel-service"];

    public override string Mapped => "parcel-service";

    public override IReadOnlyDictionary<string, decimal> Targets { get; } = new Dictionary<string, decimal> { ["order-at-the-door-in-2-days"] = 0.8m, ["parcel-picked-up-in-12-hours"] = 0.8m };

    protected override string IdOf(int number) => $"A-{4000 + number}";

    protected override IEnumerable<Saying> SayingsOf(int number, Instant begun)
    {
        (Instant packed, Instant fetched, Instant delivered) = Moments(number, begun);
        Instant paid = begun + TimeSpan.FromSeconds(40), onTheRoad = fetched + TimeSpan.FromSeconds(30);
        yield return Event("web-shop", begun, $"\"kind\":\"started\",\"instance\":\"{IdOf(number)}\"");
        yield return Event("web-shop", paid, $"\"kind\":\"updated\",\"instance\":\"{IdOf(number)}\",\"keys\":{{\"payment\":\"pay-{number}\"}}");
        yield return Event("packing-hall", packed, $"\"kind\":\"stepEnded\",\"step\":\"pack\",\"outcome\":\"completed\",\"keys\":{{\"payment\":\"pay-{number}\",\"parcel\":\"P-{number}\"}}");
        yield return Scan(number, fetched, "PICKED_UP");
        yield return Scan(number, onTheRoad, "IN_TRANSIT");
        yield return Scan(number, delivered, "DELIVERED");
    }

    protected override IEnumerable<(string, Counted)> UnitsOf(int number, Instant begun)
    {
        (Instant packed, Instant fetched, Instant delivered) = Moments(number, begun);
        yield return ("order-at-the-door-in-2-days", Counted.Within(begun, delivered, TimeSpan.FromDays(2)));
        yield return ("parcel-picked-up-in-12-hours", Counted.Within(packed, fetched, TimeSpan.FromHours(12)));
    }

    private static Saying Event(string source, Instant at, string more) => new(source, at, $$"""{"source":"{{source}}","workflow":"keyed-orders","at":"{{at}}",{{more}}}""");

    private static Saying Scan(int number, Instant at, string status) => new("parcel-service", at, $$"""{"trackingNumber":"P-{{number}}","status":"{{status}}","scannedAt":"{{at}}","depot":"Utrecht"}""");

    private (Instant Packed, Instant Fetched, Instant Delivered) Moments(int number, Instant begun)
    {
        Instant packed = begun + TimeSpan.FromMinutes(120 + (number * 7 % 40)), fetched = Held(packed + TimeSpan.FromHours(3), number);
        return (packed, fetched, fetched + TimeSpan.FromHours(17));
    }
}
