using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Subjects;

/// <summary>Opens the days of a workflow's subjects: tells each day in which something is to be heard when that is, so that what never comes is bad at its deadline.</summary>
internal static class WatchDelivery
{
    /// <summary>Days that are written at once: there may be ten years of them, with thousands of slots each.</summary>
    public const int Slice = 30;

    /// <summary>All of it. Days that were opened when it is cancelled stay open, and the next run opens the others.</summary>
    /// <param name="rules">They name the subjects.</param>
    /// <param name="from">Days that ended before it are known to be open.</param>
    public static void Run(IStoreWriter writer, WorkflowRules rules, Func<InstanceKey, AdvanceContext> contextOf, Instant from, TimeProvider time, CancellationToken cancellation)
    {
        foreach (int _ in Steps(writer, rules, contextOf, from, time, cancellation))
        {
            // One after the other.
        }
    }

    /// <summary>Gives how many days each step opened; others may write between two of them.</summary>
    public static IEnumerable<int> Steps(IStoreWriter writer, WorkflowRules rules, Func<InstanceKey, AdvanceContext> contextOf, Instant from, TimeProvider time, CancellationToken cancellation)
    {
        if (rules.Subjects.Count == 0)
        {
            yield break;
        }

        string workflow = rules.Workflow.Name;
        WatchPlan plan = new(writer, rules, contextOf(new(workflow, "")).Now);
        foreach (SubjectKey[] some in plan.Days(from).Chunk(Slice))
        {
            SubjectDays days = new(writer, contextOf, time, cancellation);

            // Of a day that began before the horizon cases may be gone that answered it.
            Instant horizon = days.HorizonOf(workflow);
            days.Put([.. some.Where(day => day.Range.From >= horizon).Select(day => new DayNews(new(workflow, day.Id), IsWatched, plan.Of(day)))]);
            yield return some.Length;
        }
    }

    public static bool IsWatched(WorkflowEvent fact) => fact.Kind == EventKind.Watched;
}
