using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>What a step of <see cref="Advance"/> asks to be written, in one transaction with the instance.</summary>
public sealed class Advanced
{
    public required Instance Instance { get; init; }

    /// <summary>False when every event was known already and nothing fell due: there is nothing to write.</summary>
    public bool Changed { get; internal set; }

    /// <summary>How many of the events added something.</summary>
    public int Taken { get; internal set; }

    /// <summary>Events that were known before.</summary>
    public List<WorkflowEvent> Known { get; } = [];

    public List<Posting> Postings { get; } = [];

    /// <summary>Postings into minutes already decided.</summary>
    public List<LatePosting> Late { get; } = [];

    /// <summary>New, or in place of the one with the same key.</summary>
    public List<Violation> ViolationsAdded { get; } = [];

    public List<ViolationKey> ViolationsRemoved { get; } = [];

    /// <summary>Facts that were not taken, with the reason; they belong in quarantine.</summary>
    public List<(WorkflowEvent Fact, string Reason)> Refused { get; } = [];

    /// <summary>The earliest deadline of a pending unit; <see cref="Instant.Ever"/> when there is none.</summary>
    public Instant NextDeadline { get; internal set; } = Instant.Ever;
}
