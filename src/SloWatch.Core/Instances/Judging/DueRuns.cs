using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>Runs by their next deadline. An entry whose run has moved on since is dropped when it comes to the front.</summary>
internal sealed class DueRuns
{
    private PriorityQueue<(Life Life, StepRun Run), long>? queue;

    public Instant Earliest
    {
        get
        {
            while (queue is not null && queue.TryPeek(out (Life Life, StepRun Run) first, out long due))
            {
                if (first.Run.DueAt.Micros == due)
                {
                    return first.Run.DueAt;
                }

                queue.Dequeue();
            }

            return Instant.Ever;
        }
    }

    public void Set(Life life, StepRun run, Instant due)
    {
        if (run.DueAt == due)
        {
            return;
        }

        run.DueAt = due;
        if (due != Instant.Ever)
        {
            (queue ??= new()).Enqueue((life, run), due.Micros);
        }
    }

    /// <summary>A run whose deadline is before <paramref name="now"/>; null when there is none.</summary>
    public (Life Life, StepRun Run)? TakeBefore(Instant now)
    {
        if (Earliest >= now)
        {
            return null;
        }

        (Life Life, StepRun Run) first = queue!.Dequeue();
        first.Run.DueAt = Instant.Ever;
        return first;
    }

    public void Clear() => queue?.Clear();
}
