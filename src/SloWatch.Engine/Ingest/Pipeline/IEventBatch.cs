using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Events that are advanced and written together, those of each instance together.</summary>
internal interface IEventBatch
{
    /// <summary>Events.</summary>
    int Count { get; }

    /// <summary>Instances, in the order in which they were met.</summary>
    ReadOnlySpan<InstanceKey> Keys { get; }

    /// <summary>Of sources.</summary>
    IReadOnlyList<WorkflowEvent> Gaps { get; }

    /// <summary>What could not be read.</summary>
    IReadOnlyList<Quarantined> Refused { get; }

    /// <summary>Entries of the quarantine that leave it when all of this is written.</summary>
    IReadOnlyList<long> Released => [];

    /// <summary>Entries that stay there, whatever becomes of their events.</summary>
    IReadOnlyList<StayingEntry> Staying => [];

    /// <summary>Of what came, that which has to do with keys.</summary>
    KeyedEvents Keyed { get; }

    int CountOf(int group);

    /// <param name="from">The first event of the instance that is wanted; as many follow as there is room for.</param>
    void Read(int group, int from, Span<WorkflowEvent> into);

    /// <summary>Who delivered an event, for quarantine.</summary>
    string OriginOf(WorkflowEvent fact);

    /// <summary>The entry of the quarantine that an event comes from; null when it comes from elsewhere.</summary>
    long? EntryOf(WorkflowEvent fact) => null;

    /// <summary>Its instance knew an event that was read from here. Told again when the batch is advanced again.</summary>
    void Knew(WorkflowEvent fact);

    /// <summary>Its instance did not take an event that was read from here. Told again when the batch is advanced again.</summary>
    void NotTaken(WorkflowEvent fact, string reason);
}
