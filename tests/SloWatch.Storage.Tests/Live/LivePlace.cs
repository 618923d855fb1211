using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Live;

/// <summary>A running service on a store of its own, with a clock that the test moves.</summary>
internal sealed class LivePlace : IDisposable
{
    private readonly LiveOptions options;
    private IStore? store;
    private LiveEngine? engine;

    public LivePlace(RuleSet rules, string begin = "09:00", LiveOptions? options = null)
    {
        (Rules, this.options) = (rules, options ?? new LiveOptions());
        Clock = new DrivenClock(Monday.At(begin));
    }

    public RuleSet Rules { get; private set; }

    public DrivenClock Clock { get; }

    public ImportPlace Place { get; } = new();

    public LiveEngine Engine => engine ??= LiveEngine.Start(store ??= Place.Through(Place.Open()), Rules, options, Clock);

    public Receipt Deliver(IReadOnlyList<WorkflowEvent> events) => Engine.TryTake(new Delivery("test", events, []))!.GetAwaiter().GetResult();

    public Receipt Deliver(params Case[] cases) => Deliver([.. cases.SelectMany(one => one.Facts)]);

    /// <summary>The clock goes there in steps, with a tick after each.</summary>
    public void GoTo(Instant at, TimeSpan? steps = null)
    {
        TimeSpan step = steps ?? TimeSpan.FromDays(1000);
        while (Clock.Now < at)
        {
            Clock.Now = Instant.Min(at, Clock.Now + step);
            Tick();
        }
    }

    public void GoTo(string at) => GoTo(Monday.At(at));

    public void Tick() => Engine.TickAsync().GetAwaiter().GetResult();

    public void Retain() => Engine.RetainAsync(CancellationToken.None).GetAwaiter().GetResult();

    public void Use(RuleSet rules)
    {
        Engine.UseRulesAsync(rules).GetAwaiter().GetResult();
        Rules = rules;
    }

    /// <summary>Begins with some rules, while others are to be counted for.</summary>
    public void StartBeside(RuleSet rules, RuleSet coming)
    {
        Restart();
        engine = LiveEngine.Start(store = Place.Through(Place.Open()), rules, options, Clock, coming);
        Rules = coming;
    }

    /// <summary>With other rules the next time.</summary>
    public void Restart(RuleSet rules)
    {
        Restart();
        Rules = rules;
    }

    public void Restart()
    {
        engine?.Dispose();
        store?.Dispose();
        (engine, store) = (null, null);
    }

    public SourceHealth Source => Assert.Single(Engine.Health.Sources);

    public void Dispose()
    {
        Restart();
        Place.Dispose();
    }
}
