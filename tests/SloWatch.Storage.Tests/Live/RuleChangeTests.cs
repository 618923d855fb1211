using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Live;

/// <summary>Rules change while work is delivered. A step counts 256 instances, so these are more.</summary>
public class RuleChangeTests
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h"), InHalfAnHour = Measure.CycleTime("30m");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task However_rules_change_amid_deliveries_the_books_are_what_a_recount_says(int seed)
    {
        Dice dice = new(seed);
        Crowd crowd = Crowd.Of(seed, instances: 1500, size: 8);
        RuleSet[] choice = [crowd.Rules, Half(crowd.Rules, 0), Half(crowd.Rules, 1)];
        using LivePlace live = new(choice[1]);
        WorkflowEvent[] read = [.. crowd.Events.Select(AsRead).OfType<WorkflowEvent>()];
        live.Clock.Now = new Instant(read.Min(fact => fact.At.Micros)) + TimeSpan.FromDays(30);
        live.Deliver(read[..(read.Length / 2)]);
        Task change = Task.CompletedTask;
        RuleSet last = choice[1];
        foreach (WorkflowEvent[] group in read[(read.Length / 2)..].Chunk(200))
        {
            if (dice.Percent(20))
            {
                await Settled(change, dice.Percent(50));
                change = live.Engine.UseRulesAsync(last = dice.OneOf(choice));
            }

            live.Deliver(group);
            live.Clock.Now += TimeSpan.FromHours(1);
            if (dice.Percent(30))
            {
                live.Tick();
            }
        }

        await live.Engine.UseRulesAsync(last);
        live.Tick();
        await Quiet(live);
        live.Restart();

        live.Place.AssertAudited(last);
    }

    [Fact]
    public async Task While_new_measurements_are_counted_the_old_ones_serve_and_deliveries_are_taken()
    {
        using LivePlace live = new(ImportPlace.Rules(InAnHour));
        using Gate gate = new(live);
        live.Deliver([.. Enumerable.Range(0, 1000).SelectMany(i => Case.Of($"c{i:d4}").Started("09:00").Facts)]);
        live.GoTo("09:10");
        Task change = live.Engine.UseRulesAsync(ImportPlace.Rules(InHalfAnHour));

        for (int step = 0; step < 2; step++)
        {
            Task<Receipt> delivery = live.Engine.TryTake(new("test", [.. Case.Of($"c{step:d4}").Ended("09:05").Facts, .. Case.Of($"c{999 - step:d4}").Ended("09:05").Facts, .. Case.Of($"d{step}").Started("09:06").Facts], []))!;
            gate.LetOne();
            Assert.Equal(3, (await delivery).New);
            Assert.False(change.IsCompleted);
            Assert.Equal(new Tally(1001 + step, 2 * (step + 1), 0, 0, 0), Sum(live, InAnHour));
        }

        gate.Open();
        await change;
        Assert.Equal(new Tally(1002, 4, 0, 0, 0), Sum(live, InHalfAnHour));
        await Quiet(live);
        Assert.Equal([InHalfAnHour.Hash], live.Place.Read(store => store.Ledger.Measurements()));
        live.GoTo("09:41");
        live.Deliver([Some.Fact(EventKind.Watermark, "09:40", instance: "")]);
        live.Tick();
        Assert.Equal(new Tally(1002, 4, 998, 0, 0), Sum(live, InHalfAnHour));
        live.Restart();
        live.Place.AssertAudited(ImportPlace.Rules(InHalfAnHour));
    }

    [Fact]
    public async Task Newer_rules_take_the_place_of_those_that_are_being_counted_for()
    {
        using LivePlace live = new(ImportPlace.Rules(InAnHour));
        using Gate gate = new(live);
        live.Deliver([.. Enumerable.Range(0, 1000).SelectMany(i => Case.Of($"c{i:d4}").Started("09:00").Facts)]);
        Task first = live.Engine.UseRulesAsync(ImportPlace.Rules(InHalfAnHour));
        gate.LetOne();

        Task second = live.Engine.UseRulesAsync(ImportPlace.Rules(InAnHour));
        gate.Open();

        await second;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Quiet(live);
        Assert.Equal([InAnHour.Hash], live.Place.Read(store => store.Ledger.Measurements()));
        live.Restart();
        live.Place.AssertAudited(ImportPlace.Rules(InAnHour));
    }

    [Fact]
    public async Task A_store_that_fails_amid_the_count_holds_it_up_until_a_later_tick()
    {
        int failures = 0;
        using LivePlace live = new(ImportPlace.Rules(InAnHour));
        live.Place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (commit.Ledger.Keys.Any(key => key.Measurement == InHalfAnHour.Hash) && ++failures is > 2 and < 5)
            {
                throw new StoreException("the disk is full");
            }
        });
        live.Deliver([.. Enumerable.Range(0, 1000).SelectMany(i => Case.Of($"c{i:d4}").Started("09:00").Facts)]);

        Task change = live.Engine.UseRulesAsync(ImportPlace.Rules(InHalfAnHour));
        while (live.Engine.Health.Counting?.Trouble is null)
        {
            await Task.Yield();
        }

        Assert.False(change.IsCompleted);
        Assert.Equal("the disk is full", live.Engine.Health.Counting?.Trouble);
        int told = 0;
        while (!change.IsCompleted)
        {
            try
            {
                live.Tick();
            }
            catch (StoreException)
            {
                told++;
                Assert.False(live.Engine.Health.IsReady);
            }
        }

        Assert.Equal(2, told);
        live.Tick();
        Assert.True(live.Engine.Health.IsReady);
        await change;
        await Quiet(live);
        live.Restart();
        live.Place.AssertAudited(ImportPlace.Rules(InHalfAnHour));
    }

    [Fact]
    public async Task Rules_that_fold_otherwise_and_name_other_keys_leave_nothing_uncounted_that_comes_meanwhile()
    {
        Workflow otherwise = Some.Workflow with { OverridesCount = true, CorrelateBy = ["parcel"] };
        RuleSet changed = ImportPlace.Rules(new Measurement(otherwise, InAnHour.Indicator, InAnHour.Where, InAnHour.Exclude));
        using LivePlace live = new(ImportPlace.Rules(InAnHour));
        live.Deliver([.. Enumerable.Range(0, 3000).SelectMany(i => Case.Of($"c{i:d4}").Started("08:50").CorrelationKey("parcel", $"p{i}").Facts)]);

        Task change = live.Engine.UseRulesAsync(changed);
        int meanwhile = 0;
        for (; meanwhile < 50 || !change.IsCompleted; meanwhile++)
        {
            await live.Engine.TryTake(new("test", Case.Of($"m{meanwhile}").Started("08:51").Ended("08:55").Facts, []))!;
        }

        await change;
        live.Restart(changed);
        live.Tick();

        Assert.Equal(3000 + meanwhile, Sum(live, changed.Objectives[0].Measurement).Begun);
        live.Place.AssertAudited(changed);
    }

    /// <summary>All is counted, and nothing of the old rules is left.</summary>
    private static async Task Quiet(LivePlace live)
    {
        while (live.Engine.Health.Counting is { } counting)
        {
            Assert.Null(counting.Trouble);
            await Task.Yield();
        }
    }

    private static async Task Settled(Task change, bool wanted)
    {
        if (wanted)
        {
            await change;
        }
    }

    private static RuleSet Half(RuleSet rules, int which) => rules with { Objectives = [.. rules.Objectives.Where((_, number) => number % 2 == which)] };

    private static Tally Sum(LivePlace live, Measurement measurement) =>
        live.Place.Read(store => store.Ledger.Minutes(measurement.Hash).Aggregate(default(Tally), (sum, minute) => sum + minute.Tally));

    private static WorkflowEvent? AsRead(WorkflowEvent fact) =>
        new EventJsonReader(null, null).TryRead(Encoding.UTF8.GetBytes(ImportPlace.Lines(fact)), out WorkflowEvent? read, out _) ? read : null;

    /// <summary>Each step that counts waits until it is let through.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly SemaphoreSlim let = new(0);

        public Gate(LivePlace live) => live.Place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (commit.Ledger.Keys.Any(key => key.Measurement == InHalfAnHour.Hash) && commit.Instances.All(row => row.Chunks.Count == 0))
            {
                let.Wait();
            }
        });

        public void LetOne() => let.Release();

        public void Open() => let.Release(1000);

        /// <summary>Whoever waits must not wait for ever; it may still be at it.</summary>
        public void Dispose() => Open();
    }
}
