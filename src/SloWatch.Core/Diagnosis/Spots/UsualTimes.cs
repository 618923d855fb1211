using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>How long instances that ended stayed where: what a stay was too long by is measured against it.</summary>
public sealed class UsualTimes
{
    /// <summary>A step that fails so often in instances that went on is no reason why one fails.</summary>
    private const decimal Often = 0.1m;

    private const int MostBeside = 20;

    private readonly Dictionary<(string Kind, string Name), List<TimeSpan>> lengths = [];
    private readonly Dictionary<string, int> failed = [];
    private readonly Dictionary<(string Step, string Other), int> outlived = [];
    private bool sorted;

    public int Lives { get; private set; }

    /// <summary>One that is over.</summary>
    public void Add(Life life)
    {
        if (life.Closing is not { Outcome: Outcome.Completed } end)
        {
            return;
        }

        Lives++;
        sorted = false;
        List<StepRun> runs = Course.RunsUntil(life, end.At);
        foreach ((string step, TimeSpan length, _) in Course.Steps(runs, end.At))
        {
            Add("step", step, length);
        }

        AddOutlived(runs, end.At);
        foreach (string step in runs.Where(run => run.Closing is { Outcome: Outcome.Failed or Outcome.TimedOut }).Select(run => run.Name).Distinct())
        {
            failed[step] = failed.GetValueOrDefault(step) + 1;
        }

        foreach (var pauses in Course.Pauses(life, runs, end.At).GroupBy(pause => pause.After ?? ""))
        {
            Add("pause", pauses.Key, Course.Sum(pauses.Select(pause => pause.Time.To - pause.Time.From)));
        }

        foreach (var stays in Course.Stays(life, end.At).GroupBy(stay => stay.State))
        {
            Add("state", stays.Key, Course.Sum(stays.Select(stay => stay.Time.To - stay.Time.From)));
        }
    }

    /// <summary>All runs of a step in one life together, the median; null when nobody knows.</summary>
    public TimeSpan? OfStep(string step) => Median("step", step);

    public TimeSpan? After(string? step) => Median("pause", step ?? "");

    public TimeSpan? InState(string state) => Median("state", state);

    /// <summary>Where both are open, it ends after the other one nearly always.</summary>
    public bool Outlives(string step, string other) =>
        outlived.TryGetValue((step, other), out int after) && outlived.GetValueOrDefault((other, step)) <= Often * after;

    public bool OftenFails(string step) => lengths.TryGetValue(("step", step), out List<TimeSpan>? seen) && failed.GetValueOrDefault(step) >= Often * seen.Count;

    /// <summary>Long lives have a hundred thousand runs: only what is open beside few others is looked at.</summary>
    private void AddOutlived(List<StepRun> runs, Instant at)
    {
        List<StepRun> open = [];
        HashSet<(string, string)> known = [];
        foreach (StepRun run in runs)
        {
            open.RemoveAll(other => Course.Left(other, at) <= Course.Begun(run));
            foreach (StepRun other in open)
            {
                (StepRun first, StepRun last) = Course.Left(other, at) < Course.Left(run, at) ? (other, run) : (run, other);
                if (first.Name != last.Name && Course.Left(first, at) < Course.Left(last, at) && known.Add((last.Name, first.Name)))
                {
                    outlived[(last.Name, first.Name)] = outlived.GetValueOrDefault((last.Name, first.Name)) + 1;
                }
            }

            if (open.Count < MostBeside)
            {
                open.Add(run);
            }
        }
    }

    private void Add(string kind, string name, TimeSpan length)
    {
        if (!lengths.TryGetValue((kind, name), out List<TimeSpan>? known))
        {
            lengths.Add((kind, name), known = []);
        }

        known.Add(length);
    }

    private TimeSpan? Median(string kind, string name)
    {
        if (!sorted)
        {
            foreach (List<TimeSpan> known in lengths.Values)
            {
                known.Sort();
            }

            sorted = true;
        }

        return lengths.TryGetValue((kind, name), out List<TimeSpan>? all) ? all[(all.Count - 1) / 2] : null;
    }
}
