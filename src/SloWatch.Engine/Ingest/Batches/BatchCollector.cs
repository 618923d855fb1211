using System.Runtime.InteropServices;
using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.Files;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Batches;

/// <summary>Collects what an adapter hands over into batches.</summary>
internal sealed class BatchCollector(ImportFile file, TimeProvider time, Action<EventBatch> full) : IEventSink
{
    private const int ContentLimit = 4000;

    private readonly Dictionary<string, long> unmapped = [];
    private EventBatch batch = new();

    public IReadOnlyDictionary<string, long> Unmapped => unmapped;

    public void Take(WorkflowEvent fact)
    {
        batch.Add(fact);
        if (batch.IsFull)
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

    void IEventSink.Unmapped(string activity) => CollectionsMarshal.GetValueRefOrAddDefault(unmapped, activity, out _)++;

    /// <summary>Hands over what is left.</summary>
    public void Close()
    {
        if (batch.IsEmpty)
        {
            return;
        }

        batch.BytesRead = file.BytesRead;
        full(batch);
        batch = new EventBatch();
    }
}
