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

        Spot? spot = verdict.Kind == VerdictKind.Bad ? SpotFinder.Of(unit, usual) : null;
        spot = spot is { Kind: SpotKind.Standing } && IsHalted(unit.JudgedIn, verdict.At) ? spot with { IsHalted = true } : spot;
        Instant at = BroughtThereAt(spot) ?? verdict.At;
        SeenUnit seen = new(key, unit.Unit, unit.Judged.Begun, verdict.At, unit.VersionFor(at)) { Spot = spot, RunsSince = unit.Life?.NoteAt(Notes.Version, at)?.Since ?? unit.Judged.Begun };
        return unit.JudgedIn is not { } life ? seen
            : unit.Measurement.Indicator.HandsOverTo is { } receiver ? WithHandover(seen, unit.Step, receiver, life)
            : unit.Run is { } run ? WithRun(seen, run, life, SpotFinder.IsOfRun(unit), usual)
            : WithLife(seen, life);
    }

    /// <summary>It is blocked or suspended, whether or not its time went there.</summary>
    private static bool IsHalted(Life? life, Instant at) => life?.Level.Halts.Any(halt => halt.From <= at && (halt.To is not { } to || to > at)) == true;

    /// <summary>The version that brought it where it went bad may be blamed, and not one that it was moved to while it hung there.</summary>
    private static Instant? BroughtThereAt(Spot? spot) => spot is null or { Kind: SpotKind.Otherwise or SpotKind.NoInstance } ? null : spot.Since;

    /// <summary>Beside its own step, or the time after it, what it may have waited for.</summary>
    private static SeenUnit WithRun(SeenUnit seen, StepRun run, Life life, bool isOfRun, UsualTimes usual)
    {
        StepRun[] others = [.. Beside.Seen(run, life, seen.At, isOfRun, usual)];
        IEnumerable<StepRun> called = isOfRun ? others.Prepend(run) : others;
        return seen with
        {
            Steps = [.. others.Select(other => StepLabel.Of(other.Name)).Prepend(isOfRun ? StepLabel.Of(run.Name) : StepLabel.After(run.Name)).Distinct()],
            Dependencies = [.. called.SelectMany(one => Called(one, seen.At)).Distinct()],
            States = life.StateAt(seen.At) is { } state ? [state] : [],
        };
    }

    private static IEnumerable<string> Called(StepRun run, Instant at) => Callees.Of(run, at) is { Count: > 0 } callees ? callees.Select(callee => callee.Dependency)
        : run.DependencyFor(at) is { } later ? [later] : [];

    private static SeenUnit WithHandover(SeenUnit seen, string? step, Receiver receiver, Life life) => seen with
    {
        Steps = step is null ? [] : [StepLabel.After(step)],
        Dependencies = [receiver.Workflow],
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
                steps.Add(StepLabel.Of(run.Name));
                dependencies.UnionWith(Called(run, seen.At));
            }
        }

        foreach (string blocked in life.Level.Halts.Where(halt => halt.From <= seen.At).Select(halt => halt.Step).OfType<string>())
        {
            steps.Add(StepLabel.Of(blocked));
        }

        foreach (string after in Course.Pauses(life, Course.RunsUntil(life, seen.At), seen.At).Select(pause => pause.After).OfType<string>())
        {
            steps.Add(StepLabel.After(after));
        }

        return seen with { Steps = [.. steps], Dependencies = [.. dependencies], States = [.. Course.Stays(life, seen.At).Select(stay => stay.State!).Distinct()] };
    }
}
