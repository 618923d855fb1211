using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;

namespace SloWatch.Engine.Polling;

/// <summary>One source that is asked. Rounds begin on a grid of the clock, and none before the one before it has ended.</summary>
internal sealed class PolledSource(SourceDefinition source, TimeSpan every, IPoller poller, IPolledInto into, Action<PollHealth> told) : IDisposable
{
    private readonly Lock gate = new();
    private long lastSlot = long.MinValue;
    private PollHealth health = new(source.Name, source.Workflow, 0, 0, null);

    /// <summary>The store may know of trouble that was before the service began.</summary>
    private bool mayBeTroubled = true;

    public SourceDefinition Source => source;

    public PollHealth Health
    {
        get
        {
            lock (gate)
            {
                return health;
            }
        }
    }

    /// <summary>The round that is under way, or was last.</summary>
    public Task Round { get; private set; } = Task.CompletedTask;

    /// <summary>Begins a round when it is time to.</summary>
    public void Look(Instant wall, CancellationToken cancellation)
    {
        long slot = Math.DivRem(wall.Micros, every.Ticks / 10).Quotient;
        if (slot != lastSlot && Round.IsCompleted)
        {
            lastSlot = slot;
            Round = RunAsync(new(wall.Micros - (wall.Micros % 1000)), cancellation);
        }
    }

    public void Dispose() => poller.Dispose();

    private async Task RunAsync(Instant at, CancellationToken cancellation)
    {
        try
        {
            PollRound round = await poller.AskAsync(at, cancellation);
            await TakeAsync(round, at);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The service ends, or other rules came.
        }
        catch (Exception failed) // whatever it is, others are asked all the same
        {
            Ended(failed.Message);
        }
    }

    private async Task TakeAsync(PollRound round, Instant at)
    {
        if (round.Trouble is not null)
        {
            await TroubledAsync(round.Trouble, delivers: round.Events.Count > 0);
        }

        string? refused = await DeliverAsync(round.Trouble is null ? [.. round.Events, CompleteUpTo(at)] : round.Events);
        if (refused is not null)
        {
            await TroubledAsync(refused, delivers: false);
        }
        else if (round.Trouble is null && mayBeTroubled)
        {
            await into.TroubledAsync(source.Name, source.Workflow, null, delivers: false);
            mayBeTroubled = false;
        }

        Ended(round.Trouble ?? refused);
    }

    private async Task TroubledAsync(string trouble, bool delivers)
    {
        mayBeTroubled = true;
        await into.TroubledAsync(source.Name, source.Workflow, trouble, delivers);
    }

    /// <summary>Why not all of it was taken; null when it was.</summary>
    private async Task<string?> DeliverAsync(IReadOnlyList<WorkflowEvent> events)
    {
        if (events.Count == 0)
        {
            return null;
        }

        if (into.TryTake(new Delivery($"asked of {source.Name}", events, [])) is not { } taken)
        {
            return "more events wait than the service can take just now; it is asked again";
        }

        Receipt receipt = await taken;
        return receipt.Refused is [{ } first, ..] ? $"what it told was refused: {first.Reason}" : null;
    }

    private WorkflowEvent CompleteUpTo(Instant at) => new() { Kind = EventKind.Watermark, At = at, Source = source.Name, Workflow = source.Workflow, Instance = "" };

    private void Ended(string? trouble)
    {
        lock (gate)
        {
            health = health with { Complete = health.Complete + (trouble is null ? 1 : 0), Incomplete = health.Incomplete + (trouble is null ? 0 : 1), Trouble = trouble };
        }

        told(health);
    }
}
