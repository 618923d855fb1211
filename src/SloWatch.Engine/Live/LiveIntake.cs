using System.Diagnostics;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Tracing;

namespace SloWatch.Engine.Live;

/// <summary>What is delivered, on its way into the store, until whoever delivered it is answered. Of the one thread of the service.</summary>
internal sealed class LiveIntake : IDisposable
{
    private readonly WatchedWriter writer;
    private readonly LiveFeeds feeds;
    private readonly SubjectWatch subjects;
    private readonly Aftermath aftermath;
    private readonly IngestPipeline pipeline;
    private readonly Action<Exception> told;
    private readonly List<ArrivalBatch> written = [];
    private bool aftermathOwed;

    /// <param name="wrote">Called on another thread when something was written: <see cref="Look"/> then.</param>
    /// <param name="told">Of what keeps a whole group out.</param>
    public LiveIntake(WatchedWriter writer, IStore store, LiveFeeds feeds, SubjectWatch subjects, LiveOptions options, TimeProvider time, Action wrote, Action<Exception> told)
    {
        (this.writer, this.feeds, this.subjects, this.told) = (writer, feeds, subjects, told);
        aftermath = new Aftermath(writer, feeds, time);
        aftermath.OfAll(CancellationToken.None);
        pipeline = new IngestPipeline(writer, store, feeds, time, batch => written.Add((ArrivalBatch)batch), wrote, options.Anteroom);
    }

    /// <summary>That were taken since the service began.</summary>
    public long Events { get; private set; }

    /// <summary>Something that was taken is not written yet, and everything that follows from what is written is.</summary>
    public bool IsWriting => !aftermathOwed && pipeline.IsWriting;

    public bool IsUnwrittenDue(string workflow, Instant now) => pipeline.IsUnwrittenDue(workflow, now);

    public void Take(List<Arrival> group)
    {
        using Activity? span = PipelineTrace.Group(group.Select(arrival => arrival.Trace), group.Count, group.Sum(arrival => arrival.Weight));
        try
        {
            Begin(ArrivalBatch.Of(group, feeds));
        }
        catch (StoreException failed)
        {
            told(failed);
            Abandon(failed);
            group.ForEach(arrival => arrival.Fail(failed)); // also those that never came to the pipeline
        }
        catch (Exception) // one of them cannot be advanced, and is told so by itself
        {
            OneByOne(group);
        }
    }

    /// <summary>What follows from a group that was written could not be.</summary>
    public void PayAftermath()
    {
        if (aftermathOwed)
        {
            pipeline.Drain();
            aftermath.OfAll(CancellationToken.None);
            aftermathOwed = false;
        }
    }

    public void Look()
    {
        pipeline.Look();
        AnswerWritten();
    }

    /// <summary>Nothing is being advanced any more, and the store knows all that was.</summary>
    public void Drain()
    {
        pipeline.Drain();
        AnswerWritten();
    }

    public void WaitWritten()
    {
        pipeline.WaitWritten();
        AnswerWritten();
    }

    /// <summary>Keys of instances may have gone.</summary>
    public void ForgetKeys() => pipeline.ForgetKeys();

    /// <summary>What is not written fails for everyone who waits for it.</summary>
    public void Abandon(Exception failed)
    {
        AnswerWritten();
        foreach (Arrival arrival in pipeline.Abandon().Cast<ArrivalBatch>().SelectMany(batch => batch.Arrivals))
        {
            arrival.Fail(failed);
        }
    }

    public void Dispose() => pipeline.Dispose();

    private void Begin(ArrivalBatch batch)
    {
        PayAftermath();
        feeds.Delivered(batch.Feeds);
        subjects.Delivered(batch.Feeds, batch.Keys);
        bool follows = aftermathOwed = aftermath.IsNeeded(batch);
        pipeline.Take(batch, advanced: null);
        if (follows)
        {
            pipeline.Drain();
            aftermath.Of(batch, CancellationToken.None);
            aftermathOwed = false;
        }

        AnswerWritten();
    }

    /// <summary>One delivery of those that are not written cannot be advanced: the others must not suffer by it.</summary>
    private void OneByOne(List<Arrival> group)
    {
        foreach (Arrival arrival in pipeline.Abandon().Cast<ArrivalBatch>().SelectMany(batch => batch.Arrivals).Union(group).ToArray())
        {
            try
            {
                Begin(ArrivalBatch.Of([arrival], feeds));
                pipeline.WaitWritten();
                AnswerWritten();
            }
            catch (Exception failed) // whatever it is, it belongs to whoever delivered
            {
                pipeline.Abandon();
                arrival.Fail(failed);
            }
        }
    }

    private void AnswerWritten()
    {
        foreach (ArrivalBatch batch in written)
        {
            Events += batch.Count;
            foreach (Arrival arrival in batch.Arrivals)
            {
                arrival.Durable(writer.IsQuarantineFull);
            }
        }

        written.Clear();
    }
}
