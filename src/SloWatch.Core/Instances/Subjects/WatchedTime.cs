using SloWatch.Core.Events;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Subjects;

/// <summary>The facts by which a day of a subject knows when something is to be heard of it: not before its workflow was known, not while it is suspended.</summary>
public static class WatchedTime
{
    public static IReadOnlyList<WorkflowEvent> Of(InstanceKey day, TimeRange range, IReadOnlyList<TimeRange> suspended)
    {
        List<WorkflowEvent> watched = [];
        Instant from = range.From;
        foreach (TimeRange pause in suspended.Where(pause => pause.To > range.From && pause.From < range.To))
        {
            Add(day, new(from, pause.From), watched);
            from = pause.To;
        }

        Add(day, new(from, range.To), watched);
        return watched;
    }

    private static void Add(InstanceKey day, TimeRange range, List<WorkflowEvent> into)
    {
        if (range.From < range.To)
        {
            into.Add(new()
            {
                Kind = EventKind.Watched,
                At = range.To,
                Source = HandedOver.Derived(""),
                Workflow = day.Workflow,
                Instance = day.Id,
                Details = new EventDetails { From = range.From },
            });
        }
    }
}
