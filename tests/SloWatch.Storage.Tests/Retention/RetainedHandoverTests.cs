using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Retention;

/// <summary>Who took over is told anew with each change of whoever handed over, and so has to be there.</summary>
public class RetainedHandoverTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void One_that_took_over_stays_as_long_as_the_one_it_took_over_from_and_they_go_together()
    {
        using LivePlace live = new(Relay.Rules, "09:00", Days.Ten);
        live.Deliver([.. Relay.Order(), .. Relay.Order("K-2", "o-2")]);
        live.Deliver([.. Ended(Relay.Shipment("09:40")), .. Ended(Relay.Shipment("09:40", "K-2", "s-2"))]);
        live.Deliver([Some.Fact(EventKind.Reopened, "5d 00:00", "o-2") with { Workflow = Relay.Orders, Source = "shop" }]); // it never ends again
        EndOf(live, 30);
        Tally before = live.Place.Sum(Relay.Handoff);

        live.Retain();

        Assert.Equal(["o-2", "s-2"], Left(live));
        live.Restart();
        live.Tick();
        Assert.Equal((before, 2), (live.Place.Sum(Relay.Handoff), before.Good));
        live.Restart();
        live.Place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void One_with_the_same_key_that_was_over_before_is_not_waited_for()
    {
        using LivePlace live = new(Relay.Rules, "09:00", Days.Ten);
        live.Deliver([.. Ended(Relay.Shipment("09:40"))]);
        live.Deliver([Relay.Order()[0] with { At = Monday.At("20d 09:00") }]);
        EndOf(live, 25);

        live.Retain();

        Assert.Equal(["o-1"], Left(live));
    }

    [Fact]
    public void A_hand_over_that_is_measured_anew_has_no_data_until_all_that_was_removed_is_over()
    {
        using LivePlace live = new(ImportPlace.Rules(Relay.InAnHour), "09:00", Days.Ten);
        live.Deliver([.. Relay.Order(), .. Ended(Relay.Shipment("09:40"))]);
        EndOf(live, 25);
        live.Retain();
        Instant horizon = live.Engine.Health.Retention.Horizons.Max(one => one.Horizon.Micros) is var latest ? new Instant(latest) : default;

        live.Use(Relay.Rules);

        Assert.Equal(horizon + TimeSpan.FromMinutes(31), live.Place.Read(store => store.Ledger.CountedFrom(Relay.Handoff.Hash)));
    }

    private static WorkflowEvent[] Ended(WorkflowEvent[] shipment) =>
        [.. shipment, shipment[0] with { Kind = EventKind.Ended, At = Monday.At("10:00"), Outcome = Outcome.Completed, Fact = "end", Details = null }];

    private static void EndOf(LivePlace live, int day)
    {
        live.Clock.Now = Monday.Midnight + (day * Day);
        live.Deliver([Complete(live, Relay.Orders, "shop"), Complete(live, Relay.Shipping, "carrier")]);
        live.Tick();
    }

    private static WorkflowEvent Complete(LivePlace live, string workflow, string source) =>
        Some.Fact(EventKind.Watermark, "00:00", instance: "") with { At = live.Clock.Now, Workflow = workflow, Source = source };

    private static string[] Left(LivePlace live) => live.Place.Read(store => store.Instances.All(null).Select(row => row.Key.Id).Order().ToArray());
}
