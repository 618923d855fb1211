using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>
/// Batches on their way into the store: while one transaction is written, the next is advanced. A batch counts only when all of it is
/// written; when another writer was faster, those that are not are advanced again from what the store has now.
/// </summary>
internal sealed class IngestPipeline : IDisposable
{
    private const int Attempts = 5;

    private readonly Queue<Unwritten> unwritten = [];
    private readonly InstanceSource instances;
    private readonly IFeeds feeds;
    private readonly CommitWriter writer;
    private readonly BatchAdvance advance;
    private readonly Assembler assembler;
    private readonly Action<IEventBatch> done;
    private readonly List<Quarantined> firstRefused = [];
    private long lastTransaction;
    private long lastOfAnteroom;

    /// <param name="stored">Where instances are loaded from, also while <paramref name="store"/> writes.</param>
    /// <param name="done">Called for each batch when nothing of it is needed any more.</param>
    /// <param name="waiting">Facts of one source for one workflow that may wait for their instance.</param>
    /// <param name="wrote">Called on another thread when a transaction has ended: <see cref="Look"/> then.</param>
    public IngestPipeline(IStoreWriter store, IStoreReader stored, IFeeds feeds, TimeProvider time, Action<IEventBatch> done, Action? wrote = null, int waiting = Assembler.UsualLimit)
    {
        this.feeds = feeds;
        this.done = done;
        writer = new CommitWriter(store, wrote);
        instances = new InstanceSource(stored.Instances, writer, feeds);
        assembler = new Assembler(stored.Anteroom, feeds, time, waiting);
        advance = new BatchAdvance(instances, writer, feeds, time);
    }

    /// <summary>That the instances took or knew.</summary>
    public long Events { get; private set; }

    /// <summary>Of <see cref="Events"/>, those that added something.</summary>
    public long New { get; private set; }

    /// <summary>In quarantine.</summary>
    public long Refused { get; private set; }

    public IReadOnlyList<Quarantined> FirstRefused => firstRefused;

    /// <summary>Something taken is not written, as far as was noted.</summary>
    public bool IsWriting => unwritten.Count > 0;

    /// <summary>An instance of the workflow that is not written yet is due before a moment.</summary>
    public bool IsUnwrittenDue(string workflow, Instant before) => instances.IsUnwrittenDue(workflow, before);

    /// <param name="advanced">Told from time to time how many of its events are done.</param>
    public void Take(IEventBatch batch, Action<int>? advanced)
    {
        if (!batch.Keyed.IsEmpty)
        {
            Assemble(batch);
        }

        Unwritten taken = new(batch);
        unwritten.Enqueue(taken);
        Try(() => Run(taken, advanced));
        Acknowledge();
    }

    /// <summary>What waits is read from the store, which has to know it.</summary>
    private void Assemble(IEventBatch batch)
    {
        if (assembler.IsFull)
        {
            WaitWritten();
            assembler.Clear();
        }

        Try(() => writer.WaitFor(lastOfAnteroom));
        assembler.Assemble(batch);
    }

    /// <summary>Notes what was written since. Throws what could not be.</summary>
    public void Look()
    {
        Try(writer.Check);
        Acknowledge();
    }

    /// <summary>Until everything taken is written.</summary>
    public void WaitWritten()
    {
        Try(() => writer.WaitFor(lastTransaction));
        Acknowledge();
    }

    /// <summary>Until everything taken is written; what else writes may go on then, after which nothing in memory is relied on.</summary>
    public void Drain()
    {
        WaitWritten();
        instances.Clear();
        assembler.Clear();
    }

    /// <summary>Instances were removed, and with them what their keys led to. Everything taken must have been written.</summary>
    public void ForgetKeys() => assembler.Clear();

    /// <summary>After a failure: forgets what is not written, and gives it.</summary>
    public IReadOnlyList<IEventBatch> Abandon()
    {
        Acknowledge();
        IEventBatch[] abandoned = [.. unwritten.Select(one => one.Batch)];
        unwritten.Clear();
        instances.Clear();
        assembler.Clear();
        writer.Restart();
        lastTransaction = lastOfAnteroom = writer.NewestWritten;
        feeds.NothingIsKnown();
        return abandoned;
    }

    public void Dispose()
    {
        instances.Dispose();
        writer.Dispose();
    }

    private void Run(Unwritten taken, Action<int>? advanced)
    {
        lastTransaction = advance.Run(taken.Batch, advanced);
        taken.LastTransaction = lastTransaction;
        lastOfAnteroom = taken.Batch.Keyed.ChangesAnteroom ? lastTransaction : lastOfAnteroom;
    }

    private void Try(Action step)
    {
        try
        {
            step();
        }
        catch (StaleInstanceException)
        {
            Again();
        }
    }

    private void Again()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                RunAllAgain();
                return;
            }
            catch (StaleInstanceException) when (attempt < Attempts)
            {
                // Faster again: what it wrote is loaded in the next round.
            }
        }
    }

    private void RunAllAgain()
    {
        Acknowledge();
        instances.Clear();
        writer.Restart();
        feeds.NothingIsKnown();
        foreach (Unwritten taken in unwritten)
        {
            Run(taken, advanced: null);
        }

        writer.WaitFor(lastTransaction);
        Acknowledge();
    }

    private void Acknowledge()
    {
        foreach (Written transaction in writer.TakeWritten())
        {
            New += transaction.New;
            Refused += transaction.Refused;
            Events -= transaction.Refused;
            Keep(transaction.FirstRefused);
            while (unwritten.TryPeek(out Unwritten? oldest) && oldest.LastTransaction <= transaction.Number)
            {
                Events += oldest.Batch.Count;
                Refused += oldest.Batch.Refused.Count;
                done(oldest.Batch);
                unwritten.Dequeue();
            }
        }
    }

    /// <summary>What is advanced again is refused again.</summary>
    private void Keep(IReadOnlyList<Quarantined> refused)
    {
        foreach (Quarantined one in refused)
        {
            if (firstRefused.Count < ImportResult.RefusalsKept && !firstRefused.Any(known => (known.Origin, known.Reason) == (one.Origin, one.Reason)))
            {
                firstRefused.Add(one);
            }
        }
    }

    private sealed class Unwritten(IEventBatch batch)
    {
        public IEventBatch Batch => batch;

        /// <summary>The one with which all of it is written.</summary>
        public long LastTransaction { get; set; } = long.MaxValue;
    }
}
