using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Statuses;

/// <param name="Refused">Events of this source that are in quarantine, whatever their workflow.</param>
public sealed record SourceStatus(SourceState State, long Refused);

/// <summary>How one workflow stands.</summary>
/// <param name="AsOf">The moment looked at: up to where its sources are complete; null when nothing was ever delivered.</param>
/// <param name="CompleteUpTo">Its watermark.</param>
/// <param name="Sources">Those that ever delivered something.</param>
/// <param name="Objectives">The worst first.</param>
/// <param name="Deadlines">The next ones, the nearest first.</param>
public sealed record WorkflowStatus(
    string Workflow,
    Instant? AsOf,
    Instant CompleteUpTo,
    long Instances,
    long Open,
    IReadOnlyList<SourceStatus> Sources,
    IReadOnlyList<ObjectiveStatus> Objectives,
    IReadOnlyList<NextDeadline> Deadlines)
{
    /// <summary>Before which instances that had ended were removed; null when none was.</summary>
    public Instant? Horizon { get; init; }

    public int Count(ObjectiveLight light) => Objectives.Count(objective => objective.Light == light);

    public static IReadOnlyList<ObjectiveStatus> WorstFirst(IEnumerable<ObjectiveStatus> objectives) =>
    [
        .. objectives.OrderBy(objective => objective.Light)
            .ThenByDescending(objective => objective.Burning.Count > 0)
            .ThenBy(objective => objective.Report.Budget.RemainingRatio ?? decimal.MaxValue),
    ];
}
