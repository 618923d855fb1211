using SloWatch.Core.Events;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Quarantine;

/// <summary>Entries of the quarantine that are delivered together.</summary>
internal sealed class ReplayPage
{
    private readonly List<WorkflowEvent> events = [];
    private readonly List<long> entryOf = [];
    private readonly List<long> released = [];
    private readonly List<StayingEntry> staying = [];
    private readonly Dictionary<long, string> stayed = [];
    private int looked;
    private int ignored;

    /// <summary>One whose reason is still the same is left as it is.</summary>
    public void Add(KeptRefusal kept, KeptReading reading)
    {
        looked++;
        events.AddRange(reading.Events);
        entryOf.AddRange(reading.Events.Select(_ => kept.Id));
        ignored += reading.IsIgnored && reading.Events.Count + reading.Reasons.Count == 0 ? 1 : 0;
        if (reading.Reasons.Count == 0)
        {
            released.Add(kept.Id);
            return;
        }

        stayed.Add(kept.Id, reading.Reasons[0]);
        bool isSame = reading.Reasons.Contains(kept.Refused.Reason);
        if (!isSame || reading.Events.Count > 0)
        {
            staying.Add(new(kept.Id, isSame ? kept.Refused.Reason : reading.Reasons[0]));
        }
    }

    public Delivery Deliver(string origin) => new(origin, events, []) { IsReplay = true, Released = released, Entries = entryOf, Staying = staying };

    public void Note(Receipt receipt, ReplayResult result)
    {
        foreach (RefusedEvent one in receipt.Refused)
        {
            stayed.TryAdd(entryOf[one.Index], one.Reason);
        }

        result.Looked += looked;
        result.Released += looked - stayed.Count;
        result.New += receipt.New;
        result.Known += receipt.Known;
        result.Ignored += ignored;
        foreach ((long id, string reason) in stayed.OrderBy(one => one.Key))
        {
            result.Stay(id, reason);
        }
    }
}
