using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>Takes every fact of a source out of a workflow, as if it had never delivered.</summary>
internal static class SourceReplacement
{
    /// <param name="removed">Told of each instance of which nothing is left.</param>
    public static void Forget(string source, AdvanceContext context, Action<StoredInstance> removed, IStoreWriter writer, TimeProvider time, CancellationToken cancellation)
    {
        string workflow = context.Rules.Workflow.Name;
        InstancePass pass = new(writer, time, cancellation);
        pass.Commit.GapsForgotten.Add((source, workflow));
        pass.Commit.AnteroomForgotten.Add((source, workflow));
        foreach (StoredInstance row in writer.Instances.All(workflow))
        {
            Advanced advanced = Advance.Forget(Instance.Load(row, context.Rules), source, context);
            if (advanced.Changed && IsEmpty(advanced.Instance))
            {
                pass.Commit.InstancesRemoved.Add(row.Key);
                removed(row);
                pass.Commit.AddPostings(advanced);
                pass.Added();
            }
            else
            {
                pass.Add(advanced);
            }
        }

        pass.Write();
    }

    /// <summary>Gaps of other sources, and those who took over, make no instance.</summary>
    private static bool IsEmpty(Instance instance) => instance.Lives.Count == 0 && instance.AllFacts().All(fact => fact.Kind is EventKind.Gap or EventKind.HandedOver);
}
