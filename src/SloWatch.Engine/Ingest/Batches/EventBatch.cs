using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Batches;

/// <summary>
/// Events that were read and wait, packed, to be advanced. The longer they wait, the more of them there are: events that are scattered over
/// many instances meet others of their instance, and each instance is loaded and written once for several of them.
/// </summary>
internal sealed class EventBatch : IEventBatch
{
    /// <summary>Bytes of memory. At most three batches are in use at a time: one being filled, one waiting, one being advanced.</summary>
    private const int Limit = 12 << 20;

    /// <summary>Of an event in the index, and of an instance there, in bytes.</summary>
    private const int EventOverhead = 12, InstanceOverhead = 120;

    /// <summary>Each may carry its content; a batch of them has to stay as small as one of events.</summary>
    private const int RefusedLimit = 1000;

    private readonly string file;
    private readonly Correlations correlations;
    private readonly PackedEvents events = new(capacity: Limit / 2);
    private readonly BatchIndex index = new();
    private readonly KeyedEvents keyed;
    private readonly List<WorkflowEvent> gaps = [];

    /// <param name="file">For messages.</param>
    public EventBatch(string file, Correlations correlations)
    {
        (this.file, this.correlations) = (file, correlations);
        keyed = new KeyedEvents(index);
    }

    public int Count { get; private set; }

    public ReadOnlySpan<InstanceKey> Keys => index.Keys;

    /// <summary>Of sources.</summary>
    public IReadOnlyList<WorkflowEvent> Gaps => gaps;

    /// <summary>Who delivered them.</summary>
    public FeedNews Feeds { get; } = new();

    public KeyedEvents Keyed => keyed;

    public List<Quarantined> Refused { get; } = [];

    IReadOnlyList<Quarantined> IEventBatch.Refused => Refused;

    /// <summary>Of the file on disk, when the batch was closed.</summary>
    public long BytesRead { get; private set; }

    public bool IsFull =>
        events.Bytes + ((long)Count * EventOverhead) + ((long)index.Keys.Length * InstanceOverhead) >= Limit
        || Refused.Count >= RefusedLimit || keyed.IsFull;

    public bool IsEmpty => Count + Refused.Count == 0;

    public void Add(WorkflowEvent told)
    {
        WorkflowEvent fact = SubjectKey.Placed(told);
        Count++;
        Feeds.Saw(fact);
        if (fact.Instance.Length > 0)
        {
            index.Add(new InstanceKey(fact.Workflow, fact.Instance), events.Add(fact));
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
    }

    /// <summary>No more will be added before <see cref="Clear"/>; only then can it be read.</summary>
    public void Close(long bytesRead)
    {
        BytesRead = bytesRead;
        index.Arrange();
    }

    public int CountOf(int group) => index.PositionsOf(group).Length;

    /// <summary>Unpacks events of one instance.</summary>
    public void Read(int group, int from, Span<WorkflowEvent> into)
    {
        ReadOnlySpan<int> positions = index.PositionsOf(group).Slice(from, into.Length);
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = positions[i] < 0 ? keyed.Given(positions[i]) : events.Get(positions[i], index.Keys[group]);
        }
    }

    public string OriginOf(WorkflowEvent fact) => file;

    void IEventBatch.Knew(WorkflowEvent fact)
    {
        // A file is not answered.
    }

    void IEventBatch.NotTaken(WorkflowEvent fact, string reason)
    {
        // Nor is it of this.
    }

    public void Clear()
    {
        events.Clear();
        index.Clear();
        gaps.Clear();
        keyed.Clear();
        Feeds.Clear();
        Refused.Clear();
        Count = 0;
    }
}
