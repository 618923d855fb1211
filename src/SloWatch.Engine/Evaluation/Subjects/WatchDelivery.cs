using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Subjects;

/// <summary>Opens the days of a workflow's subjects: tells each day in which something is to be heard when that is, so that what never comes is bad at its deadline.</summary>
internal static class WatchDelivery
{
    /// <param name="rules">They name the subjects.</param>
    /// <param name="from">Days that ended before it are known to be open.</param>
    public static void Run(IStoreWriter writer, WorkflowRules rules, Func<InstanceKey, AdvanceContext> contextOf, Instant from, TimeProvider time, CancellationToken cancellation)
    {
        if (rules.Subjects.Count == 0)
        {
            return;
        }

        string workflow = rules.Workflow.Name;
        SubjectDays days = new(writer, contextOf, time, cancellation);
        WatchPlan plan = new(writer, rules, contextOf(new(workflow, "")).Now);

        // Of a day that began before the horizon cases may be gone that answered it.
        Instant horizon = days.HorizonOf(workflow);
        days.Put([.. plan.Days(from).Where(day => day.Range.From >= horizon).Select(day => new DayNews(new(workflow, day.Id), IsWatched, plan.Of(day)))]);
    }

    public static bool IsWatched(WorkflowEvent fact) => fact.Kind == EventKind.Watched;
}
