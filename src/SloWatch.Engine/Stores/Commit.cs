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

    /// <summary>Added to what the ledger holds; keyed by measurement hash and minute. Minutes that become zero are removed.</summary>
    public Dictionary<(string Measurement, long Minute), Tally> Ledger { get; } = [];

    /// <summary>Replaced when the key exists.</summary>
    public List<Violation> ViolationsAdded { get; } = [];

    /// <summary>Written before <see cref="ViolationsAdded"/>.</summary>
    public List<ViolationKey> ViolationsRemoved { get; } = [];

    public List<LatePosting> Late { get; } = [];

    /// <summary>The same source, origin and reason is kept once.</summary>
    public List<Quarantined> Quarantine { get; } = [];

    /// <summary>Replaced by name and workflow. A watermark never goes back: the store keeps the greater one, unless a file was complete for ever and goes on live.</summary>
    public List<SourceState> Sources { get; } = [];

    /// <summary>Kept once each.</summary>
    public List<WorkflowEvent> Gaps { get; } = [];

    /// <summary>Sources whose gaps are forgotten, with the workflow; before <see cref="Gaps"/> are written.</summary>
    public List<(string Source, string Workflow)> GapsForgotten { get; } = [];

    /// <summary>Measurements that are complete from this transaction on.</summary>
    public List<string> MeasurementsCompleted { get; } = [];

    /// <summary>Measurements whose ledger and violations are dropped, before anything else is written.</summary>
    public List<string> MeasurementsDropped { get; } = [];

    /// <summary>Replaced by key.</summary>
    public List<StoredAlert> Alerts { get; } = [];

    /// <summary>Alerts that the rules no longer have; before <see cref="Alerts"/> are written.</summary>
    public List<AlertKey> AlertsForgotten { get; } = [];

    /// <summary>Appended.</summary>
    public List<AlertTransition> AlertTransitions { get; } = [];

    /// <summary>Replaced by workflow. What was decided never goes back: the store keeps the later minute.</summary>
    public List<DecidedWorkflow> Decided { get; } = [];

    public bool IsEmpty =>
        Instances.Count + InstancesRemoved.Count + Ledger.Count + ViolationsAdded.Count + ViolationsRemoved.Count + Late.Count + Quarantine.Count
        + Sources.Count + Gaps.Count + GapsForgotten.Count + MeasurementsCompleted.Count + MeasurementsDropped.Count
        + Alerts.Count + AlertsForgotten.Count + AlertTransitions.Count + Decided.Count == 0;
}
