using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Stores;

/// <summary>Everything that one transaction writes.</summary>
public sealed class Commit
{
    /// <summary>Wall clock of the writer, for late postings and quarantine.</summary>
    public required Instant RecordedAt { get; init; }

    public List<StoredInstance> Instances { get; } = [];

    /// <summary>Instances that hold no fact any more.</summary>
    public List<InstanceKey> InstancesRemoved { get; } = [];

    /// <summary>
    /// Instances that retention removes. Throws <see cref="StaleInstanceException"/> where the version is not the stored one. What they posted stays in the
    /// ledger, and is to stand in <see cref="Balance"/>; their violations in <see cref="ViolationsRemoved"/>.
    /// </summary>
    public List<(InstanceKey Key, long RowVersion)> InstancesRetired { get; } = [];

    /// <summary>Added to the closing balance: what the ledger holds of instances that are there no longer. Keyed like <see cref="Ledger"/>.</summary>
    public Dictionary<(string Measurement, long Minute), Tally> Balance { get; } = [];

    /// <summary>Everything that is removed of a workflow lies before its horizon, a full minute. It never goes back: the store keeps the later one.</summary>
    public List<(string Workflow, Instant Horizon)> Horizons { get; } = [];

    /// <summary>Records of what was that are removed, some hundred of each kind at a time.</summary>
    public List<OldRecords> OldRecords { get; } = [];

    /// <summary>Added to what the ledger holds; keyed by measurement hash and minute. Minutes that become zero are removed.</summary>
    public Dictionary<(string Measurement, long Minute), Tally> Ledger { get; } = [];

    /// <summary>Replaced when the key exists.</summary>
    public List<Violation> ViolationsAdded { get; } = [];

    /// <summary>Written before <see cref="ViolationsAdded"/>.</summary>
    public List<ViolationKey> ViolationsRemoved { get; } = [];

    public List<LatePosting> Late { get; } = [];

    /// <summary>The same source, origin and reason is kept once.</summary>
    public List<Quarantined> Quarantine { get; } = [];

    /// <summary>Entries of the quarantine, by their ids, that leave it; before <see cref="Quarantine"/> is written.</summary>
    public List<long> QuarantineReleased { get; } = [];

    /// <summary>Entries that stay, with the reason that holds now. Of two that thereby say the same the older stays.</summary>
    public List<StayingEntry> QuarantineStaying { get; } = [];

    /// <summary>Replaced by name and workflow. A watermark never goes back: the store keeps the greater one, unless a file was complete for ever and goes on live.</summary>
    public List<SourceState> Sources { get; } = [];

    /// <summary>Sources that no longer say how far a workflow is complete; what they delivered stays. Before <see cref="Sources"/> are written.</summary>
    public List<(string Source, string Workflow)> SourcesForgotten { get; } = [];

    /// <summary>Kept once each.</summary>
    public List<WorkflowEvent> Gaps { get; } = [];

    /// <summary>Sources whose gaps are forgotten, with the workflow; before <see cref="Gaps"/> are written.</summary>
    public List<(string Source, string Workflow)> GapsForgotten { get; } = [];

    /// <summary>Measurements that are complete from this transaction on.</summary>
    public List<string> MeasurementsCompleted { get; } = [];

    /// <summary>Measurements that nothing is posted to any more from this transaction on, and that are complete no longer. What they hold stays until they are dropped.</summary>
    public List<string> MeasurementsRetired { get; } = [];

    /// <summary>Of measurements that were counted when older instances were removed already: before it they have no data. Written with their completion.</summary>
    public List<(string Measurement, Instant From)> CountedFrom { get; } = [];

    /// <summary>Measurements whose ledger, balance and violations are dropped, before anything else is written.</summary>
    public List<string> MeasurementsDropped { get; } = [];

    /// <summary>Replaced by key.</summary>
    public List<StoredAlert> Alerts { get; } = [];

    /// <summary>Alerts that the rules no longer have; before <see cref="Alerts"/> are written.</summary>
    public List<AlertKey> AlertsForgotten { get; } = [];

    /// <summary>Appended.</summary>
    public List<AlertTransition> AlertTransitions { get; } = [];

    /// <summary>Replaced by transition; one whose transition is not there is left out.</summary>
    public List<StoredDiagnosis> Diagnoses { get; } = [];

    /// <summary>Replaced by workflow. What was decided never goes back: the store keeps the later minute.</summary>
    public List<DecidedWorkflow> Decided { get; } = [];

    /// <summary>Facts that wait for their instance. One that waits already is replaced, but for who delivered it and since when it waits.</summary>
    public List<WaitingFact> AnteroomEntered { get; } = [];

    /// <summary>Facts that wait no longer, by their ids; before <see cref="AnteroomEntered"/> is written.</summary>
    public List<long> AnteroomLeft { get; } = [];

    /// <summary>Sources of which nothing waits any more, with the workflow; likewise before.</summary>
    public List<(string Source, string Workflow)> AnteroomForgotten { get; } = [];

    /// <summary>Workflows of which nothing waits that these keys give an instance to, and all keys of whose instances are noted; without names, others decided since. Replaced by name.</summary>
    public List<CorrelatedWorkflow> Correlated { get; } = [];

    /// <summary>Replaces what was found before.</summary>
    public AuditFinding? AuditFinding { get; set; }

    public bool IsEmpty => AuditFinding is null &&
        Instances.Count + InstancesRemoved.Count + Ledger.Count + ViolationsAdded.Count + ViolationsRemoved.Count + Late.Count + Quarantine.Count + QuarantineReleased.Count + QuarantineStaying.Count
        + InstancesRetired.Count + Balance.Count + Horizons.Count + OldRecords.Count + CountedFrom.Count + Sources.Count + SourcesForgotten.Count + Gaps.Count + GapsForgotten.Count + MeasurementsCompleted.Count + MeasurementsRetired.Count + MeasurementsDropped.Count
        + AnteroomEntered.Count + AnteroomLeft.Count + AnteroomForgotten.Count + Correlated.Count
        + Alerts.Count + AlertsForgotten.Count + AlertTransitions.Count + Diagnoses.Count + Decided.Count == 0;
}

/// <summary>Alert transitions and late postings of a workflow whose minute is before a moment; without a workflow, what was quarantined before it.</summary>
public sealed record OldRecords(string? Workflow, Instant Before);
