using System.Runtime.ExceptionServices;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Writes batches on a thread of its own, in order. After one that failed nothing is written until <see cref="Restart"/>.</summary>
internal sealed class CommitWriter : IDisposable
{
    private const int BatchesWaiting = 1;

    private readonly object gate = new();
    private readonly Queue<AdvancedBatch> waiting = [];
    private readonly List<AdvancedBatch> written = [];
    private readonly IStoreWriter store;
    private readonly Thread thread;
    private ExceptionDispatchInfo? failure;
    private long newestWritten;
    private bool closing;

    public CommitWriter(IStoreWriter store)
    {
        this.store = store;
        thread = new Thread(Run) { IsBackground = true, Name = "writing" };
        thread.Start();
    }

    /// <summary>Returns as soon as the writer is less than a batch behind. Throws what an earlier batch failed with.</summary>
    public void Submit(AdvancedBatch batch)
    {
        lock (gate)
        {
            WaitWhile(() => waiting.Count >= BatchesWaiting);
            waiting.Enqueue(batch);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Until the batch with this number and all before it are written.</summary>
    public void WaitFor(long number)
    {
        lock (gate)
        {
            WaitWhile(() => newestWritten < number);
        }
    }

    /// <summary>What was written since the last call.</summary>
    public IReadOnlyList<AdvancedBatch> TakeWritten()
    {
        lock (gate)
        {
            AdvancedBatch[] taken = [.. written];
            written.Clear();
            return taken;
        }
    }

    /// <summary>After a failure: what waited is forgotten, and the next batch submitted is written.</summary>
    public void Restart()
    {
        lock (gate)
        {
            failure = null;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closing = true;
            Monitor.PulseAll(gate);
        }

        thread.Join();
    }

    private void WaitWhile(Func<bool> busy)
    {
        while (failure is null && busy())
        {
            Monitor.Wait(gate);
        }

        failure?.Throw();
    }

    private void Run()
    {
        while (Next() is { } batch)
        {
            try
            {
                store.Write(batch.Commit);
                Ended(batch, null);
            }
            catch (Exception failed) // whatever it is, it belongs to whoever submits
            {
                Ended(batch, ExceptionDispatchInfo.Capture(failed));
            }
        }
    }

    private AdvancedBatch? Next()
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !closing)
            {
                Monitor.Wait(gate);
            }

            return closing ? null : waiting.Dequeue();
        }
    }

    private void Ended(AdvancedBatch batch, ExceptionDispatchInfo? failed)
    {
        lock (gate)
        {
            if (failed is null)
            {
                newestWritten = batch.Number;
                written.Add(batch);
            }
            else
            {
                failure = failed;
                waiting.Clear();
            }

            Monitor.PulseAll(gate);
        }
    }
}
