using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Stores;

public enum AlertSubject
{
    Objective,
    Source,
}

/// <param name="Name">Of the objective or the source.</param>
/// <param name="Cause">As people read it: <c>2% in 1h</c>, <c>budget spent</c>, <c>stale</c>.</param>
public readonly record struct AlertKey(AlertSubject Subject, string Workflow, string Name, string Cause)
{
    /// <summary>Of a source that fell silent.</summary>
    public const string Stale = "stale";
}

/// <summary>How one alert stands: a cause of an objective's policy, or a source.</summary>
/// <param name="Measurement">By whose ledger it was last decided; null for a source.</param>
/// <param name="Reason">Of the last change of its state; empty before the first.</param>
/// <param name="Counts">What that decision read.</param>
public sealed record StoredAlert(AlertKey Key, AlertSeverity Severity, AlertState State, string? Measurement, string Reason, IReadOnlyList<WindowCounts> Counts);

/// <summary>What a decision read of one window.</summary>
/// <param name="Window">As people write it: <c>1h</c>, <c>month (Europe/Amsterdam)</c>.</param>
public sealed record WindowCounts(string Window, long Good, long Bad);

/// <summary>A change of an alert. It stands as it was until retention removes it.</summary>
/// <param name="Minute">That was decided on; of a source, that in which it was seen.</param>
/// <param name="RecordedAt">Wall clock of the decision.</param>
public sealed record AlertTransition(
    AlertKey Key,
    AlertSeverity Severity,
    AlertChange Change,
    AlertPhase From,
    AlertPhase To,
    Instant Minute,
    Instant RecordedAt,
    string Reason,
    IReadOnlyList<WindowCounts> Counts);

/// <param name="Id">Grows with each.</param>
public sealed record StoredTransition(long Id, AlertTransition Transition);

/// <summary>Why the units of an alert went bad, as it was known soon after it fired.</summary>
/// <param name="Transition">By which it fired, see <see cref="StoredTransition.Id"/>.</param>
/// <param name="MadeAt">Wall clock.</param>
public sealed record StoredDiagnosis(long Transition, Instant MadeAt, BurnDiagnosis Diagnosis);

/// <summary>Up to where the minutes of a workflow's watermark have had their decision.</summary>
/// <param name="UpTo">The last minute that had it. It never goes back.</param>
/// <param name="UnknownSince">The first minute that could not be decided on; null when it is known how the workflow stands.</param>
/// <param name="UnknownWhy">Null likewise.</param>
public sealed record DecidedWorkflow(string Workflow, Instant UpTo, Instant? UnknownSince, string? UnknownWhy);
