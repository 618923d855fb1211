using SloWatch.Core.Events;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Quarantine;

/// <summary>Entries of the quarantine that are delivered together.</summary>
internal sealed class ReplayPage
{
    private readonly List<WorkflowEvent> events = [];
    private readonly List<long> entryOf = [];
    private readonly List<Quarantined> refused = [];
    private readonly List<long> released = [];
    private readonly Dictionary<long, string> stayed = [];
    private int looked;
    private int ignored;

    /// <summary>One whose reason is still the same is left where it is.</summary>
    public void Add(KeptRefusal kept, KeptReading reading)
    {
        looked++;
        if (reading.Reasons.Count > 0)
        {
            stayed.Add(kept.Id, reading.Reasons[0]);
        }

        bool stays = reading.Reasons.Contains(kept.Refused.Reason);
        events.AddRange(reading.Events);
        entryOf.AddRange(reading.Events.Select(_ => kept.Id));
        refused.AddRange(reading.Reasons.Where(reason => reason != kept.Refused.Reason).Select(reason => kept.Refused with { Reason = reason }));
        released.AddRange(stays ? [] : [kept.Id]);
        ignored += reading.IsIgnored && reading.Events.Count + reading.Reasons.Count == 0 ? 1 : 0;
    }

    public Delivery Deliver(string origin) => new(origin, events, refused) { IsReplay = true, Released = released };

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
