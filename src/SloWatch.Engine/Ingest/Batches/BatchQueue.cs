using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using SloWatch.Engine.Ingest.Anteroom;

namespace SloWatch.Engine.Ingest.Batches;

/// <summary>Between the thread that reads and the one that advances: one batch waits at most, and those that are done with are filled again.</summary>
internal sealed class BatchQueue(string file, Correlations correlations, CancellationToken stop) : IDisposable
{
    private readonly BlockingCollection<EventBatch> waiting = new(boundedCapacity: 1);
    private readonly ConcurrentBag<EventBatch> done = [];
    private volatile bool awaited;

    /// <summary>Whoever takes the batches has nothing else to do.</summary>
    public bool IsAwaited => awaited;

    public EventBatch Fresh() => done.TryTake(out EventBatch? batch) ? batch : new EventBatch(file, correlations);

    public void Add(EventBatch batch)
    {
        awaited = false;
        waiting.Add(batch, stop);
    }

    /// <summary>No more will come.</summary>
    public void Complete() => waiting.CompleteAdding();

    public bool TryTake([NotNullWhen(true)] out EventBatch? batch)
    {
        awaited = waiting.Count == 0;
        return waiting.TryTake(out batch, Timeout.Infinite, stop);
    }

    public void GiveBack(EventBatch batch)
    {
        batch.Clear();
        done.Add(batch);
    }

    public void Dispose() => waiting.Dispose();
}
