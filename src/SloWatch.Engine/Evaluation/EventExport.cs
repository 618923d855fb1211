using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>Writes stored events as JSON lines that import again to the same ledger: gaps of the sources first, then the instances by key, each with all its revisions in fold order, then what waits for its instance.</summary>
public static class EventExport
{
    private const int PageSize = 500;

    /// <param name="damaged">Told of instances that are left out.</param>
    /// <returns>How many lines were written.</returns>
    public static long Write(IStoreReader store, string? workflow, Stream output, DamagedInstances damaged, CancellationToken cancellation)
    {
        long lines = 0;
        using EventJsonWriter writer = new(output);
        IReadOnlyList<string> workflows = workflow is null ? store.Instances.Workflows() : [workflow];
        foreach (WorkflowEvent gap in workflows.SelectMany(store.Sources.Gaps))
        {
            writer.WriteLine(gap);
            lines++;
        }

        foreach (StoredInstance stored in store.Instances.All(workflow))
        {
            cancellation.ThrowIfCancellationRequested();
            damaged.Try(() => lines += WriteInstance(stored, writer));
        }

        return lines + WriteWaiting(store, workflow, writer, cancellation);
    }

    /// <summary>They found no instance yet, and may where they are imported.</summary>
    private static long WriteWaiting(IStoreReader store, string? workflow, EventJsonWriter writer, CancellationToken cancellation)
    {
        long lines = 0;
        long last = 0;
        while (store.Anteroom.After(workflow, last, PageSize) is { Count: > 0 } page)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (WorkflowEvent told in page.SelectMany(waiting => waiting.Told))
            {
                writer.WriteLine(told);
                lines++;
            }

            last = page[^1].Id;
        }

        return lines;
    }

    /// <summary>Gaps lie in every instance they may touch, and are written once, with their source. What is derived from other instances follows from them.</summary>
    private static long WriteInstance(StoredInstance stored, EventJsonWriter writer)
    {
        long lines = 0;
        Instance instance = Instance.Load(stored, new WorkflowRules(new Workflow(stored.Key.Workflow), []));
        foreach (WorkflowEvent fact in instance.AllFacts().Where(fact => fact.Kind != EventKind.Gap && !HandedOver.IsDerived(fact)))
        {
            writer.WriteLine(fact);
            lines++;
        }

        return lines;
    }
}
