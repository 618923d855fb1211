using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Files;
using SloWatch.Engine.Ingest.Sources;

namespace SloWatch.Engine.Ingest.Batches;

/// <summary>Reads a file on a thread of its own, at most a batch ahead of whoever takes them.</summary>
internal sealed class BatchReader : IDisposable
{
    private const int StackBytes = 4 << 20;

    private readonly CancellationTokenSource stop;
    private readonly BatchQueue queue;
    private readonly BatchCollector collector;
    private readonly Thread thread;
    private ExceptionDispatchInfo? fault;

    public BatchReader(ImportFile file, Correlations correlations, KnownSources sources, TimeProvider time, CancellationToken cancellation)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        queue = new BatchQueue(file.Name, correlations, stop.Token);
        collector = new BatchCollector(file, correlations, sources, time, queue);
        thread = new Thread(() => Read(file), StackBytes) { IsBackground = true, Name = "reading" };
        thread.Start();
    }

    /// <summary>Why the file could not be read to its end; known when no batch is left.</summary>
    public UnreadableFileException? Stopped { get; private set; }

    /// <summary>Activities no rule names, with their count; known when no batch is left.</summary>
    public IReadOnlyDictionary<string, long> Unmapped => collector.Unmapped;

    /// <summary>What the mapping leaves out; known when no batch is left.</summary>
    public long Ignored => collector.Ignored;

    /// <summary>What the adapter warns of; known when no batch is left.</summary>
    public IReadOnlyList<ImportWarning> Warnings => collector.Warnings;

    /// <summary>Waits for the next batch; false when there is none.</summary>
    public bool TryTake([NotNullWhen(true)] out EventBatch? batch)
    {
        if (queue.TryTake(out batch))
        {
            return true;
        }

        thread.Join();
        fault?.Throw();
        return false;
    }

    /// <summary>When nothing of the batch is needed any more.</summary>
    public void GiveBack(EventBatch batch) => queue.GiveBack(batch);

    public void Dispose()
    {
        stop.Cancel();
        thread.Join();
        queue.Dispose();
        stop.Dispose();
    }

    private void Read(ImportFile file)
    {
        try
        {
            try
            {
                file.Adapter.Import(new FileImport(file.Content, file.Name, file.Source), collector, stop.Token);
            }
            catch (UnreadableFileException stopped)
            {
                Stopped = stopped;
            }

            collector.End();
        }
        catch (Exception bug) // whatever it is, it belongs to the thread that takes the batches
        {
            fault = ExceptionDispatchInfo.Capture(bug);
        }
        finally
        {
            queue.Complete();
        }
    }
}
