using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Simulation;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Diagnosing;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Yaml;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;

namespace SloWatch.Tests.Demo;

/// <summary>The simulated world before the real engine, by a clock that the test moves: the reports that the demo posts are delivered here.</summary>
internal sealed class DemoPlace : IDisposable
{
    /// <summary>A Monday's noon, with half a day before it.</summary>
    public static readonly Instant Noon = Instant.From(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    public static readonly TimeSpan Past = TimeSpan.FromHours(12);

    private const int MostAtOnce = 20;

    private readonly TempFolder folder = new();
    private readonly DrivenClock clock;
    private readonly Instant begin;
    private readonly IStore store;
    private readonly LiveEngine engine;
    private readonly Reports reports;
    private readonly List<(AlertTransition Fired, Conclusion Why)> diagnosed = [];
    private long seen;

    public DemoPlace(params Fault[] faults)
        : this(new FaultPlan(faults), Noon)
    {
    }

    public DemoPlace(FaultPlan plan, Instant begin)
    {
        (this.begin, clock) = (begin, new(begin));
        Rules = RuleFolder.Load(Repository.PathOf("src/SloWatch/Demo/rules")).Rules!;
        store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: true);
        engine = LiveEngine.Start(store, Rules, new LiveOptions(WaitingEvents: 1_000_000), clock);
        reports = new Reports(begin - Past, plan);
        Deliver(begin);
        Tick();
    }

    public RuleSet Rules { get; }

    public IStore Store => store;

    /// <summary>What became of alerts, in order.</summary>
    public IReadOnlyList<AlertTransition> Transitions =>
        [.. store.Alerts.Transitions(null, null, 1000).Reverse().Select(stored => stored.Transition)];

    /// <summary>Such as <c>+2 Page payment-is-taken, 5% in 5m: Fired</c>: the minutes since noon.</summary>
    public IReadOnlyList<string> Told =>
        [.. Transitions.Select(one => $"+{(one.Minute - Noon).TotalMinutes} {one.Severity} {one.Key.Name}, {one.Key.Cause}: {one.Change}")];

    /// <summary>Why each alert of an objective fired, as was known then, such as <c>+2 payment-is-taken: DependencyOutage card-provider</c>.</summary>
    public IReadOnlyList<string> Diagnosed =>
        [.. diagnosed.Select(one => $"+{(one.Fired.Minute - Noon).TotalMinutes} {one.Fired.Key.Name}: {one.Why.Cause} {one.Why.Subject}")];

    /// <summary>Likewise, in full.</summary>
    public IReadOnlyList<(AlertTransition Fired, Conclusion Why)> Causes => diagnosed;

    /// <summary>Minutes from noon.</summary>
    public static Fault Fault(FaultKind kind, double from, double to) => new(kind, new(Noon + TimeSpan.FromMinutes(from), Noon + TimeSpan.FromMinutes(to)));

    public void Play(double minutes, double stepSeconds = 5)
    {
        Instant end = begin + TimeSpan.FromMinutes(minutes);
        while (clock.Now < end)
        {
            clock.Now = Instant.Min(end, clock.Now + TimeSpan.FromSeconds(stepSeconds));
            Deliver(clock.Now);
            Tick();
        }
    }

    /// <summary>Why an objective burns in a time, in minutes from noon.</summary>
    public Conclusion Why(string objective, double from, double to)
    {
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        Objective asked = Rules.Objectives.Single(one => one.Name == objective);
        return Diagnoses.Make(snapshot, BurnWindows.Choose(snapshot, Rules, asked, Noon + TimeSpan.FromMinutes(from), Noon + TimeSpan.FromMinutes(to), clock), CancellationToken.None).Conclusion;
    }

    public void Dispose()
    {
        engine.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    private void Deliver(Instant until)
    {
        Task<Receipt>[] taken = [.. reports.Until(until).SelectMany(report => report.Events.Chunk(5000)).Select(part => engine.TryTake(new Delivery("demo", part, []))!)];
        foreach (Receipt receipt in Task.WhenAll(taken).GetAwaiter().GetResult())
        {
            Assert.Empty(receipt.Refused);
            Assert.Equal(0, receipt.Known);
        }
    }

    private void Tick()
    {
        engine.TickAsync().GetAwaiter().GetResult();
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        foreach (StoredTransition one in snapshot.Alerts.Transitions(null, null, MostAtOnce).Where(one => one.Id > seen).Reverse())
        {
            seen = one.Id;
            Diagnose(snapshot, one.Transition);
        }
    }

    private void Diagnose(IStoreSnapshot snapshot, AlertTransition told)
    {
        if (told.Change == AlertChange.Fired && BurnWindows.Of(snapshot, Rules, told) is { } question)
        {
            diagnosed.Add((told, Diagnoses.Make(snapshot, question, CancellationToken.None).Conclusion));
        }
    }
}
