using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Files;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Batches;

/// <summary>Collects what an adapter hands over into batches.</summary>
internal sealed class BatchCollector : IEventSink
{
    /// <summary>Events that are worth a transaction.</summary>
    private const int WorthWriting = 10_000;

    private const int ContentLimit = 4000;

    private readonly ImportFile file;
    private readonly TimeProvider time;
    private readonly BatchQueue queue;
    private readonly Admission admission;
    private readonly UnmappedActivities unmapped = new();
    private EventBatch batch;

    public BatchCollector(ImportFile file, Correlations correlations, KnownSources sources, TimeProvider time, BatchQueue queue)
    {
        (this.file, this.time, this.queue) = (file, time, queue);
        admission = new Admission(correlations, sources, Add, Refuse);
        batch = queue.Fresh();
    }

    public IReadOnlyDictionary<string, long> Unmapped => unmapped.Counts;

    public List<ImportWarning> Warnings { get; } = [];

    public void Take(WorkflowEvent fact) => admission.Decide(fact);

    public void Refuse(Place place, string reason, string content)
    {
        string shown = content.Length <= ContentLimit ? content : content[..ContentLimit];
        batch.Refused.Add(new Quarantined(file.Source.Name, place.ToString(), reason, shown, Instant.From(time.GetUtcNow())));
        CloseIfFull();
    }

    /// <summary>Pieces that the mapping leaves out.</summary>
    public long Ignored { get; private set; }

    public void Ignore() => Ignored++;

    void IEventSink.Unmapped(string activity) => unmapped.Add(activity);

    public void Warn(ImportWarning warning) => Warnings.Add(warning);

    /// <summary>Nothing more comes: hands over what was collected.</summary>
    public void End()
    {
        admission.End();
        Close();
    }

    private void Add(WorkflowEvent fact)
    {
        batch.Add(fact);
        CloseIfFull();
    }

    private void Refuse(WorkflowEvent fact, string reason)
    {
        batch.Refused.Add(RefusedFact.Of(fact, reason, file.Name, Instant.From(time.GetUtcNow())));
        CloseIfFull();
    }

    private void CloseIfFull()
    {
        if ((batch.Count >= WorthWriting && queue.IsAwaited) || batch.IsFull)
        {
            Close();
        }
    }

    private void Close()
    {
        if (batch.IsEmpty)
        {
            return;
        }

        batch.Close(file.BytesRead);
        queue.Add(batch);
        batch = queue.Fresh();
    }
}
