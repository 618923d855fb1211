using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Evaluation.Handovers;
using SloWatch.Engine.Evaluation.Subjects;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Batches;
using SloWatch.Engine.Ingest.Files;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest;

/// <summary>One import from its first batch to its end.</summary>
internal sealed class ImportRun : IDisposable
{
    /// <summary>Progress is told in these steps; at full speed that is some ten times a second.</summary>
    private const long EventsPerReport = 10_000;

    private readonly ImportFile file;
    private readonly IStoreWriter writer;
    private readonly IStoreTransaction? whole;
    private readonly FeedBook feeds;
    private readonly IngestPipeline pipeline;
    private readonly TimeProvider time;
    private readonly CancellationToken cancellation;
    private readonly IProgress<ImportProgress>? progress;
    private long events;
    private long bytes;
    private long reported;
    private long newGaps;

    public ImportRun(ImportFile file, IStore store, IStoreWriter writer, RuleSet rules, bool replace, BatchReader reader, TimeProvider time, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        (this.file, this.writer, this.time, this.progress, this.cancellation) = (file, writer, time, progress, cancellation);
        BackFill.Run(writer, rules, time, null, cancellation);
        CorrelationTakeUp.Run(writer, rules, time, cancellation);
        whole = replace ? writer.Begin() : null;
        feeds = new FeedBook(writer, rules, file.Name, file.Adapter.CarriesEvents ? null : file.Source.MappingHash, replace);

        // Inside a transaction only the writer sees what is written.
        pipeline = new IngestPipeline(writer, replace ? writer : store, feeds, time, batch => reader.GiveBack((EventBatch)batch));
    }

    public void Take(EventBatch batch)
    {
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<Feed> met = feeds.Meet(batch.Feeds);
        if (whole is not null && met.Count > 0)
        {
            pipeline.Drain();
            foreach (Feed feed in met)
            {
                SourceReplacement.Forget(feed.Name, feeds.ContextOf(feed.Workflow), feeds.WasThere, writer, time, cancellation);
            }
        }

        newGaps += batch.Gaps.Count(feeds.IsNew);
        pipeline.Take(batch, done => Report(batch, done));
        (events, bytes) = (events + batch.Count, batch.BytesRead);
    }

    /// <summary>Everything was taken. A file that was read to its end is complete for ever; then what is due is judged, and only then the sources say so.</summary>
    public ImportResult End(string? stopped, BatchReader reader)
    {
        if (whole is not null && stopped is not null)
        {
            throw new ImportRefusedException($"nothing was replaced, because the file breaks off: {stopped}", "import a whole file");
        }

        pipeline.Drain();
        Func<Feed, Instant> watermarkOf = feed => stopped is null ? Instant.Ever : feed.Announced;
        feeds.End(watermarkOf);
        foreach (WorkflowWatch workflow in feeds.Workflows)
        {
            DeliverToSubjects(workflow);
            GapDelivery.Run(writer, workflow.Name, feeds.ContextOf, time, cancellation);
            HandoverDelivery.Run(writer, workflow.Context.Rules, feeds.ContextOf, feeds.Watermarks, time, cancellation);
            DeadlineSweep.Run(writer, workflow.Name, _ => workflow.Context, time, cancellation, damaged: writer.Damaged.Add);
            CountDelivery.Run(writer, workflow.Context.Rules, feeds.ContextOf, Instant.Never, time, cancellation);
        }

        Close(watermarkOf, stopped);
        whole?.Complete();
        progress?.Report(new ImportProgress(file.BytesRead, file.Length, pipeline.Events));
        return Result(stopped, reader);
    }

    private void DeliverToSubjects(WorkflowWatch workflow)
    {
        WorkflowRules rules = workflow.Context.Rules;
        if (rules.Subjects.Count == 0)
        {
            return;
        }

        SlotDelivery.Run(writer.Instances.All(workflow.Name), writer, rules, feeds.ContextOf, time, cancellation);
        if (whole is not null)
        {
            SlotDelivery.TakeBack(writer, rules, feeds.ContextOf, time, cancellation);
        }

        WatchDelivery.Run(writer, rules, feeds.ContextOf, Instant.Never, time, cancellation);
    }

    public void Dispose()
    {
        pipeline.Dispose();
        whole?.Dispose();
    }

    private void Close(Func<Feed, Instant> watermarkOf, string? stopped)
    {
        string note = stopped is null ? $"{file.Name} was read to its end" : $"{file.Name} broke off: {stopped}";
        Commit commit = new() { RecordedAt = Instant.From(time.GetUtcNow()) };
        commit.Sources.AddRange(feeds.Feeds.Select(feed => feed.State(watermarkOf(feed), note)));
        writer.Write(commit);
    }

    private ImportResult Result(string? stopped, BatchReader reader) => new(
        string.Join(", ", feeds.Feeds.Select(feed => feed.Name).Distinct().DefaultIfEmpty(file.Source.Name)),
        string.Join(", ", Met().Select(workflow => workflow.Name).DefaultIfEmpty(file.Source.Workflow)),
        pipeline.Events,
        pipeline.New + newGaps + feeds.NewWatermarks,
        pipeline.Refused,
        pipeline.FirstRefused,
        Met().Sum(workflow => writer.Instances.Count(workflow.Name)),
        feeds.First,
        feeds.Last,
        reader.Unmapped,
        [.. reader.Warnings, .. feeds.Warnings(file.Source.Name)],
        stopped)
    {
        Damaged = writer.Damaged.Found,
        Ignored = reader.Ignored,
        Waiting = feeds.Feeds.Sum(feed => writer.Anteroom.Count(feed.Name, feed.Workflow)),
    };

    private IEnumerable<WorkflowWatch> Met() => feeds.Workflows.Where(workflow => workflow.IsMet);

    /// <summary>A batch may be a large part of the file: what is done of it counts.</summary>
    private void Report(EventBatch batch, int done)
    {
        if (progress is not null && events + done - reported >= EventsPerReport)
        {
            reported = events + done;
            progress.Report(new ImportProgress(bytes + ((batch.BytesRead - bytes) * done / batch.Count), file.Length, reported));
        }
    }
}
