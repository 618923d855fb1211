using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>The keys of instances that were stored before anybody asked for them, and in a store of an older SloWatch.</summary>
internal static class NotedKeys
{
    /// <summary>Writes those that are noted otherwise, or not at all, in one transaction.</summary>
    /// <param name="page">Of one workflow; one at least.</param>
    public static void Write(IReadOnlyList<StoredInstance> page, IStoreWriter writer, TimeProvider time)
    {
        WorkflowRules none = new(new Workflow(page[0].Key.Workflow), []);
        InstancePass pass = new(writer, time, CancellationToken.None);
        foreach (StoredInstance row in page)
        {
            writer.Damaged.Try(() => Add(row, Instance.Load(row, none).Keys(), writer, pass.Commit));
        }

        pass.Write();
    }

    private static void Add(StoredInstance row, IReadOnlyList<NamedValue> keys, IStoreWriter writer, Commit commit)
    {
        if (!keys.SequenceEqual(writer.Instances.Keys(row.Key)))
        {
            commit.Instances.Add(row with { Keys = keys, Chunks = [], FirstChunk = row.Chunks.Count });
        }
    }
}
