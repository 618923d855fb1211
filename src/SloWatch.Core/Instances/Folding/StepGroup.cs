using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The facts of one named run, or all facts of a step that come without a run and are paired first in, first out.</summary>
public sealed class StepGroup(string step, string? run)
{
    /// <summary>Of most runs a start and an end.</summary>
    private readonly List<WorkflowEvent> facts = new(capacity: 2);
    private List<StepRun>? runs;
    private FirstInFirstOut? pairing = run is null ? new() : null;
    private List<StepRun>? dropped;
    private bool stale;

    public IReadOnlyList<StepRun> Runs
    {
        get
        {
            RefoldIfStale();
            return runs ?? (IReadOnlyList<StepRun>)[];
        }
    }

    /// <summary>
    /// The run that the last fact touched; null when one came out of order, or nobody asked, so that every run of the group is folded anew. That is
    /// done when the runs are asked for, once for a whole batch.
    /// </summary>
    internal StepRun? Touched { get; private set; }

    /// <param name="isAsked">False: of an instance that is loaded most runs are looked at by nobody, and those by whose steps nothing is measured never.</param>
    internal void Add(WorkflowEvent fact, bool isAsked)
    {
        bool isLast = facts.Count == 0 || FactOrder.Instance.Compare(facts[^1], fact) < 0;
        if (isLast)
        {
            facts.Add(fact);
        }
        else
        {
            int index = facts.BinarySearch(fact, FactOrder.Instance);
            facts.Insert(index < 0 ? ~index : index, fact);
        }

        stale |= !isLast || !isAsked;
        Touched = stale ? null : Apply(fact);
    }

    /// <summary>What was posted for the n-th run stays posted for the n-th run: unit names are the same.</summary>
    private void RefoldIfStale()
    {
        if (!stale)
        {
            return;
        }

        stale = false;
        List<StepRun>? before = runs;
        runs = new(before?.Count ?? 1);
        pairing = run is null ? new() : null;
        foreach (WorkflowEvent fact in facts)
        {
            Apply(fact);
        }

        for (int i = 0; i < before?.Count; i++)
        {
            if (i < runs.Count)
            {
                runs[i].Slots = before[i].Slots;
                before[i].DueAt = Time.Instant.Ever;
            }
            else
            {
                (dropped ??= []).Add(before[i]);
            }
        }
    }

    /// <summary>Runs that were found not to exist since the last call; whoever judges takes back what was posted for them.</summary>
    internal IReadOnlyList<StepRun> TakeDropped()
    {
        RefoldIfStale();
        IReadOnlyList<StepRun> taken = dropped ?? [];
        dropped = null;
        return taken;
    }

    private StepRun Apply(WorkflowEvent fact)
    {
        StepRun touched = (pairing is null ? runs?.FirstOrDefault() : pairing.RunFor(fact)) ?? Open();
        touched.Apply(fact);
        pairing?.Applied(fact, touched);
        return touched;
    }

    private StepRun Open()
    {
        runs ??= new(capacity: 1);
        StepRun opened = new(step, run, runs.Count + 1);
        runs.Add(opened);
        return opened;
    }
}
