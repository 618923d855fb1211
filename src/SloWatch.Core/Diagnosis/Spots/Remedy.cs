using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>
/// A run of a step that cases come by only after another one has failed: it undoes what was done, or does by hand what failed. As long as it takes no longer
/// than it always did, what failed made the case late.
/// </summary>
internal sealed record Remedy(StepRun Run, StepRun Failed)
{
    /// <summary>Of a life in which more failed, the last of them tell enough.</summary>
    private const int MostFailed = 20;

    /// <summary>What failed, where that made a life overdue; null where it did not.</summary>
    /// <param name="found">Where its time seems to have gone, and how much of it.</param>
    public static StepRun? ReasonOf(Spent spent, (Spot Spot, TimeSpan Lost) found, UsualTimes usual, TimeOf time)
    {
        Remedy[] remedies = [.. Among(spent.Runs).Where(remedy => remedy.Run.Compensates is not null || usual.IsRemedy(remedy.Run.Name))];
        if (remedies.Length == 0)
        {
            return null;
        }

        HashSet<string?> names = [.. remedies.Select(remedy => remedy.Run.Name)];
        Overlong[] places = [.. spent.Steps.Where(step => names.Contains(step.Visits.Name))];
        StepRun reason = remedies[^1].Failed;
        return Array.Exists(places, place => place.Others is null && spent.LabelOf(place) == found.Spot.Step) ? reason
            : time is TimeOf.Other or TimeOf.Still ? (Array.Exists(places, place => place.Visits.Open > TimeSpan.Zero && place.By <= TimeSpan.Zero) ? reason : null)
            : Ahead.Of(spent, usual) is { } ahead && found.Lost < ahead && Course.Sum(places.Select(place => place.Visits.Length + Ahead.Left(place))) >= ahead ? reason
            : null;
    }

    /// <summary>Runs that began when something had failed that was not made good yet, each with what had failed last.</summary>
    /// <param name="runs">In the order in which they began.</param>
    public static IEnumerable<Remedy> Among(IReadOnlyList<StepRun> runs)
    {
        Dictionary<StepRun, Instant> madeGood = MadeGood(runs);
        List<StepRun> failed = [];
        foreach (StepRun run in madeGood.Count == 0 ? [] : runs)
        {
            Instant begun = Course.Begun(run);
            failed.RemoveAll(one => madeGood[one] <= begun);
            if (failed.FindLast(one => one.EndedAt <= begun && one.Name != run.Name) is { } last)
            {
                yield return new(run, last);
            }

            if (madeGood.ContainsKey(run))
            {
                failed.RemoveRange(0, failed.Count == MostFailed ? 1 : 0);
                failed.Add(run);
            }
        }
    }

    /// <summary>When each run that failed was, by one of its step that began after it; <see cref="Instant.Ever"/> for never.</summary>
    private static Dictionary<StepRun, Instant> MadeGood(IReadOnlyList<StepRun> runs)
    {
        Dictionary<StepRun, Instant> found = [];
        Dictionary<string, Instant> endedWell = [];
        foreach (StepRun run in runs.Reverse())
        {
            Instant next = endedWell.GetValueOrDefault(run.Name, Instant.Ever);
            if (run.Closing is { Outcome: Outcome.Completed })
            {
                endedWell[run.Name] = Instant.Min(next, run.EndedAt!.Value);
            }
            else if (run.Closing is { Outcome: Outcome.Failed or Outcome.TimedOut })
            {
                found.Add(run, next);
            }
        }

        return found;
    }
}
