using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Live;

/// <summary>The clock asks for something while what was delivered is being written.</summary>
public sealed class TicksAmidDeliveriesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly RuleSet Hour = ImportPlace.Rules(Measure.CycleTime("1h")) is var rules
        ? rules with { Objectives = [rules.Objectives[0] with { Alerts = AlertPolicy.Default }] }
        : rules;

    /// <summary>Nothing falls due on a whole minute but by chance.</summary>
    private static readonly RuleSet Seconds = ImportPlace.Rules(Measure.CycleTime("17s"), Measure.StepTime("charge", "7s"));

    [Fact]
    public async Task Where_nothing_is_due_a_tick_waits_for_no_write_and_how_far_all_is_complete_is_told_with_the_next()
    {
        using SlowPlace slow = new(Case.Of("a").Started("09:30"));
        Instant before = slow.Judged;
        Task<Receipt> answer = slow.DeliverSlowly(Case.Of("b").Started("10:07:11").Facts);

        slow.Live.Clock.Now += TimeSpan.FromSeconds(20);
        await slow.Live.Engine.TickAsync().WaitAsync(Patience);

        Assert.False(answer.IsCompleted);
        Assert.Equal(before + TimeSpan.FromSeconds(20), slow.Live.Source.Watermark);
        slow.GoOn();
        await answer.WaitAsync(Patience);
        slow.Live.Deliver(Case.Of("c").Started("10:07:12"));
        Assert.Equal(before + TimeSpan.FromSeconds(20), slow.Judged);
    }

    /// <summary>The watermark is two minutes behind the clock.</summary>
    [Theory]
    [InlineData("09:30", "09:05:15", "10:07:20", 1, "10:05")]
    [InlineData("09:05:15", "09:30", "10:07:20", 1, "10:05")]
    [InlineData("09:30", "09:30", "10:08:01", 0, "10:06")]
    [InlineData("09:30", "09:30", "10:07:45", 0, "10:06", "10:06:15")]
    public async Task A_unit_that_is_due_and_a_minute_that_has_passed_wait_for_what_is_on_its_way(string inStore, string onItsWay, string tickAt, int bad, string decidedUpTo, string? announced = null)
    {
        using SlowPlace slow = new(Case.Of("in the store").Started(inStore));
        WorkflowEvent[] complete = announced is null ? [] : [Some.Fact(EventKind.Watermark, announced, instance: "")];
        Task<Receipt> answer = slow.DeliverSlowly([.. Case.Of("on its way").Started(onItsWay).Facts, .. complete]);

        slow.Live.Clock.Now = Monday.At(tickAt);
        Task tick = slow.Live.Engine.TickAsync();
        slow.GoOn();
        await tick.WaitAsync(Patience);

        await answer.WaitAsync(Patience);
        Assert.Equal(
            (bad, Monday.At(decidedUpTo)),
            slow.Live.Place.Read(store => (store.Ledger.AllViolations(null).Count(), Assert.Single(store.Alerts.Decided()).UpTo)));
    }

    [Fact]
    public async Task A_source_that_falls_silent_is_told_of_in_the_minute_that_begins_in_its_silence_though_others_deliver()
    {
        using SlowPlace slow = new(Case.Of("a").Started("09:52:20").With(fact => fact with { Source = "silent" }));
        Task<Receipt> answer = slow.DeliverSlowly(Case.Of("b").Started("10:07:11").Facts);

        slow.Live.Clock.Now = Monday.At("10:08:30");
        Task tick = slow.Live.Engine.TickAsync();
        slow.GoOn();
        await tick.WaitAsync(Patience);

        await answer.WaitAsync(Patience);
        AlertTransition fired = Assert.Single(slow.Live.Place.Read(store => store.Alerts.Transitions(null, null, 10))).Transition;
        Assert.Equal(("silent", Monday.At("10:08")), (fired.Key.Name, fired.Minute));
    }

    /// <summary>A disk that takes its time, and a clock that is looked at while it does. Whatever is due is so within a minute: that one has passed asks for nothing here.</summary>
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    public async Task By_the_watermark_that_is_told_everything_due_is_judged_at_every_moment(int seed)
    {
        Dice dice = new(seed);
        using LivePlace live = new(Seconds);
        List<string> unjudged = [];
        live.Place.Through = store => new FaultyStore(store, (writer, _) =>
        {
            unjudged.AddRange(Unjudged(writer));
            Thread.SpinWait(20_000);
        });
        List<WorkflowEvent> told = [.. Enumerable.Range(0, 250).SelectMany(number => Hasty(number, dice).Facts).OrderBy(fact => fact.At)];
        live.Clock.Now = told[0].At;
        List<Task<Receipt>> answers = [];
        foreach (WorkflowEvent[] group in told.Chunk(9))
        {
            live.Clock.Now = Instant.Max(live.Clock.Now, group.Max(fact => fact.At));
            answers.Add(live.Engine.TryTake(new("test", group, []))!);
            live.Clock.Now += TimeSpan.FromMilliseconds(dice.Between(0, 5000));
            live.Tick();
        }

        await Task.WhenAll(answers).WaitAsync(Patience);
        live.GoTo(live.Clock.Now + TimeSpan.FromDays(2), TimeSpan.FromHours(12));
        live.Restart();

        Assert.Empty(unjudged);
        live.Place.AssertAudited(Seconds);
    }

    /// <summary>One of some that begin within ten minutes, and take a few seconds; a third of them hang.</summary>
    private static Case Hasty(int number, Dice dice)
    {
        Instant at = Monday.At("09:00") + TimeSpan.FromMilliseconds(dice.Below(600_000));
        string After(int most) => Monday.Text(at += TimeSpan.FromMilliseconds(dice.Between(1, most)));
        Case one = Case.Of($"case {number}").Started(After(1)).StepStarted("charge", After(3000));
        return dice.Percent(20) ? one : dice.Percent(20) ? one.StepEnded("charge", After(10_000)) : one.StepEnded("charge", After(10_000)).Ended(After(15_000));
    }

    private static IEnumerable<string> Unjudged(IStoreReader store) => store.Sources.All()
        .GroupBy(source => source.Workflow, source => source.Watermark)
        .SelectMany(own => store.Instances.Due(own.Key, own.Min(), 1).Select(key => $"{key} by {own.Min()}"));

    /// <summary>A service at 10:07:10, complete up to 10:05:10, whose next write waits until it is let go on.</summary>
    private sealed class SlowPlace : IDisposable
    {
        private readonly ManualResetEventSlim begun = new(), goesOn = new(initialState: true);

        public SlowPlace(Case known)
        {
            Live = new LivePlace(Hour, "09:52:20");
            Live.Place.Through = store => new FaultyStore(store, (_, commit) =>
            {
                if (!goesOn.IsSet && commit.Instances.Count > 0)
                {
                    begun.Set();
                    Assert.True(goesOn.Wait(Patience));
                }
            });
            Live.Deliver(known);
            Live.GoTo("10:04");
            Live.Deliver(Case.Of("young").Started("10:04"));
            Live.GoTo("10:07:10");
            Assert.Equal(Monday.At("10:05:10"), Judged);
        }

        public LivePlace Live { get; }

        /// <summary>As the store tells it.</summary>
        public Instant Judged => Live.Place.Read(store => store.Sources.All().Min(source => source.Watermark));

        public Task<Receipt> DeliverSlowly(IReadOnlyList<WorkflowEvent> facts)
        {
            goesOn.Reset();
            Task<Receipt> answer = Live.Engine.TryTake(new("test", facts, []))!;
            Assert.True(begun.Wait(Patience));
            return answer;
        }

        public void GoOn() => goesOn.Set();

        public void Dispose()
        {
            goesOn.Set();
            Live.Dispose();
            begun.Dispose();
            goesOn.Dispose();
        }
    }
}
