using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>Reads what a diagnosis counts from judged units and their lives.</summary>
public static class SeenUnits
{
    /// <summary>Null for a unit that is neither good nor bad.</summary>
    public static SeenUnit? Of(InstanceKey key, in PlacedUnit unit, UsualTimes usual)
    {
        if (unit.Judged.Verdict is not { Kind: VerdictKind.Good or VerdictKind.Bad } verdict)
        {
            return null;
        }

        SeenUnit seen = new(key, unit.Unit, unit.Judged.Begun, verdict.At, unit.VersionFor(verdict.At)) { Spot = verdict.Kind == VerdictKind.Bad ? SpotFinder.Of(unit, usual) : null };
        return unit.Life is not { } life ? seen
            : unit.Run is { } run ? WithRun(seen, run, life)
            : WithLife(seen, life);
    }

    /// <summary>What went on in a life in a time: steps that ended well, and states that were left.</summary>
    public static IEnumerable<Passage> Passages(Life life, TimeRange time)
    {
        Instant end = Instant.Min(life.Closing?.At ?? Instant.Ever, time.To);
        List<StepRun> runs = Course.RunsUntil(life, end);
        foreach (StepRun run in runs)
        {
            if (run.Closing is { Outcome: Outcome.Completed } && run.EndedAt is { } at && time.Contains(at))
            {
                yield return new(run.Name, run.DependencyFor(at), null, life.NotedFor(Notes.Version, at), at);
            }
        }

        foreach ((string? after, TimeRange pause) in Course.Pauses(life, runs, end))
        {
            if (after is not null && time.Contains(pause.To) && pause.To < end)
            {
                yield return new(SpotFinder.After(after), null, null, life.NotedFor(Notes.Version, pause.To), pause.To);
            }
        }

        foreach ((string state, TimeRange stay) in Course.Stays(life, end))
        {
            if (time.Contains(stay.To) && (stay.To < end || life.Closing is { Outcome: Outcome.Completed }))
            {
                yield return new(null, null, state, life.NotedFor(Notes.Version, stay.To), stay.To);
            }
        }
    }

    private static SeenUnit WithRun(SeenUnit seen, StepRun run, Life life) => seen with
    {
        Steps = [run.Name],
        Dependencies = run.DependencyFor(seen.At) is { } dependency ? [dependency] : [],
        States = life.StateAt(seen.At) is { } state ? [state] : [],
    };

    private static SeenUnit WithLife(SeenUnit seen, Life life)
    {
        HashSet<string> steps = [];
        HashSet<string> dependencies = [];
        foreach (StepRun run in life.Runs)
        {
            if (run.FirstSeen <= seen.At)
            {
                steps.Add(run.Name);
                if (run.DependencyFor(seen.At) is { } dependency)
                {
                    dependencies.Add(dependency);
                }
            }
        }

        return seen with { Steps = [.. steps], Dependencies = [.. dependencies], States = [.. Course.Stays(life, seen.At).Select(stay => stay.State).Distinct()] };
    }
}
