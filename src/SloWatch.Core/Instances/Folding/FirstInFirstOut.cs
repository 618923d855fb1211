using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Folding;

/// <summary>Pairs the events of one step that do not say which run they are of.</summary>
internal sealed class FirstInFirstOut
{
    private Queue<StepRun>? waiting;
    private Queue<StepRun>? running;
    private Queue<StepRun>? failed;

    /// <summary>The run the event is of, taken from where it stood; null: it is the first of a new one.</summary>
    public StepRun? RunFor(WorkflowEvent fact) => fact.Kind switch
    {
        // A later try goes on with a run, and where no fault was told with one whose try was lost.
        EventKind.StepScheduled when fact.Attempt > 1 => Take(failed) ?? Take(running),
        EventKind.StepScheduled => fact.Attempt == 0 ? Take(failed) : null,
        EventKind.StepStarted when fact.Attempt > 1 => Take(failed) ?? Take(waiting) ?? Take(running),
        EventKind.StepStarted => Take(waiting) ?? (fact.Attempt == 0 ? Take(failed) : null),
        EventKind.StepFailed => Take(running) ?? Take(waiting),

        // Completed work was picked up by someone: with no start seen it is a run of its own, and what waits still waits.
        EventKind.StepEnded when fact.Outcome == Outcome.Completed => Take(running) ?? Take(failed),
        _ => Take(running) ?? Take(failed) ?? Take(waiting),
    };

    public void Applied(WorkflowEvent fact, StepRun run)
    {
        switch (fact.Kind)
        {
            case EventKind.StepScheduled:
                (waiting ??= new()).Enqueue(run);
                break;
            case EventKind.StepStarted:
            case EventKind.StepEnded when run.IsOpen:
                (running ??= new()).Enqueue(run);
                break;
            case EventKind.StepFailed:
                (failed ??= new()).Enqueue(run);
                break;
        }
    }

    private static StepRun? Take(Queue<StepRun>? queue) => queue is not null && queue.TryDequeue(out StepRun? run) ? run : null;
}
