using SloWatch.Core.Time;
using SloWatch.Testing.SampleOrders;

namespace SloWatch.System.Tests.Examples;

/// <summary>What the rules of the example promise, counted from what its author knows of each order.</summary>
internal static class CountedOrders
{
    private static readonly SampleOrder[] Orders = [.. SampleOrders.Orders()];

    public static IReadOnlyDictionary<string, IEnumerable<CountedUnit<Instant>>> ByObjective { get; } = new Dictionary<string, IEnumerable<CountedUnit<Instant>>>
    {
        ["order-delivered-as-promised"] = Orders.Select(AsPromised),
        ["express-delivered-as-promised"] = Orders.Where(order => order.Express).Select(AsPromised),
        ["order-settled-in-7d"] = Orders.Select(Settled),
        ["order-succeeds"] = Orders.Select(Succeeds),
        ["card-charged-once"] = Orders.SelectMany(ChargedOnce),
        ["order-is-not-undone"] = Orders.Select(order => Without(order, order.Undone)),
        ["order-goes-the-declared-way"] = Orders.Select(order => Without(order, order.PackedUnpaid)),
    };

    private static CountedUnit<Instant> AsPromised(SampleOrder order)
    {
        Instant delivered = order.Delivered ?? Instant.Ever;
        Instant ended = order.Ended ?? Instant.Ever;
        return delivered <= order.Promised ? new(order.Placed, Decided.Good, delivered)
            : ended <= order.Promised ? new(order.Placed, Decided.LeftOut, ended)
            : new(order.Placed, Decided.Bad, order.Promised);
    }

    private static CountedUnit<Instant> Settled(SampleOrder order) => InTime(order, TimeSpan.FromDays(7), order.Result is null ? Decided.LeftOut : Decided.Good);

    private static CountedUnit<Instant> Succeeds(SampleOrder order) =>
        InTime(order, TimeSpan.FromDays(14), order.Result switch { "delivered" => Decided.Good, "refunded" => Decided.Bad, _ => Decided.LeftOut });

    private static CountedUnit<Instant> InTime(SampleOrder order, TimeSpan within, Decided ended)
    {
        Instant due = order.Placed + within;
        return order.Ended <= due ? new(order.Placed, ended, order.Ended.Value) : new(order.Placed, Decided.Bad, due);
    }

    private static IEnumerable<CountedUnit<Instant>> ChargedOnce(SampleOrder order) =>
        order.Charges.Select((charge, i) => i == 0 ? new CountedUnit<Instant>(charge.Begun, Decided.Good, charge.Ended) : new(charge.Begun, Decided.Bad, charge.Begun));

    /// <summary>Bad as soon as it happens, good when the order ends without it.</summary>
    private static CountedUnit<Instant> Without(SampleOrder order, Instant? happened) => happened is { } at
        ? new(order.Placed, Decided.Bad, at)
        : new(order.Placed, order.Result is null ? Decided.LeftOut : Decided.Good, order.Ended ?? Instant.Ever);
}
