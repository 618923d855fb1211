using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>One run of a step with all its attempts. Long instances have a hundred thousand of them, so each keeps little.</summary>
/// <param name="run">The source's name of it.</param>
/// <param name="number">Of those of its step that the fold paired; counts from 1.</param>
public sealed class StepRun(string name, string? run, int number)
{
    private WorkflowEvent? end;
    private List<TimeRange>? waits;
    private List<(string Name, Instant Since)>? dependencies;
    private List<(Instant At, int Retries)>? retries;
    private int highestAttempt;
    private int startedAttempt;
    private bool endedEarly;
    private Instant? workSeenAt;

    public string Name { get; private set; } = name;

    /// <summary>The source's name of the run, see <see cref="RunLabel"/>, or <c>~n</c> for the n-th that the fold paired.</summary>
    public string Label => run is null ? $"~{number}" : RunLabel.Of(run);

    public Instant FirstSeen { get; private set; } = Instant.Ever;

    public Instant LastSeen { get; private set; } = Instant.Never;

    /// <summary>When it was last seen to wait or to work: after the end of its instance that says more than the end does.</summary>
    public Instant LastOpen { get; private set; } = Instant.Never;

    /// <summary>Its first attempt's scheduling or start, whichever was seen first; null when neither was.</summary>
    public Instant? BegunAt { get; private set; }

    /// <summary>The first start; null while waiting, and when it was missed.</summary>
    public Instant? StartedAt { get; private set; }

    /// <summary>The earliest that may have been.</summary>
    public Instant? StartNotBefore { get; private set; }

    /// <summary>It runs or ran, and its first start was never seen.</summary>
    public bool StartMissed { get; private set; }

    /// <summary>Since when the present attempt waits for a worker, or from when it will; null when it does not.</summary>
    public Instant? WaitingSince { get; private set; }

    /// <summary>Waits that are over, in order.</summary>
    public IReadOnlyList<TimeRange> Waits => waits ?? (IReadOnlyList<TimeRange>)[];

    public Instant? FirstWaitAt => waits?[0].From ?? WaitingSince;

    public int Failures { get; private set; }

    /// <summary>When the latest try failed, while nothing is known of the next; null otherwise.</summary>
    public Instant? FailedAt { get; private set; }

    public int Attempts => Math.Max(highestAttempt, Failures + 1);

    /// <summary>Each moment at which more retries were known of, with how many there were then, in order.</summary>
    public IReadOnlyList<(Instant At, int Retries)> Retries => retries ?? (IReadOnlyList<(Instant, int)>)[];

    public bool IsOpen => end is null;

    /// <summary>As reported; null while open.</summary>
    public Closing? Closing => end is null ? null : new Closing(end.NotBefore ?? end.At, end.Outcome, end.Details?.Result, end.Details?.By, end.Error, Assumed: false);

    /// <summary>When the reported end had happened at the latest; null while open.</summary>
    public Instant? EndedAt => end?.At;

    public string? Error { get; private set; }

    /// <summary>As told last.</summary>
    public string? Dependency => dependencies?[^1].Name;

    public string? OperationKey { get; private set; }

    public string? Compensates { get; private set; }

    /// <summary>What was last posted for it, a slot per step measurement of the rules.</summary>
    internal Slot[]? Slots { get; set; }

    /// <summary>Its earliest deadline; <see cref="Instant.Ever"/> when nothing of it is pending.</summary>
    internal Instant DueAt { get; set; } = Instant.Ever;

