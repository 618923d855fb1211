using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The reported ends of a life. The first that is no `vanished` decides.</summary>
/// <param name="overridesCount">Later ends change the outcome, never the time.</param>
internal sealed class LifeEnds(bool overridesCount)
{
    private readonly List<WorkflowEvent> inOrder = [];

    public void Add(WorkflowEvent end)
    {
        int index = inOrder.BinarySearch(end, FactOrder.Instance);
        inOrder.Insert(index < 0 ? ~index : index, end);
    }

    /// <summary>The end that decides; a `vanished` only while nothing was seen of the life after it.</summary>
    public WorkflowEvent? Deciding(Instant lastSighting)
    {
        WorkflowEvent? vanished = null;
        foreach (WorkflowEvent end in inOrder)
        {
            if (end.Outcome != Outcome.Vanished)
            {
                return end;
            }

            vanished ??= end.At >= lastSighting ? end : null;
        }

        return vanished;
    }

    public Closing ClosingBy(WorkflowEvent end)
    {
        WorkflowEvent told = overridesCount && end.Outcome != Outcome.Vanished ? inOrder.FindLast(later => later.Outcome != Outcome.Vanished)! : end;
        return new(end.NotBefore ?? end.At, told.Outcome, told.Details?.Result, told.Details?.By, told.Error, Assumed: false);
    }
}
