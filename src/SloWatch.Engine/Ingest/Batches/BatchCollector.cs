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
internal sealed class BatchCollector(ImportFile file, Correlations correlations, KnownSources sources, TimeProvider time, BatchQueue queue) : IEventSink
{
    /// <summary>Events that are worth a transaction.</summary>
    private const int WorthWriting = 10_000;

    private const int ContentLimit = 4000;

    /// <summary>A file has few of them, and names that anyone may invent must not fill the memory.</summary>
    private const int MostHeld = 10_000;

    private readonly List<WorkflowEvent> held = [];
    private readonly UnmappedActivities unmapped = new();
    private EventBatch batch = queue.Fresh();

    public IReadOnlyDictionary<string, long> Unmapped => unmapped.Counts;

    public List<ImportWarning> Warnings { get; } = [];

    public void Take(WorkflowEvent fact)
    {
        if (!OwnWord.Is(fact))
        {
            TakeOrRefuse(fact, fact.Instance.Length == 0 ? correlations.Refusal(fact) : null);
        }
        else if (sources.Refusal(fact) is null)
        {
            TakeOrRefuse(fact, null);
        }
        else
        {
            Hold(fact);
        }
    }

    /// <summary>Whether its source is known may be told by what comes later.</summary>
    private void Hold(WorkflowEvent word)
    {
        held.Add(word);
        if (held.Count >= MostHeld)
        {
            Release();
        }
    }

    private void Release()
    {
        held.ForEach(word => TakeOrRefuse(word, sources.Refusal(word)));
        held.Clear();
    }

    private void TakeOrRefuse(WorkflowEvent fact, string? reason)
    {
        if (reason is not null)
        {
            batch.Refused.Add(RefusedFact.Of(fact, reason, file.Name, Instant.From(time.GetUtcNow())));
        }
        else
        {
            batch.Add(fact);
            if (!OwnWord.Is(fact))
            {
                sources.Saw(fact);
            }
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

    /// <summary>Nothing more comes: hands over what was collected.</summary>
    public void End()
    {
        Release();
        Close();
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
