using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>Orders that are handed over to shipping, and what becomes of them.</summary>
internal static class Relay
{
    public const string Orders = "orders";
    public const string Shipping = "shipping";

    private static readonly Workflow Giving = new(Orders);

    public static readonly Measurement Handoff = Measure.By(Giving, "handoff", ("toWorkflow", Shipping), ("within", "30m"));
    public static readonly Measurement ByKey = Measure.By(Giving, "handoff", ("toWorkflow", Shipping), ("key", "parcel"), ("within", "30m"));
    public static readonly Measurement InAnHour = Measure.By(Giving, "cycleTime", ("within", "1h"));
    public static readonly RuleSet Rules = ImportPlace.Rules(Handoff, ByKey, InAnHour);

    public static readonly Tally Good = new(1, 1, 0, 0, 0);
    public static readonly Tally Bad = new(1, 0, 1, 0, 0);
    public static readonly Tally Late = new(1, 0, 1, 0, 1);
    public static readonly Tally Excluded = new(1, 0, 0, 1, 0);
    public static readonly Tally Pending = new(1, 0, 0, 0, 0);

    /// <summary>Ended at half past nine.</summary>
    public static WorkflowEvent[] Order(string key = "K-1", string id = "o-1") =>
        Facts(Orders, Case.Of(id).Started("09:00").From("shop").BusinessKey(key).CorrelationKey("parcel", $"parcel of {key}").Ended("09:30").From("shop"));

    public static WorkflowEvent[] Shipment(string at, string key = "K-1", string id = "s-1") => Facts(Shipping, Begun(at, key, id));

    public static Case Begun(string at, string key = "K-1", string id = "s-1") =>
        Case.Of(id).Started(at).From("carrier").Fact("start").BusinessKey(key).CorrelationKey("parcel", $"parcel of {key}").State("packed", at).From("carrier");

    public static WorkflowEvent[] Facts(string workflow, Case told) => [.. told.Facts.Select(fact => fact with { Workflow = workflow })];

    public static WorkflowEvent Gap(string workflow, string from, string to) =>
        Some.Fact(EventKind.Gap, to, instance: "") with { Workflow = workflow, Source = "carrier", Details = new EventDetails { From = Monday.At(from) } };

    public static Tally Sum(this ImportPlace place, Measurement measurement) => place.Read(store => store.Ledger.Sum(measurement.Hash, Instant.Never, Instant.Ever));
}
