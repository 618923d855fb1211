using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Engine.Polling;
using SloWatch.Engine.Tests.Adapters.Prometheus;

namespace SloWatch.Engine.Tests.Polling;

/// <summary>When the rounds of a source begin that is asked every 30 seconds.</summary>
public sealed class PolledSourceTests : IDisposable
{
    private readonly Asked asked = new();
    private readonly PolledSource source;

    public PolledSourceTests() => source = new(AskedSource.Of("http://127.0.0.1:9090"), TimeSpan.FromSeconds(30), asked, new Taken(), _ => { });

    public void Dispose() => source.Dispose();

    [Fact]
    public async Task It_is_asked_as_often_as_its_rules_say_and_on_the_grid_of_the_clock()
    {
        asked.Answer.SetResult(new([], null));
        foreach (double second in new[] { 10, 11, 15, 29.9, 30, 31, 45, 59, 95, 96, 119, 120 })
        {
            source.Look(At(second), CancellationToken.None);
            await source.Round;
        }

        Assert.Equal([At(10), At(30), At(95), At(120)], asked.Rounds);
    }

    [Fact]
    public async Task No_round_begins_before_the_one_before_it_has_ended()
    {
        source.Look(At(0), CancellationToken.None);
        source.Look(At(30), CancellationToken.None);
        source.Look(At(61), CancellationToken.None);
        Assert.Equal([At(0)], asked.Rounds);

        asked.Answer.SetResult(new([], null));
        await source.Round;
        source.Look(At(62), CancellationToken.None);
        await source.Round;

        Assert.Equal([At(0), At(62)], asked.Rounds);
        Assert.Equal(2, source.Health.Complete);
    }

    private static Instant At(double second) => new Instant(AskedSource.Noon.Micros - (AskedSource.Noon.Micros % 1_000_000)) + TimeSpan.FromSeconds(second);

    /// <summary>Answers when it is told to.</summary>
    private sealed class Asked : IPoller
    {
        public TaskCompletionSource<PollRound> Answer { get; } = new();

        public List<Instant> Rounds { get; } = [];

        public Task<PollRound> AskAsync(Instant at, CancellationToken cancellation)
        {
            Rounds.Add(at);
            return Answer.Task;
        }

        public void Dispose()
        {
        }
    }

    private sealed class Taken : IPolledInto
    {
        public Task<Receipt>? TryTake(Delivery delivery) => Task.FromResult(new Receipt(delivery.Events.Count, 0, []));

        public Task TroubledAsync(string source, string workflow, string? trouble, bool delivers) => Task.CompletedTask;
    }
}
