using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>Where in time an instance lies.</summary>
/// <param name="FirstAt">Its earliest fact.</param>
/// <param name="LastAt">Its latest fact.</param>
/// <param name="EndedAt">The end of its newest life; null while it is open.</param>
public readonly record struct InstanceSpan(Instant FirstAt, Instant LastAt, Instant? EndedAt)
{
    /// <summary>It had begun before the gap's end, and at the gap's beginning it had not ended, or went on after its end.</summary>
    public bool IsTouchedBy(TimeRange gap) => FirstAt < gap.To && (EndedAt is not { } ended || ended >= gap.From || LastAt > ended);

    /// <summary>The time of which facts were lost.</summary>
    public static TimeRange Of(WorkflowEvent gap) => new(gap.Details?.From ?? gap.At, gap.At);
}
