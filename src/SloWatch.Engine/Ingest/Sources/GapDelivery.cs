using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>
/// Delivers the gaps of a workflow's sources, as facts, into every instance they touch, so that verdicts stay a function of the
/// instance's facts; one that later facts take out of a gap's way no longer heeds it. It runs when all has been brought that is to be: what came
/// before and after a gap's announcement is treated alike.
/// </summary>
internal static class GapDelivery
{
    public static void Run(IStoreWriter writer, string workflow, Func<InstanceKey, AdvanceContext> contextOf, TimeProvider time, CancellationToken cancellation)
    {
        IReadOnlyList<WorkflowEvent> gaps = writer.Sources.Gaps(workflow);
        if (gaps.Count > 0)
        {
            Run(writer.Instances.All(workflow), gaps, writer, contextOf, time, cancellation);
        }
    }

    /// <param name="rows">Of the workflow; those that the gaps touch are advanced.</param>
    public static void Run(IEnumerable<StoredInstance> rows, IReadOnlyList<WorkflowEvent> gaps, IStoreWriter writer, Func<InstanceKey, AdvanceContext> contextOf, TimeProvider time, CancellationToken cancellation)
    {
        InstancePass pass = new(writer, time, cancellation);
        foreach (StoredInstance row in rows)
        {
            WorkflowEvent[] touching = [.. gaps.Where(gap => row.Touched.IsTouchedBy(InstanceSpan.Of(gap))).Select(gap => gap with { Instance = row.Key.Id })];
            if (touching.Length > 0)
            {
                AdvanceContext context = contextOf(row.Key);
                writer.Damaged.Try(() => pass.Add(Advance.Run(Instance.Load(row, context.Rules), touching, context)));
            }
        }

        pass.Write();
    }
}