    /// <summary>What was told by a moment that it depends on, and since when; null when nothing was.</summary>
    public (string Name, Instant Since)? DependencyAt(Instant at)
    {
        for (int i = (dependencies?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (dependencies![i].Since <= at)
            {
                return dependencies[i];
            }
        }

        return null;
    }

    /// <summary>What was told by a moment that it depends on, or else what was told first after it; null when nothing ever was.</summary>
    public string? DependencyFor(Instant at) => DependencyAt(at)?.Name ?? dependencies?[0].Name;

    /// <summary>
    /// When it was first certain that it had been taken up; null for one that only waits, was skipped, or was called off before. To be
    /// scheduled is not to begin, and a time limit may end what waits.
    /// </summary>
    public Instant? TakenUpAt => end switch
    {
        { Outcome: Outcome.Skipped } => null,
        { Outcome: Outcome.Completed or Outcome.Failed } => StartedAt ?? workSeenAt ?? end.At,
        { Outcome: Outcome.TimedOut } when WaitingSince is null => StartedAt ?? workSeenAt ?? end.At,
        _ => StartedAt ?? workSeenAt,
    };

    /// <summary>Called in fold order.</summary>
    internal void Apply(WorkflowEvent fact)
    {
        FirstSeen = Instant.Min(FirstSeen, fact.At);
        LastSeen = Instant.Max(LastSeen, fact.At);
        highestAttempt = Math.Max(highestAttempt, fact.Attempt);
        Error = fact.Error ?? Error;
        Depend(fact);
        OperationKey = fact.Details?.OperationKey ?? OperationKey;
        Compensates = fact.Details?.Compensates ?? Compensates;
        Name = fact.Step ?? Name;
        FailedAt = fact.Kind is EventKind.Updated or EventKind.Alive ? FailedAt : fact.Kind == EventKind.StepFailed && fact.Details?.RetryAt is null ? fact.At : null;
        LastOpen = fact.Kind is EventKind.StepEnded or EventKind.Updated ? LastOpen : Instant.Max(LastOpen, fact.At);
        switch (fact.Kind)
        {
            case EventKind.StepScheduled:
                Schedule(fact);
                break;
            case EventKind.StepStarted:
                Start(fact);
                break;
            case EventKind.StepFailed:
                EndWait(fact);
                workSeenAt ??= fact.At;
                Failures++;
                WaitingSince = fact.Details?.RetryAt is { } retry ? Instant.Max(retry, fact.At) : null;
                StartMissed |= StartedAt is null;
                break;
            case EventKind.StepEnded when (end is null || endedEarly) && !IsOvertaken(fact):
                (end, endedEarly) = (fact, false);
                break;
        }

        if (Attempts - 1 > (retries?[^1].Retries ?? 0))
        {
            (retries ??= []).Add((fact.At, Attempts - 1));
        }
    }

    /// <summary>A try that was given up may end while a later one runs: that is not the end of the run.</summary>
    private bool IsOvertaken(WorkflowEvent end) => end.Attempt > 0 && end.Attempt < startedAttempt;

    private void Depend(WorkflowEvent fact)
    {
        if (fact.Details?.Dependency is { } dependency && dependency != Dependency)
        {
            (dependencies ??= []).Add((dependency, fact.NotBefore ?? fact.At));
        }
    }

    private void Schedule(WorkflowEvent fact)
    {
        GoOn(fact);
        Begin(fact);
        bool pickedUp = FirstWaitAt is null && StartedAt is not null && Failures == 0 && fact.Attempt <= 1;
        if (pickedUp)
        {
            // Its start was told for a time before (clock skew): it has not waited.
            (waits ??= []).Add(new TimeRange(fact.At, fact.At));
            return;
        }

        WaitingSince ??= fact.At;
    }

    private void Start(WorkflowEvent fact)
    {
        GoOn(fact);
        EndWait(fact);
        workSeenAt ??= fact.At;
        startedAttempt = Math.Max(startedAttempt, fact.Attempt);
        Begin(fact);
        if (StartedAt is null && IsFirstAttempt(fact))
        {
            (StartedAt, StartNotBefore) = (fact.At, fact.NotBefore ?? fact.At);
        }

        StartMissed |= StartedAt is null;
    }

    private void Begin(WorkflowEvent fact) => BegunAt ??= IsFirstAttempt(fact) ? fact.At : null;

    private bool IsFirstAttempt(WorkflowEvent fact) => fact.Attempt == 1 || (fact.Attempt == 0 && Failures == 0 && !StartMissed);

    /// <summary>It goes on after an end. An end before the first start, or of this very attempt, is clock skew and stands unless another one follows.</summary>
    private void GoOn(WorkflowEvent fact)
    {
        bool unbegun = StartedAt is null && !StartMissed && fact.Attempt <= 1;
        endedEarly = end is not null && (unbegun || (fact.Attempt > 0 && fact.Attempt <= end.Attempt));
        end = endedEarly ? end : null;
    }

    private void EndWait(WorkflowEvent fact)
    {
        if (WaitingSince is { } since)
        {
            // A try that began before the time it was planned for has not waited; one that was only noticed did not begin before its wait.
            Instant from = Instant.Min(since, fact.At);
            (waits ??= []).Add(new TimeRange(from, Instant.Max(from, fact.NotBefore ?? fact.At)));
            WaitingSince = null;
        }
    }
}
