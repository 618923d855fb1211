using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Live;

/// <summary>Rules are changed, and put back before everything was counted for the others: what came meanwhile counts by them, too.</summary>
public sealed class RulesPutBackTests
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h");
    private static readonly RuleSet Hour = ImportPlace.Rules(InAnHour), HalfAnHour = ImportPlace.Rules(Measure.CycleTime("30m"));

    [Fact]
    public void While_a_start_counts_for_others()
    {
        using LivePlace live = new(Hour);
        live.Deliver(Case.Of("a").Started("08:50"));

        live.StartBeside(ImportPlace.Rules(), HalfAnHour);
        live.Deliver(Case.Of("b").Started("08:55").Ended("08:58"));
        live.Restart(Hour);
        live.Tick();

        Assert.Equal(new Tally(2, 1, 0, 0, 0), Sum(live));
        live.Place.AssertAudited(Hour);
    }

    [Fact]
    public void Before_what_they_measured_was_cleared_away()
    {
        using LivePlace live = new(Hour);
        live.Place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (commit.MeasurementsDropped.Contains(InAnHour.Hash))
            {
                throw new StoreException("the disk is full");
            }
        });
        live.Deliver(Case.Of("a").Started("08:50"));

        live.Use(HalfAnHour);
        live.Deliver(Case.Of("b").Started("08:55").Ended("08:58"));
        live.Place.Through = store => store;
        live.Restart(Hour);
        live.Tick();

        Assert.Equal(new Tally(2, 1, 0, 0, 0), Sum(live));
        live.Place.AssertAudited(Hour);
    }

    [Fact]
    public async Task When_others_come_as_soon_as_everything_was_counted()
    {
        Measurement half = HalfAnHour.Objectives[0].Measurement;
        RuleSet keyed = HalfAnHour with { Workflows = [Some.Workflow with { CorrelateBy = ["parcel"] }] }, both = ImportPlace.Rules(half, Measure.CycleTime("15m"));
        using LivePlace live = new(Hour);
        live.Deliver([.. Enumerable.Range(0, 2000).SelectMany(i => Case.Of($"c{i:d4}").Started("08:50").CorrelationKey("parcel", $"p{i}").Facts)]);
        live.Restart();
        Task? second = null;
        live.Place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (commit.MeasurementsCompleted.Contains(half.Hash))
            {
                second ??= live.Engine.UseRulesAsync(both); // it is found as soon as there is anything between this commit and the use of the first
            }
        });

        Task first = live.Engine.UseRulesAsync(keyed);
        int meanwhile = 0;
        for (; meanwhile < 20 || !(first.IsFaulted || first.IsCanceled || second is { IsCompleted: true }); meanwhile++)
        {
            await live.Engine.TryTake(new("test", Case.Of($"m{meanwhile}").Started("08:55").Ended("08:58").Facts, []))!;
        }

        await first;
        await second!;
        live.Restart();
        live.Place.AssertAudited(both);
    }

    [Fact]
    public void By_a_service_that_runs_on()
    {
        using LivePlace live = new(Hour);
        live.Deliver(Case.Of("a").Started("08:50"));

        live.Use(HalfAnHour);
        live.Deliver(Case.Of("b").Started("08:55").Ended("08:58"));
        live.Use(Hour);
        live.Tick();

        Assert.Equal(new Tally(2, 1, 0, 0, 0), Sum(live));
        live.Place.AssertAudited(Hour);
    }

    private static Tally Sum(LivePlace live) => live.Place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever));
}
