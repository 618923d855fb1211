using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>Where the time of a life went until a moment.</summary>
internal static class Course
{
    /// <summary>Every unit of a longer life would look at all of its runs, again and again: each is looked at by itself there.</summary>
    private const int MostRuns = 1000;

    public static bool IsLong(Life life) => life.Runs.Skip(MostRuns).Any();

    /// <summary>When a life ended, where it was over for most of a time; null where it was not.</summary>
    public static Instant? WasOver(Life life, Instant since, Instant at) =>
        life.Closing is { } end && (end.At - since).Ticks * 2 < (at - since).Ticks ? Instant.Min(end.At, at) : null;

    /// <summary>Runs that had begun, in the order in which they did.</summary>
    public static List<StepRun> RunsUntil(Life life, Instant at)
    {
        List<StepRun> runs = [.. life.Runs.Where(run => run.FirstSeen <= at && run.Closing?.Outcome != Outcome.Skipped)];
        runs.Sort((a, b) => (Begun(a), a.Name, a.Label).CompareTo((Begun(b), b.Name, b.Label)));
        return runs;
    }

    /// <param name="runs">In the order in which they began.</param>
    public static IEnumerable<(string? Step, TimeRange Time)> Steps(IEnumerable<StepRun> runs, Instant at) => runs.Select(run => ((string?)run.Name, new TimeRange(Begun(run), Left(run, at))));

    /// <summary>Times between steps, while none was open, by the step that had ended before; null before the first.</summary>
    public static IEnumerable<(string? After, TimeRange Time)> Pauses(Life life, IReadOnlyList<StepRun> runs, Instant at) => Gaps(life, runs, at).Select(gap => (gap.After?.Name, gap.Time));

    /// <summary>The same, by the run that had ended last.</summary>
    /// <param name="alsoNone">Also those that took no time, since the next one began at once, or it all ended.</param>
    public static IEnumerable<(StepRun? After, TimeRange Time)> Gaps(Life life, IReadOnlyList<StepRun> runs, Instant at, bool alsoNone = false)
    {
        Instant covered = Instant.Min(at, life.BegunAt ?? life.FirstSeen);
        StepRun? after = null;
        foreach (StepRun run in runs)
        {
            if (Begun(run) > covered || (alsoNone && Begun(run) == covered))
            {
                yield return (after, new(covered, Begun(run)));
            }

            if (after is null || Left(run, at) >= covered)
            {
                (covered, after) = (Instant.Max(covered, Left(run, at)), run);
            }
        }

        if (covered < at || (alsoNone && covered == at))
        {
            yield return (after, new(covered, at));
        }
    }

    /// <summary>On the track that <see cref="Life.StateAt"/> speaks of.</summary>
    public static IEnumerable<(string? State, TimeRange Time)> Stays(Life life, Instant at)
    {
        if (life.Level.Tracks.Count == 0)
        {
            yield break;
        }

        var entered = (life.Level.Tracks.TryGetValue(WorkflowEvent.DefaultTrack, out StateTrack? main) ? main : life.Level.Tracks.First().Value).Entered;
        for (int i = 0; i < entered.Count && entered[i].At <= at; i++)
        {
            yield return (entered[i].State, new(entered[i].At, i + 1 < entered.Count ? Instant.Min(entered[i + 1].At, at) : at));
        }
    }

    public static Instant Begun(StepRun run) => run.BegunAt ?? run.FirstSeen;

    /// <summary>When it ended, or the moment looked at while it was open.</summary>
    public static Instant Left(StepRun run, Instant at) => Instant.Max(Begun(run), Instant.Min(run.EndedAt ?? Instant.Ever, at));

    public static TimeSpan Sum(IEnumerable<TimeSpan> lengths) => lengths.Aggregate(TimeSpan.Zero, (sum, length) => sum + length);
}
