using SloWatch.Core.Events;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>Takes events in while the service runs. May be called from any thread.</summary>
public interface IIngest
{
    /// <summary>Null when too much waits already: nothing was taken, and whoever delivers comes back later. Else completes when all of it is durable.</summary>
    /// <remarks>The task fails with <see cref="StoreException"/> when the medium fails; then nothing of the delivery may be relied on, and it is to be delivered again.</remarks>
    Task<Receipt>? TryTake(Delivery delivery);
}

/// <summary>Events that came together and are answered together.</summary>
/// <param name="Origin">Who delivered them, for quarantine and messages.</param>
/// <param name="Events">Of any workflows and sources.</param>
/// <param name="Refused">What could not be read as an event; it is kept with the others.</param>
public sealed record Delivery(string Origin, IReadOnlyList<WorkflowEvent> Events, IReadOnlyList<Quarantined> Refused)
{
    /// <summary>It was in quarantine: no source told it just now, and it says nothing of how one stands.</summary>
    public bool IsReplay { get; init; }

    /// <summary>Entries that leave the quarantine when all of this is written.</summary>
    public IReadOnlyList<long> Released { get; init; } = [];

    /// <summary>Of a replay, the entry of the quarantine that each event comes from: one of which an event is refused again is not released. Else empty.</summary>
    public IReadOnlyList<long> Entries { get; init; } = [];

    /// <summary>Entries that stay in quarantine, with the reason that holds now.</summary>
    public IReadOnlyList<StayingEntry> Staying { get; init; } = [];
}

/// <summary>What became of a delivery; it is durable.</summary>
/// <param name="New">Events that added something.</param>
/// <param name="Known">Events that were known already.</param>
/// <param name="Refused">Events that were not taken; they are in quarantine.</param>
public sealed record Receipt(int New, int Known, IReadOnlyList<RefusedEvent> Refused)
{
    /// <summary>What was refused may not be kept.</summary>
    public bool QuarantineIsFull { get; init; }
}

/// <param name="Index">In <see cref="Delivery.Events"/>.</param>
public readonly record struct RefusedEvent(int Index, string Reason);
