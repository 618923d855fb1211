using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>
/// Where the time of an overdue life went. It is found wherever it happens to be at its deadline: what counts is where it stayed so much longer than
/// others do. Of what nobody knows how long others take only that counts in which it is still.
/// </summary>
internal static class LateSpot
{
    /// <summary>Of steps that were too long by nearly as much, a call explains more than what waits beside it.</summary>
    private const double Nearly = 0.75;

    public static Spot Of(Life life, Instant at, UsualTimes usual)
    {
        List<StepRun> runs = Course.RunsUntil(life, at);
        Spot spot = TooLong(life, runs, at, usual);
        return spot.IsStill && BlockedAt(life, at) is { } halt && (at - halt.From).Ticks * 2 >= (at - spot.Since).Ticks
            ? spot with { Step = halt.Step ?? spot.Step, Error = ErrorText.Group(halt.Error), Kind = SpotKind.Standing, Since = halt.Step is null ? spot.Since : halt.From }
            : spot;
    }

    private static Spot TooLong(Life life, List<StepRun> runs, Instant at, UsualTimes usual)
    {
        LongStep[] steps = [.. Course.Steps(runs, at).Select(step => LongStep.Of(step.Last, step.Length, usual.OfStep(step.Step), at)).OfType<LongStep>().Where(step => step.By > TimeSpan.Zero)];
        Overlong pause = Longest(Course.Pauses(life, runs, at), usual.After, at);
        Overlong stay = Longest(Course.Stays(life, at).Select(one => ((string?)one.State, one.Time)), state => usual.InState(state!), at);
        TimeSpan longest = steps.Length == 0 ? TimeSpan.Zero : steps.Max(step => step.By);
        if (longest > TimeSpan.Zero && longest >= pause.By)
        {
            LongStep chosen = Chosen(steps, longest, at, usual);
            if (longest.Ticks * 2 >= stay.By.Ticks || chosen.Length >= stay.Length * Nearly)
            {
                return RunSpot.OfLate(chosen.Run, life, at);
            }
        }

        bool paused = pause is { Name: not null, By.Ticks: > 0 } && pause.By.Ticks * 2 >= stay.By.Ticks;
        return new(SpotKind.Standing, paused ? pause.Since : stay.Name is null ? life.BegunAt ?? life.FirstSeen : stay.Since)
        {
            Step = paused ? SpotFinder.After(pause.Name!) : null,
            State = stay.By > TimeSpan.Zero ? stay.Name : life.StateAt(at),
        };
    }

    /// <summary>Of times with a name, all of one name together, the one that was most too long.</summary>
    private static Overlong Longest(IEnumerable<(string? Name, TimeRange Time)> times, Func<string?, TimeSpan?> usual, Instant at) =>
        times.GroupBy(one => one.Name)
            .Select(same => (Name: same.Key, Length: Course.Sum(same.Select(one => one.Time.To - one.Time.From)), Last: same.Last().Time))
            .Where(one => one.Last.To == at || usual(one.Name) is not null)
            .Select(one => new Overlong(one.Name, one.Length - (usual(one.Name) ?? TimeSpan.Zero), one.Length, one.Last.From))
            .OrderByDescending(one => one.By).ThenByDescending(one => one.Since.Micros).FirstOrDefault();

    /// <summary>What usually ends only after another has ended waits for it, be it a call or not.</summary>
    private static LongStep Chosen(LongStep[] steps, TimeSpan longest, Instant at, UsualTimes usual)
    {
        LongStep[] near = [.. steps.Where(step => step.By >= longest * Nearly)];
        LongStep[] first = [.. near.Where(step => !near.Any(other => usual.Outlives(step.Run.Name, other.Run.Name)))];
        return (first.Length > 0 ? first : near)
            .OrderByDescending(step => step.Run.DependencyFor(at) is not null)
            .ThenByDescending(step => Course.Begun(step.Run).Micros)
            .ThenBy(step => step.Run.Name, StringComparer.Ordinal)
            .First();
    }

    /// <summary>What a person has to remove.</summary>
    private static Halt? BlockedAt(Life life, Instant at) =>
        life.Level.Halts.FirstOrDefault(halt => halt.Kind == HaltKind.Blocked && halt.From <= at && (halt.To is not { } to || to > at) && (halt.Step ?? halt.Error) is not null);

    /// <param name="By">Beyond what is usual.</param>
    private readonly record struct Overlong(string? Name, TimeSpan By, TimeSpan Length, Instant Since);

    private sealed record LongStep(StepRun Run, TimeSpan By, TimeSpan Length)
    {
        public static LongStep? Of(StepRun run, TimeSpan length, TimeSpan? usual, Instant at) =>
            usual is null && Course.Left(run, at) != at ? null : new(run, length - (usual ?? TimeSpan.Zero), length);
    }
}
