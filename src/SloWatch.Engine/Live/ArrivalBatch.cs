using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Batches;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>Deliveries that are advanced and written together.</summary>
internal sealed class ArrivalBatch : IEventBatch
{
    private readonly List<Arrival> arrivals = [];
    private readonly List<WorkflowEvent> events = [];
    private readonly List<WorkflowEvent> gaps = [];
    private readonly List<Quarantined> refused = [];
    private readonly List<long> released = [];
    private readonly List<StayingEntry> staying = [];
    private readonly BatchIndex index = new();
    private readonly KeyedEvents keyed;
    private readonly List<(WorkflowEvent Placed, Arrival Arrival, int Index)> moved = [];
    private readonly List<(Arrival Arrival, int Index)> words = [];
    private readonly Dictionary<object, (Arrival Arrival, int Index)> places = new(ReferenceEqualityComparer.Instance);

    private ArrivalBatch() => keyed = new KeyedEvents(index);

    public IReadOnlyList<Arrival> Arrivals => arrivals;

    public int Count => events.Count;

    public ReadOnlySpan<InstanceKey> Keys => index.Keys;

    public IReadOnlyList<WorkflowEvent> Gaps => gaps;

    public IReadOnlyList<Quarantined> Refused => refused;

    public IReadOnlyList<long> Released => released;

    public IReadOnlyList<StayingEntry> Staying => staying;

    public KeyedEvents Keyed => keyed;

    /// <summary>Who delivered them.</summary>
    public FeedNews Feeds { get; } = new();

    /// <summary>No more may be added.</summary>
    public static ArrivalBatch Of(IEnumerable<Arrival> arrivals, LiveFeeds feeds)
    {
        ArrivalBatch batch = new();
        foreach (Arrival arrival in arrivals)
        {
            batch.Add(arrival, feeds);
        }

        // By what else it has told a source may be known, in whatever order.
        foreach ((Arrival arrival, int place) in batch.words)
        {
            batch.TakeOrRefuse(arrival, place, feeds);
        }

        batch.index.Arrange();
        return batch;
    }

    public int CountOf(int group) => index.PositionsOf(group).Length;

    public void Read(int group, int from, Span<WorkflowEvent> into)
    {
        ReadOnlySpan<int> positions = index.PositionsOf(group).Slice(from, into.Length);
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = positions[i] < 0 ? keyed.Given(positions[i]) : events[positions[i]];
        }
    }

    public string OriginOf(WorkflowEvent fact) => Find(fact).Arrival.Delivery.Origin;

    public long? EntryOf(WorkflowEvent fact)
    {
        (Arrival arrival, int place) = Find(fact);
        return EntryOf(arrival, place);
    }

    public void Knew(WorkflowEvent fact)
    {
        (Arrival arrival, int place) = Find(fact);
        arrival.Know(place);
    }

    public void NotTaken(WorkflowEvent fact, string reason)
    {
        (Arrival arrival, int place) = Find(fact);
        arrival.Refuse(place, reason);
    }

    private void Add(Arrival arrival, LiveFeeds feeds)
    {
        arrivals.Add(arrival);
        refused.AddRange(arrival.Delivery.Refused);
        released.AddRange(arrival.Delivery.Released);
        staying.AddRange(arrival.Delivery.Staying);
        for (int i = 0; i < arrival.Delivery.Events.Count; i++)
        {
            if (OwnWord.Is(arrival.Delivery.Events[i]))
            {
                words.Add((arrival, i));
            }
            else
            {
                TakeOrRefuse(arrival, i, feeds);
            }
        }
    }

    private void TakeOrRefuse(Arrival arrival, int place, LiveFeeds feeds)
    {
        WorkflowEvent fact = arrival.Delivery.Events[place];
        if (feeds.Refusal(fact) is { } reason)
        {
            Refuse(arrival, place, reason, feeds.Wall);
            return;
        }

        WorkflowEvent placed = SubjectKey.Placed(fact);
        if (!ReferenceEquals(placed, fact))
        {
            moved.Add((placed, arrival, place));
        }

        Add(placed, heard: !arrival.Delivery.IsReplay, feeds.Correlations);
    }

    private void Refuse(Arrival arrival, int place, string reason, Instant now)
    {
        WorkflowEvent fact = arrival.Delivery.Events[place];
        arrival.Refuse(place, reason);
        if (EntryOf(arrival, place) is { } entry)
        {
            staying.Add(new(entry, RefusedFact.ReasonOf(fact, reason)));
        }
        else
        {
            refused.Add(RefusedFact.Of(fact, reason, arrival.Delivery.Origin, now));
        }
    }

    private static long? EntryOf(Arrival arrival, int place) => arrival.Delivery.Entries.Count > 0 ? arrival.Delivery.Entries[place] : null;

    private void Add(WorkflowEvent fact, bool heard, Correlations correlations)
    {
        Feeds.Saw(fact, heard);
        if (fact.Instance.Length > 0)
        {
            index.Add(new InstanceKey(fact.Workflow, fact.Instance), events.Count);
            keyed.Saw(fact, correlations);
        }
        else if (fact.Kind == EventKind.Gap)
        {
            gaps.Add(fact);
        }
        else if (fact.Kind != EventKind.Watermark)
        {
            keyed.Saw(fact, correlations);
        }

        events.Add(fact);
    }

    /// <summary>Most groups have nothing that was known or refused, and do without the places.</summary>
    private (Arrival Arrival, int Index) Find(WorkflowEvent fact)
    {
        if (places.Count == 0)
        {
            moved.ForEach(one => places[one.Placed] = (one.Arrival, one.Index));
            foreach (Arrival arrival in arrivals)
            {
                for (int i = 0; i < arrival.Delivery.Events.Count; i++)
                {
                    places[arrival.Delivery.Events[i]] = (arrival, i);
                }
            }
        }

        return places[fact];
    }
}
