using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Ingest.Batches;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>What of a batch has to do with keys: events that name no instance, instances that carry keys, and what became of both. Empty for most batches.</summary>
/// <param name="index">Of the batch. Events that found their instance stand in it with the complement of their number here.</param>
internal sealed class KeyedEvents(BatchIndex index)
{
    /// <summary>They are kept as they are, unpacked.</summary>
    private const int Limit = 4_000;

    private readonly List<WorkflowEvent> nameless = [];
    private readonly List<(InstanceKey Instance, NamedValue Key)> claims = [];
    private readonly List<WorkflowEvent> given = [];
    private readonly Dictionary<WorkflowEvent, (WorkflowEvent? Told, string? Origin)> origins = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<InstanceKey, List<long>> leaving = [];

    /// <summary>Of cases, without an instance.</summary>
    public IReadOnlyList<WorkflowEvent> Nameless => nameless;

    /// <summary>Keys that events which name their instance carry.</summary>
    public IReadOnlyList<(InstanceKey Instance, NamedValue Key)> Claims => claims;

    /// <summary>Facts that wait, and are to be looked at again.</summary>
    public List<WaitingFact> Called { get; } = [];

    public bool IsEmpty => nameless.Count + claims.Count + Called.Count == 0;

    public bool IsFull => nameless.Count + claims.Count >= Limit;

    /// <summary>Facts that wait from now on, or of which more was told.</summary>
    public List<WaitingFact> Entering { get; } = [];

    /// <summary>Of <see cref="Nameless"/>, those that are in <see cref="Entering"/>.</summary>
    public int EnteringEvents { get; set; }

    /// <summary>Of <see cref="Nameless"/>, those that wait already.</summary>
    public List<WorkflowEvent> Known { get; } = [];

    /// <summary>Of <see cref="Nameless"/>, those that belong nowhere.</summary>
    public List<(WorkflowEvent Fact, string Reason)> Refused { get; } = [];

    /// <summary>What waited and turned out to belong nowhere.</summary>
    public List<Quarantined> Expelled { get; } = [];

    /// <summary>Of those.</summary>
    public List<long> ExpelledIds { get; } = [];

    /// <summary>What waits is another when this is written.</summary>
    public bool ChangesAnteroom => Entering.Count + leaving.Count + ExpelledIds.Count > 0;

    /// <summary>For every event of the batch.</summary>
    public void Saw(WorkflowEvent fact, Correlations correlations)
    {
        if (fact.Instance.Length == 0)
        {
            nameless.Add(fact);
        }
        else if (correlations.MayTell(fact))
        {
            InstanceKey instance = new(fact.Workflow, fact.Instance);
            claims.AddRange(correlations.KeysOf(fact).Select(key => (instance, key)));
        }
    }

    /// <summary>One of <see cref="Nameless"/> is of an instance.</summary>
    public void Give(WorkflowEvent told, InstanceKey to) => Give(told, to, (told, null));

    /// <summary>What waited is of an instance.</summary>
    public void Give(WaitingFact waiting, InstanceKey to)
    {
        foreach (WorkflowEvent told in waiting.Told)
        {
            Give(told, to, (null, waiting.Origin));
        }

        if (!leaving.TryGetValue(to, out List<long>? ids))
        {
            leaving.Add(to, ids = []);
        }

        ids.Add(waiting.Id);
    }

    /// <param name="position">Of the batch's index.</param>
    public WorkflowEvent Given(int position) => given[~position];

    /// <summary>As the batch has it; null for one that waited.</summary>
    public WorkflowEvent? ToldOf(WorkflowEvent fact) => given.Count > 0 && origins.TryGetValue(fact, out (WorkflowEvent? Told, string? Origin) origin) ? origin.Told : fact;

    /// <summary>Of one that waited.</summary>
    public string OriginOf(WorkflowEvent fact) => origins[fact].Origin!;

    /// <summary>What waits no longer when all events of an instance are written.</summary>
    public IReadOnlyList<long> LeavingTo(InstanceKey instance) => leaving.Count > 0 && leaving.TryGetValue(instance, out List<long>? ids) ? ids : [];

    public void Clear()
    {
        nameless.Clear();
        claims.Clear();
        given.Clear();
        origins.Clear();
        leaving.Clear();
        Called.Clear();
        Entering.Clear();
        Known.Clear();
        Refused.Clear();
        Expelled.Clear();
        ExpelledIds.Clear();
        EnteringEvents = 0;
    }

    private void Give(WorkflowEvent told, InstanceKey to, (WorkflowEvent? Told, string? Origin) origin)
    {
        WorkflowEvent fact = told with { Instance = to.Id };
        index.Add(to, ~given.Count);
        given.Add(fact);
        origins.Add(fact, origin);
    }

    /// <summary>After the last was given.</summary>
    public void Arrange()
    {
        if (given.Count > 0)
        {
            index.Arrange();
        }
    }
}
