namespace SloWatch.Testing.SampleOrders;

/// <summary>A step of an order: what it is called, which system does and reports it, and what the system says of it.</summary>
internal sealed record Work(string Step, string Source)
{
    public const string Shop = "shop";
    public const string Payments = "payments";
    public const string Warehouse = "warehouse";
    public const string Carrier = "carrier";

    public static readonly Work Reserve = new("reserve-stock", Warehouse);
    public static readonly Work Pick = new("pick", Warehouse);
    public static readonly Work Pack = new("pack", Warehouse);
    public static readonly Work Restock = new("restock", Warehouse) { Compensates = Reserve.Step };
    public static readonly Work Collect = new("collect", Carrier) { Dependency = "parcel-carrier" };
    public static readonly Work Deliver = new("deliver", Carrier) { Dependency = "parcel-carrier" };

    public string? Dependency { get; init; }

    public string? Run { get; init; }

    public string? OperationKey { get; init; }

    public string? Compensates { get; init; }

    /// <summary>All charges of an order are one operation: whoever repeats one must do so under its key.</summary>
    public static Work Charge(string order, int number) =>
        new("charge-card", Payments) { Dependency = "card-network", Run = $"charge-{number}", OperationKey = $"charge/{order}" };

    public static Work Refund(Work charge) => new("refund", Payments) { Dependency = "card-network", Compensates = charge.Run };
}
