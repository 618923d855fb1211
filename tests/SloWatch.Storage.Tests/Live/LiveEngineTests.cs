using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Live;

public sealed class LiveEngineTests
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h");
    private static readonly RuleSet Hour = ImportPlace.Rules(InAnHour);

    [Fact]
    public void What_is_answered_is_in_the_store()
    {
        using LivePlace live = new(Hour);

        Receipt receipt = live.Deliver(Case.Of("a").Started("09:00"), Case.Of("b").Started("09:00").Ended("09:00:30"));

        Assert.Equal((3, 0, 0), (receipt.New, receipt.Known, receipt.Refused.Count));
        Assert.Equal(2, live.Place.Read(store => store.Instances.Count(null)));
        Assert.Equal(new Tally(2, 1, 0, 0, 0), Sum(live));
    }

    [Fact]
    public void What_comes_twice_counts_once_and_is_answered_alike()
    {
        using LivePlace live = new(Hour);
        Case told = Case.Of("a").Started("09:00").Ended("09:10");
        live.Deliver(told);

        Receipt again = live.Deliver(told);

        Assert.Equal((0, 2), (again.New, again.Known));
        Assert.Equal(new Tally(1, 1, 0, 0, 0), Sum(live));
    }

    [Fact]
    public void Work_that_hangs_is_bad_as_soon_as_the_watermark_passes_its_deadline()
    {
        using LivePlace live = new(Hour);
        live.Deliver(Case.Of("a").Started("09:00"));
        live.GoTo("10:01");
        live.Deliver(Case.Of("b").Started("10:01"));
        live.GoTo("10:02");
        Assert.Equal(new Tally(2, 0, 0, 0, 0), Sum(live));

        live.GoTo("10:03:01");

        Assert.Equal(new Tally(2, 0, 1, 0, 0), Sum(live));
        Assert.Equal(Monday.At("10:00"), live.Place.Read(store => store.Ledger.AllViolations(InAnHour.Hash).Single().At));
    }

    [Fact]
    public void Of_a_source_that_is_silent_too_long_nothing_is_judged()
    {
        using LivePlace live = new(Hour);
        live.Deliver(Case.Of("a").Started("09:00"));

        live.GoTo("12:00");

        Assert.Equal(new Tally(1, 0, 0, 0, 0), Sum(live));
        Assert.Contains("09:13", live.Source.Stale, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_announces_how_far_it_is_complete_is_judged_that_far_and_no_further()
    {
        using LivePlace live = new(Hour);
        live.Deliver(Case.Of("a").Started("09:00"), Case.Of("b").Started("09:30"));
        live.GoTo("11:00");

        live.Deliver([Some.Fact(EventKind.Watermark, "10:10", instance: "")]);
        live.GoTo("11:30");

        Assert.Equal(new Tally(2, 0, 1, 0, 0), Sum(live));
        Assert.Equal(Monday.At("10:10"), live.Source.Watermark);
    }

    [Fact]
    public void After_a_restart_everything_goes_on_where_it_was()
    {
        using LivePlace live = new(Hour);
        live.Deliver(Case.Of("a").Started("09:00"));
        live.GoTo("09:05");
        live.Restart();

        live.Clock.Now = Monday.At("10:10");
        live.Deliver(Case.Of("b").Started("10:10"));
        live.GoTo("10:12:01");

        Assert.Equal(new Tally(2, 0, 1, 0, 0), Sum(live));
        live.Restart();
        live.Place.AssertAudited(Hour);
    }

    [Fact]
    public void A_file_that_was_complete_for_ever_goes_on_live()
    {
        using LivePlace live = new(Hour);
        live.Place.Import(Case.Of("old").Started("08:00").Ended("08:10").Facts, Hour);

        live.Deliver(Case.Of("a").Started("09:00"));
        live.GoTo("09:05");

        Assert.Equal(new Tally(2, 1, 0, 0, 0), Sum(live));
        Assert.Equal(Monday.At("09:03"), live.Source.Watermark);
        live.Restart();
        Assert.Equal(Monday.At("09:03"), live.Place.Read(store => store.Sources.All().Single().Watermark));
    }

    [Fact]
    public void A_gap_excludes_what_it_may_hide_whether_told_before_or_after()
    {
        using LivePlace live = new(Hour);
        live.Deliver(Case.Of("a").Started("09:00"));
        live.Deliver([Some.Fact(EventKind.Gap, "09:40", instance: "") with { Details = new EventDetails { From = Monday.At("09:20") } }]);
        live.Deliver(Case.Of("b").Started("09:00"));
        live.GoTo("09:59");
        live.Deliver(Case.Of("c").Started("09:59"));

        live.GoTo("10:05");

        Assert.Equal(new Tally(3, 0, 0, 2, 0), Sum(live));
        live.Restart();
        live.Place.AssertAudited(Hour);
    }

    [Fact]
    public void Names_that_no_rule_has_are_taken_only_so_many()
    {
        using LivePlace live = new(Hour, options: new LiveOptions(Feeds: 3));
        WorkflowEvent[] events = [.. Enumerable.Range(0, 5).Select(i => Some.Fact(EventKind.Started, "09:00") with { Workflow = $"invented {i}" })];

        Receipt receipt = live.Deliver(events);

        Assert.Equal(3, receipt.New);
        Assert.Equal([3, 4], receipt.Refused.Select(refused => refused.Index));
        Assert.Contains("name it in the rules", receipt.Refused[0].Reason, StringComparison.Ordinal);
        Assert.Equal(2, live.Place.Read(store => store.Sources.QuarantineCount(null)));
        Assert.Equal(1, live.Deliver(Case.Of("a").Started("09:00").Facts.Select(one => one with { Workflow = "invented 1" }).ToList()).New);
        Assert.Equal(0, live.Deliver([events[0] with { Workflow = "another" }]).New);
    }

    [Fact]
    public async Task When_too_much_waits_deliveries_are_sent_away_and_nothing_of_them_is_kept()
    {
        using ManualResetEventSlim full = new(), goOn = new();
        using LivePlace live = new(Hour, options: new LiveOptions(WaitingEvents: 2));
        live.Place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (commit.Instances.Count > 0)
            {
                full.Set();
                goOn.Wait();
            }
        });
        List<Task<Receipt>> waiting = [];
        for (int i = 0; i < 100; i++)
        {
            if (live.Engine.TryTake(new Delivery("test", Case.Of($"c{i}").Started("09:00").Facts, [])) is { } taken)
            {
                waiting.Add(taken);
            }
        }

        full.Wait();
        goOn.Set();
        await Task.WhenAll(waiting);

        Assert.InRange(waiting.Count, 2, 99);
        Assert.Equal(waiting.Count, live.Place.Read(store => store.Instances.Count(null)));
    }

    [Fact]
    public void While_the_medium_fails_everyone_is_told_and_afterwards_it_goes_on_by_itself()
    {
        bool failing = false;
        using LivePlace live = new(Hour);
        live.Place.Through = store => new FaultyStore(store, (_, _) =>
        {
            if (failing)
            {
                throw new StoreException("the disk is full");
            }
        });
        live.Deliver(Case.Of("a").Started("09:00"));
        failing = true;

        Assert.Throws<StoreException>(() => live.Deliver(Case.Of("b").Started("09:00")));
        Assert.Equal((false, "the disk is full"), (live.Engine.Health.IsReady, live.Engine.Health.Trouble));
        failing = false;
        live.GoTo("09:01");
        live.Deliver(Case.Of("b").Started("09:00"));

        Assert.True(live.Engine.Health.IsReady);
        Assert.Equal(2, live.Place.Read(store => store.Instances.Count(null)));
        live.Restart();
        live.Place.AssertAudited(Hour);
    }

    [Fact]
    public void What_could_not_be_judged_is_judged_by_the_next_tick_though_nothing_has_moved_since()
    {
        bool failing = true;
        using LivePlace live = new(Hour, "10:30");
        live.Place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (failing && commit.ViolationsAdded.Count > 0)
            {
                throw new StoreException("the disk is full");
            }
        });
        live.Deliver([.. Case.Of("a").Started("09:00").Facts, Some.Fact(EventKind.Watermark, "09:30", instance: "")]);
        live.Deliver([Some.Fact(EventKind.Watermark, "10:10", instance: "")]);

        Assert.Throws<StoreException>(live.Tick);
        failing = false;
        live.Tick();

        Assert.Equal(Monday.At("10:00"), Assert.Single(live.Place.Read(store => store.Ledger.AllViolations(null).ToList())).At);
    }

    [Fact]
    public void Other_rules_are_judged_by_from_the_moment_they_are_used()
    {
        Measurement soon = Measure.CycleTime("10m");
        using LivePlace live = new(Hour);
        live.Deliver(Case.Of("a").Started("09:00").Ended("09:30"));

        live.Use(ImportPlace.Rules(soon));
        live.Deliver(Case.Of("b").Started("09:00").Ended("09:05"));

        Assert.Equal(new Tally(2, 1, 1, 0, 1), live.Place.Sum(soon));
        live.Restart();
        live.Place.AssertAudited(live.Rules);
    }

    [Fact]
    public void Who_takes_over_answers_the_hand_off_at_once()
    {
        using LivePlace live = new(Relay.Rules);
        live.Deliver(Relay.Order());

        live.Deliver(Relay.Shipment("09:40"));

        Assert.Equal(Relay.Good, live.Place.Sum(Relay.Handoff));
        Assert.Equal(Relay.Good, live.Place.Sum(Relay.ByKey));
        live.Restart();
        live.Place.AssertAudited(Relay.Rules);
    }

    private static Tally Sum(LivePlace live) => live.Place.Sum(live.Rules.Objectives[0].Measurement);
}
