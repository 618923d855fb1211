using System.Runtime.ExceptionServices;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Tracing;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Writes transactions on a thread of its own, in order. After one that failed nothing is written until <see cref="Restart"/>.</summary>
internal sealed class CommitWriter : IDisposable
{
    private const int TransactionsWaiting = 1;

    private readonly object gate = new();
    private readonly Queue<Transaction> waiting = [];
    private readonly List<Written> written = [];
    private readonly IStoreWriter store;
    private readonly Thread thread;
    private readonly Action? ended;
    private ExceptionDispatchInfo? failure;
    private long newestWritten;
    private bool closing;

    /// <param name="ended">Called on the writing thread after each transaction, written or not.</param>
    public CommitWriter(IStoreWriter store, Action? ended)
    {
        (this.store, this.ended) = (store, ended);
        thread = new Thread(Run) { IsBackground = true, Name = "writing" };
        thread.Start();
    }

    /// <summary>All transactions up to this one are written.</summary>
    public long NewestWritten => Volatile.Read(ref newestWritten);

    public DamagedInstances Damaged => store.Damaged;

    /// <summary>Returns as soon as the writer is at most one behind. Throws what an earlier one failed with.</summary>
    public void Submit(Transaction transaction)
    {
        lock (gate)
        {
            WaitWhile(() => waiting.Count >= TransactionsWaiting);
            waiting.Enqueue(transaction);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Until the transaction with this number and all before it are written.</summary>
    public void WaitFor(long number)
    {
        lock (gate)
        {
            WaitWhile(() => newestWritten < number);
        }
    }

    /// <summary>Throws what a transaction failed with.</summary>
    public void Check()
    {
        lock (gate)
        {
            failure?.Throw();
        }
    }

    /// <summary>What was written since the last call.</summary>
    public IReadOnlyList<Written> TakeWritten()
    {
        lock (gate)
        {
            Written[] taken = [.. written];
            written.Clear();
            return taken;
        }
    }

    /// <summary>After a failure: what waited is forgotten, and the next one submitted is written.</summary>
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
        while (Next() is { } transaction)
        {
            try
            {
                using (PipelineTrace.Write(transaction.Commit, transaction.Trace))
                {
                    store.Write(transaction.Commit);
                }

                Ended(transaction, null);
                ended?.Invoke();
            }
            catch (Exception failed) // whatever it is, it belongs to whoever submits
            {
                Ended(transaction, ExceptionDispatchInfo.Capture(failed));
                ended?.Invoke();
            }
        }
    }

    private Transaction? Next()
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !closing)
            {
                Monitor.Wait(gate);
            }

            Monitor.PulseAll(gate);
            return closing ? null : waiting.Dequeue();
        }
    }

    private void Ended(Transaction transaction, ExceptionDispatchInfo? failed)
    {
        lock (gate)
        {
            if (failed is null)
            {
                Volatile.Write(ref newestWritten, transaction.Number);
                written.Add(transaction.Result);
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
