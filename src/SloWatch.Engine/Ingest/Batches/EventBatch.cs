using SloWatch.Core.Events;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Batches;

/// <summary>What one transaction takes in.</summary>
internal sealed class EventBatch
{
    public const int Limit = 10_000;

    /// <summary>Each may carry its content; a batch of them has to stay as small as one of events.</summary>
    public const int RefusedLimit = 1000;

    private readonly WorkflowEvent[] events = new WorkflowEvent[Limit];

    public int Count { get; private set; }

    public ReadOnlySpan<WorkflowEvent> Events => events.AsSpan(0, Count);

    public List<Quarantined> Refused { get; } = [];

    /// <summary>Of the file on disk, when the batch was closed.</summary>
    public long BytesRead { get; set; }

    public bool IsFull => Count == Limit || Refused.Count >= RefusedLimit;

    public bool IsEmpty => Count + Refused.Count == 0;

    public void Add(WorkflowEvent fact) => events[Count++] = fact;
}
