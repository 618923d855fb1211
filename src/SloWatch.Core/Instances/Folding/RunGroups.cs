using System.Runtime.InteropServices;
using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Folding;

/// <summary>
/// The facts of the step runs of a life, by named run or by step. They are grouped when somebody asks: by the steps of most workflows nothing is
/// measured, and of an instance that is loaded for one event more nobody asks.
/// </summary>
/// <param name="expected">Facts, as far as is known.</param>
internal sealed class RunGroups(int expected)
{
    /// <summary>Most runs have a start and an end; a long life may be one step over and over.</summary>
    private readonly int groupsExpected = Math.Min(expected / 2, 8);
    private List<WorkflowEvent>? waiting;
    private Dictionary<string, StepGroup>? byRun;
    private Dictionary<string, StepGroup>? byStep;

    /// <summary>In no particular order.</summary>
    public IEnumerable<StepGroup> All()
    {
        GroupWaiting();
        return (byRun?.Values ?? Enumerable.Empty<StepGroup>()).Concat(byStep?.Values ?? Enumerable.Empty<StepGroup>());
    }

    public void Add(WorkflowEvent fact) => (waiting ??= new(expected)).Add(fact);

    /// <summary>Gives the group that it was added to.</summary>
    public StepGroup AddAsked(WorkflowEvent fact)
    {
        GroupWaiting();
        StepGroup touched = Of(fact);
        touched.Add(fact, isAsked: true);
        return touched;
    }

    private void GroupWaiting()
    {
        foreach (WorkflowEvent fact in waiting ?? [])
        {
            Of(fact).Add(fact, isAsked: false);
        }

        waiting = null;
    }

    private StepGroup Of(WorkflowEvent fact)
    {
        Dictionary<string, StepGroup> groups = fact.Run is null ? byStep ??= new(groupsExpected) : byRun ??= new(groupsExpected);
        ref StepGroup? group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, fact.Run ?? fact.Step!, out _);
        return group ??= new StepGroup(fact.Step ?? "", fact.Run);
    }
}
