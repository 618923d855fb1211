using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Batches;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>
/// Batches on their way into the store: while one is written, the next is advanced. A batch counts only when it is written; when another
/// writer was faster, those that are not are advanced again from what the store has now.
/// </summary>
internal sealed class IngestPipeline : IDisposable
{
    /// <summary>Of instances in memory, in facts.</summary>
    private const long HotWeight = 150_000;
    private const int Attempts = 5;

    private readonly Queue<(long Number, EventBatch Batch)> unwritten = [];
    private readonly HotInstances hot = new(HotWeight);
    private readonly FeedBook feeds;
    private readonly TimeProvider time;
    private readonly CommitWriter writer;
    private readonly BatchAdvance advance;
    private long newest;

    /// <param name="stored">Where instances are loaded from, also while <paramref name="store"/> writes.</param>
    public IngestPipeline(IStoreWriter store, IInstanceReader stored, FeedBook feeds, string file, TimeProvider time)
    {
        this.feeds = feeds;
        this.time = time;
        writer = new CommitWriter(store);
        advance = new BatchAdvance(stored, writer, hot, feeds, file);
    }

    public long Events { get; private set; }

    public long New { get; private set; }

    public long Refused { get; private set; }

    public void Take(EventBatch batch)
    {
        newest++;
        unwritten.Enqueue((newest, batch));
        Try(() => Submit(newest, batch));
    }

    /// <summary>Until everything taken is written; what else writes may go on then, after which nothing in memory is relied on.</summary>
    public void Drain()
    {
        Try(() => writer.WaitFor(newest));
        Acknowledge();
        hot.Clear();
    }

    public void Dispose() => writer.Dispose();

    private void Submit(long number, EventBatch batch)
    {
        writer.Submit(advance.Run(batch, number, Instant.From(time.GetUtcNow())));
        Acknowledge();
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
                Acknowledge();
                hot.Clear();
                writer.Restart();
                AdvanceUnwritten();
                return;
            }
            catch (StaleInstanceException) when (attempt < Attempts)
            {
                // Faster again: what it wrote is loaded in the next round.
            }
        }
    }

    private void AdvanceUnwritten()
    {
        foreach (Feed feed in feeds.Feeds)
        {
            feed.IsNews = true;
        }

        foreach ((long number, EventBatch batch) in unwritten.ToArray())
        {
            Submit(number, batch);
        }

        writer.WaitFor(newest);
        Acknowledge();
    }

    private void Acknowledge()
    {
        foreach (AdvancedBatch batch in writer.TakeWritten())
        {
            unwritten.Dequeue();
            Events += batch.Batch.Count;
            New += batch.New;
            Refused += batch.Commit.Quarantine.Count;
        }
    }
}
