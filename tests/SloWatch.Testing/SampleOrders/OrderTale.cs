using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Testing.SampleOrders;

/// <summary>What the four systems report of one order.</summary>
internal sealed class OrderTale(string id)
{
    private readonly List<WorkflowEvent> events = [];

    public IReadOnlyList<WorkflowEvent> Events => events;

    public void Start(Instant at, EventDetails details) => events.Add(Event(EventKind.Started, Work.Shop, at) with { Details = details });

    public void Enter(string state, string source, Instant at) => events.Add(Event(EventKind.State, source, at) with { State = state });

    public void End(Instant at, Outcome outcome, string by, string? result) =>
        events.Add(Event(EventKind.Ended, Work.Shop, at) with { Outcome = outcome, Details = new EventDetails { By = by, Result = result } });

    public void Schedule(Work work, Instant at) => events.Add(Step(EventKind.StepScheduled, work, at, 1) with
    {
        Details = new EventDetails { Dependency = work.Dependency, OperationKey = work.OperationKey, Compensates = work.Compensates },
    });

    public void Begin(Work work, Instant at, int attempt = 1) => events.Add(Step(EventKind.StepStarted, work, at, attempt));

    public void Fail(Work work, Instant at, int attempt, string error, Instant retryAt) =>
        events.Add(Step(EventKind.StepFailed, work, at, attempt) with { Error = error, Details = new EventDetails { RetryAt = retryAt } });

    public void Finish(Work work, Instant at, int attempt = 1, string? error = null) =>
        events.Add(Step(EventKind.StepEnded, work, at, attempt) with { Outcome = error is null ? Outcome.Completed : Outcome.Failed, Error = error });

    private WorkflowEvent Step(EventKind kind, Work work, Instant at, int attempt) => Event(kind, work.Source, at) with { Step = work.Step, Run = work.Run, Attempt = attempt };

    private WorkflowEvent Event(EventKind kind, string source, Instant at) => new() { Kind = kind, At = at, Source = source, Workflow = SampleOrders.Workflow, Instance = id };
}
