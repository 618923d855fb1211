using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Files;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Batches;

/// <summary>Collects what an adapter hands over into batches.</summary>
internal sealed class BatchCollector(ImportFile file, Correlations correlations, TimeProvider time, BatchQueue queue) : IEventSink
{
    /// <summary>Events that are worth a transaction.</summary>
    private const int WorthWriting = 10_000;

    private const int ContentLimit = 4000;

    private readonly UnmappedActivities unmapped = new();
    private EventBatch batch = queue.Fresh();

    public IReadOnlyDictionary<string, long> Unmapped => unmapped.Counts;

    public List<ImportWarning> Warnings { get; } = [];

    public void Take(WorkflowEvent fact)
    {
        if (fact.Instance.Length == 0 && correlations.Refusal(fact) is { } reason)
        {
            batch.Refused.Add(RefusedFact.Of(fact, reason, file.Name, Instant.From(time.GetUtcNow())));
        }
        else
        {
            batch.Add(fact);
        }

        if ((batch.Count >= WorthWriting && queue.IsAwaited) || batch.IsFull)
        {
            Close();
        }
    }

    public void Refuse(Place place, string reason, string content)
    {
        string shown = content.Length <= ContentLimit ? content : content[..ContentLimit];
        batch.Refused.Add(new Quarantined(file.Source.Name, place.ToString(), reason, shown, Instant.From(time.GetUtcNow())));
        if (batch.IsFull)
        {
            Close();
        }
    }

    /// <summary>Pieces that the mapping leaves out.</summary>
    public long Ignored { get; private set; }

    public void Ignore() => Ignored++;

    void IEventSink.Unmapped(string activity) => unmapped.Add(activity);

    public void Warn(ImportWarning warning) => Warnings.Add(warning);

    /// <summary>Hands over what was collected.</summary>
    public void Close()
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
