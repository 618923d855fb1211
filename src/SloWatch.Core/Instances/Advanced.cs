using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>What a step of <see cref="Advance"/> asks to be written, in one transaction with the instance.</summary>
public sealed class Advanced
{
    // Most steps fill one of these or two.
    private List<WorkflowEvent>? known;
    private List<Posting>? postings;
    private List<LatePosting>? late;
    private List<Violation>? violationsAdded;
    private List<ViolationKey>? violationsRemoved;
    private List<(WorkflowEvent Fact, string Reason)>? refused;

    public required Instance Instance { get; init; }

    /// <summary>False when every event was known already and nothing fell due: there is nothing to write.</summary>
    public bool Changed { get; internal set; }

    /// <summary>How many of the events added something.</summary>
    public int Taken { get; internal set; }

    /// <summary>Events that were known before.</summary>
    public IReadOnlyList<WorkflowEvent> Known => known ?? (IReadOnlyList<WorkflowEvent>)[];

    public IReadOnlyList<Posting> Postings => postings ?? (IReadOnlyList<Posting>)[];

    /// <summary>Postings into minutes already decided.</summary>
    public IReadOnlyList<LatePosting> Late => late ?? (IReadOnlyList<LatePosting>)[];

    /// <summary>New, or in place of the one with the same key.</summary>
    public IReadOnlyList<Violation> ViolationsAdded => violationsAdded ?? (IReadOnlyList<Violation>)[];

    public IReadOnlyList<ViolationKey> ViolationsRemoved => violationsRemoved ?? (IReadOnlyList<ViolationKey>)[];

    /// <summary>Facts that were not taken, with the reason; they belong in quarantine.</summary>
    public IReadOnlyList<(WorkflowEvent Fact, string Reason)> Refused => refused ?? (IReadOnlyList<(WorkflowEvent, string)>)[];

    /// <summary>The earliest deadline of a pending unit; <see cref="Instant.Ever"/> when there is none.</summary>
    public Instant NextDeadline { get; internal set; } = Instant.Ever;

    internal void Knew(WorkflowEvent fact) => (known ??= []).Add(fact);

    internal void Refuse(WorkflowEvent fact, string reason) => (refused ??= []).Add((fact, reason));

    internal void Post(Posting posting) => (postings ??= new(capacity: 1)).Add(posting);

    internal void PostLate(LatePosting posting) => (late ??= []).Add(posting);

    internal void Add(Violation violation) => (violationsAdded ??= []).Add(violation);

    internal void Remove(ViolationKey violation) => (violationsRemoved ??= []).Add(violation);
}
