using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Simulation;

/// <summary>The story of one case, as those who carry it report it. <see cref="Now"/> moves on as the story goes.</summary>
internal abstract class Tale(string workflow, Instant begin, Chance chance)
{
    private readonly List<WorkflowEvent> events = [];

    protected Instant Now { get; set; } = begin;

    protected Chance Chance => chance;

    /// <summary>All of it, to its end: what will happen is known to nobody but the simulation.</summary>
    public IReadOnlyList<WorkflowEvent> Tell()
    {
        Happen();
        return events;
    }

    protected abstract void Happen();

    protected void Wait(double least, double most) => Now += chance.Seconds(least, most);

    protected void Add(Teller by, EventKind kind, EventDetails? details = null, string? state = null, Outcome outcome = Outcome.None, string? error = null) =>
        events.Add(new WorkflowEvent
        {
            Kind = kind,
            At = Now,
            Source = by.Source,
            Workflow = workflow,
            Instance = by.Instance,
            State = state,
            Outcome = outcome,
            Error = error,
            Details = by.Marked(details),
        });

    protected void Add(Work work, EventKind kind, int attempt = 1, Outcome outcome = Outcome.None, string? error = null, Instant? retryAt = null) =>
        events.Add(new WorkflowEvent
        {
            Kind = kind,
            At = Now,
            Source = work.By.Source,
            Workflow = workflow,
            Instance = work.By.Instance,
            Step = work.Step,
            Attempt = attempt,
            Outcome = outcome,
            Error = error,
            Details = work.By.Marked(new EventDetails { Dependency = work.Dependency, OperationKey = work.OperationKey, Compensates = work.Compensates, RetryAt = retryAt }),
        });

    protected void Fail(Work work, int attempt, string error, TimeSpan retryAfter)
    {
        Add(work, EventKind.StepFailed, attempt, error: error, retryAt: Now + retryAfter);
        Now += retryAfter + chance.Seconds(0.1, 1);
        Add(work, EventKind.StepStarted, attempt + 1);
    }
}

/// <summary>A system that tells of a case, by what it knows it by.</summary>
/// <param name="Instance">Empty: it knows nothing but the keys.</param>
internal sealed record Teller(string Source, string Instance, params NamedValue[] Keys)
{
    public EventDetails? Marked(EventDetails? details) => Keys.Length == 0 ? details : (details ?? new()) with { Keys = Keys };
}

/// <summary>A step, and what it needs.</summary>
internal sealed record Work(Teller By, string Step)
{
    public string? Dependency { get; init; }

    public string? OperationKey { get; init; }

    public string? Compensates { get; init; }
}
