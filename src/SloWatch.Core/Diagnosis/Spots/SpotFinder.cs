using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>
/// Finds where a bad unit went bad. One that is overdue is found wherever it happens to be at its deadline: what counts is where it stayed so
/// much longer than others do. One that failed may have failed again behind that: what counts is what failed first and was not made good.
/// </summary>
public static class SpotFinder
{
    /// <summary>Of steps that were too long by nearly as much, a call explains more than what waits beside it.</summary>
    private const double Nearly = 0.75;

    private const string Between = "after ";

    /// <param name="unit">A bad one.</param>
    public static Spot Of(in PlacedUnit unit, UsualTimes usual)
    {
        Instant at = unit.Judged.Verdict.At;
        string? error = ErrorText.Group(unit.Evidence?.Error);
        if (unit.Life is not { } life)
        {
            return new(SpotKind.Failed, at) { Error = error };
        }

        if (unit.Run is { } run)
        {
            return IsOfRun(unit) ? RunSpot.Of(run, life, at) : new(SpotKind.Standing, Course.Left(run, at)) { Step = After(run.Name), State = life.StateAt(at), Error = error };
        }

        List<StepRun> runs = Course.RunsUntil(life, at);
        bool overdue = unit.Judged.Verdict.Deadline.IsFinite && at >= unit.Judged.Verdict.Deadline;
        Spot spot = (overdue ? null : Failed(life, runs, at, usual)) ?? TooLong(life, runs, at, usual);
        bool failed = !overdue && unit.Judged.ClosedAt <= at;
        return spot with { Error = spot.Error ?? error, Kind = failed && spot.IsStill ? SpotKind.Failed : spot.Kind };
    }

    /// <summary>Nothing is open, and this step ended last.</summary>
    internal static string After(string step) => Between + step;

    internal static bool IsAfter(string step) => step.StartsWith(Between, StringComparison.Ordinal);

    /// <summary>Units between two steps are named otherwise.</summary>
    private static bool IsOfRun(in PlacedUnit unit) => unit.Unit.StartsWith("step:", StringComparison.Ordinal);

    private static Spot? Failed(Life life, List<StepRun> runs, Instant at, UsualTimes usual)
    {
        StepRun[] failed = [.. runs.Where(run => run.Compensates is null && RunSpot.HasFailed(run, at) && !WasMadeGood(run, runs, at))];
        StepRun? first = failed.Where(run => !usual.OftenFails(run.Name)).DefaultIfEmpty(failed.LastOrDefault()).MinBy(run => run is null ? Instant.Ever : run.FailedAt ?? run.EndedAt ?? at);
        return first is null ? null : RunSpot.Of(first, life, at);
    }

    private static bool WasMadeGood(StepRun failed, List<StepRun> runs, Instant at) =>
        runs.Any(run => run != failed && run.Name == failed.Name && Course.Begun(run) >= Course.Begun(failed) && run.Closing is { Outcome: Outcome.Completed } && run.EndedAt <= at);

    private static Spot TooLong(Life life, List<StepRun> runs, Instant at, UsualTimes usual)
    {
        (StepRun Run, TimeSpan By, TimeSpan Length)[] steps =
            [.. Course.Steps(runs, at).Select(step => (step.Last, step.Length - usual.OfStep(step.Step), step.Length)).Where(step => step.Item2 > TimeSpan.Zero)];
        Overlong pause = Longest(Course.Pauses(life, runs, at), usual.After);
        Overlong stay = Longest(Course.Stays(life, at).Select(one => ((string?)one.State, one.Time)), state => usual.InState(state!));
        TimeSpan longest = steps.Length == 0 ? TimeSpan.Zero : steps.Max(step => step.By);
        if (longest > TimeSpan.Zero && longest >= pause.By)
        {
            (StepRun run, _, TimeSpan length) = Chosen(steps, longest, at);
            if (longest.Ticks * 2 >= stay.By.Ticks || length >= stay.Length * Nearly)
            {
                return RunSpot.Of(run, life, at);
            }
        }

        bool paused = pause is { Name: not null, By.Ticks: > 0 } && pause.By.Ticks * 2 >= stay.By.Ticks;
        return new(SpotKind.Standing, paused ? pause.Since : stay.Name is null ? life.BegunAt ?? life.FirstSeen : stay.Since)
        {
            Step = paused ? After(pause.Name!) : null,
            State = stay.By > TimeSpan.Zero ? stay.Name : life.StateAt(at),
        };
    }

    /// <summary>Of times with a name, all of one name together, the one that was most too long.</summary>
    private static Overlong Longest(IEnumerable<(string? Name, TimeRange Time)> times, Func<string?, TimeSpan> usual) =>
        times.GroupBy(one => one.Name)
            .Select(same => (Name: same.Key, Length: Course.Sum(same.Select(one => one.Time.To - one.Time.From)), Since: same.Last().Time.From))
            .Select(one => new Overlong(one.Name, one.Length - usual(one.Name), one.Length, one.Since))
            .OrderByDescending(one => one.By).ThenByDescending(one => one.Since.Micros).FirstOrDefault();

    private static (StepRun Run, TimeSpan By, TimeSpan Length) Chosen((StepRun Run, TimeSpan By, TimeSpan Length)[] steps, TimeSpan longest, Instant at) =>
        steps.Where(step => step.By >= longest * Nearly)
            .OrderByDescending(step => step.Run.DependencyFor(at) is not null)
            .ThenByDescending(step => Course.Begun(step.Run).Micros)
            .ThenBy(step => step.Run.Name, StringComparer.Ordinal)
            .First();

    /// <param name="By">Beyond what is usual.</param>
    private readonly record struct Overlong(string? Name, TimeSpan By, TimeSpan Length, Instant Since);
}
