using SloWatch.Core.Time;

namespace SloWatch.Testing.SampleOrders;

/// <summary>What went wrong in the four weeks; the README of the example tells it.</summary>
internal static class Mishaps
{
    /// <summary>A release of the payment service asked again before the card network had answered, and both charges went through.</summary>
    public static readonly TimeRange ChargedTwice = new(ShopHours.May(13, 9, 10), ShopHours.May(13, 20, 40));

    /// <summary>Twice as much is ordered.</summary>
    public const int SaleDay = 19;

    /// <summary>The conveyor of the warehouse stands, on the day of the sale.</summary>
    public static readonly TimeRange PickingStops = new(ShopHours.May(19, 12, 30), ShopHours.May(19, 18));

    /// <summary>The stock was counted wrong: articles are sold that are not there.</summary>
    public static readonly TimeRange Miscounted = new(ShopHours.May(23, 6), ShopHours.May(23, 20));

    /// <summary>A release of the shop sends what is ordered in the app to the warehouse before it is paid.</summary>
    public static readonly TimeRange PackedUnpaid = new(ShopHours.May(26, 8), ShopHours.May(27, 12));

    public static string VersionAt(Instant at) => at < PackedUnpaid.From ? "v11" : at < PackedUnpaid.To ? "v12" : "v13";
}
