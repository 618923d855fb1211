using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Compensations;

/// <summary>Finds which run of a step each undoing run undid: the run it names, or, of the step it names, the one that was undone least and, of those, begun last.</summary>
/// <param name="done">The runs of the step that may be undone, in the order of their beginnings.</param>
internal sealed class Undoing(string step, StepUnit[] done)
{
    private readonly List<Instant>[] undone = [.. done.Select(_ => new List<Instant>())];

    /// <summary>By how often it was undone, then the last begun. An entry that counts less than was undone since is dropped when it comes to the front.</summary>
    private readonly PriorityQueue<int, (int Times, int Order)> least = new();

    /// <summary>For each of the runs, when it was undone, in order.</summary>
    public List<Instant>[] Of(InstanceUnit lives)
    {
        HashSet<string> steps = [.. lives.Runs.Select(run => run.Run.Name)];
        ILookup<string, int> byLabel = Enumerable.Range(0, done.Length).ToLookup(i => done[i].Run.Label);
        int[] byEnd = [.. Enumerable.Range(0, done.Length).OrderBy(i => done[i].Run.Closing!.Value.At).ThenBy(i => i)];
        int ended = 0;
        foreach (StepUnit undoing in lives.Runs.Where(run => run.Run is { Compensates: not null, TakenUpAt: not null }).OrderBy(run => run.Run.TakenUpAt).ThenBy(run => run.Name, StringComparer.Ordinal))
        {
            Instant at = undoing.Run.TakenUpAt!.Value;
            for (; ended < byEnd.Length && done[byEnd[ended]].Run.Closing!.Value.At <= at; ended++)
            {
                Offer(byEnd[ended]);
            }

            string meant = undoing.Run.Compensates!;
            int? run = meant == step ? Least()
                : steps.Contains(meant) ? null
                : byLabel[RunLabel.Of(meant)].OrderBy(i => undone[i].Count).ThenByDescending(i => i).Select(i => (int?)i).FirstOrDefault();
            Undo(run, at);
        }

        return undone;
    }

    private int? Least()
    {
        while (least.TryPeek(out int run, out (int Times, int Order) entry))
        {
            if (entry.Times == undone[run].Count)
            {
                return run;
            }

            least.Dequeue();
        }

        return null;
    }

    private void Undo(int? run, Instant at)
    {
        if (run is { } one)
        {
            undone[one].Add(at);
            Offer(one);
        }
    }

    private void Offer(int run) => least.Enqueue(run, (undone[run].Count, -run));
}
