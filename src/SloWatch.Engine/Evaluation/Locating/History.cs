using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Locating;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Locating;

/// <summary>What the instances of a workflow that ended last tell of the stages one is at: as much of them as can be read while a person waits.</summary>
public static class History
{
    public const int MostInstances = 2000;

    /// <summary>Some instances have a hundred thousand facts.</summary>
    public const int MostFacts = 200_000;

    private const int PageSize = 100;

    /// <param name="before">They had ended by then.</param>
    /// <param name="tellers">Hears the facts of what is read.</param>
    internal static Precedents Read(IInstanceReader store, Workflow workflow, Instant before, IReadOnlyList<Stage> stages, StepTellers tellers)
    {
        Precedents precedents = new(stages);
        if (stages.Count == 0)
        {
            return precedents;
        }

        foreach (Instance ended in Ended(store, workflow, before))
        {
            precedents.Add(ended.Lives);
            tellers.Hear(ended);
        }

        return precedents;
    }

    /// <summary>Instances that ended last.</summary>
    /// <param name="before">They had ended by then.</param>
    internal static IEnumerable<Instance> Ended(IInstanceReader store, Workflow workflow, Instant before)
    {
        long facts = 0;
        bool any = false;
        WorkflowRules foldOnly = new(workflow, []);
        foreach (InstanceKey[] page in store.Ended(workflow.Name, before, MostInstances).Chunk(PageSize))
        {
            foreach (StoredInstance stored in store.Load(page).OfType<StoredInstance>())
            {
                facts += stored.Summary.FactCount;
                if (facts > MostFacts && any)
                {
                    yield break;
                }

                if (Readable(stored, foldOnly) is { } ended)
                {
                    any = true;
                    yield return ended;
                }
            }
        }
    }

    /// <summary>One that cannot be read tells nothing of others; whoever asks for it by its name is told.</summary>
    private static Instance? Readable(StoredInstance stored, WorkflowRules rules)
    {
        try
        {
            return Instance.Load(stored, rules);
        }
        catch (DamagedFactsException)
        {
            return null;
        }
    }
}
