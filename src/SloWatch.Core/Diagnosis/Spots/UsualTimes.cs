using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>How long instances that ended stayed where: what a stay was too long by is measured against it.</summary>
public sealed class UsualTimes
{
    /// <summary>A step that fails so often in instances that went on is no reason why one fails.</summary>
    private const decimal Often = 0.1m;

    private readonly Dictionary<(string Kind, string Name), List<TimeSpan>> lengths = [];
    private readonly Dictionary<string, int> failed = [];
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

    /// <summary>All runs of a step in one life together, the median; zero when nobody knows.</summary>
    public TimeSpan OfStep(string step) => Median("step", step);

    public TimeSpan After(string? step) => Median("pause", step ?? "");

    public TimeSpan InState(string state) => Median("state", state);

    public bool OftenFails(string step) => lengths.TryGetValue(("step", step), out List<TimeSpan>? seen) && failed.GetValueOrDefault(step) >= Often * seen.Count;

    private void Add(string kind, string name, TimeSpan length)
    {
        if (!lengths.TryGetValue((kind, name), out List<TimeSpan>? known))
        {
            lengths.Add((kind, name), known = []);
        }

        known.Add(length);
    }

    private TimeSpan Median(string kind, string name)
    {
        if (!sorted)
        {
            foreach (List<TimeSpan> known in lengths.Values)
            {
                known.Sort();
            }

            sorted = true;
        }

        return lengths.TryGetValue((kind, name), out List<TimeSpan>? all) ? all[(all.Count - 1) / 2] : TimeSpan.Zero;
    }
}
