using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>
/// Finds where a bad unit went bad: what is late where its time went, what failed at what failed first and was not made good. What is bad for
/// something else went bad nowhere, however long it was anywhere.
/// </summary>
public static class SpotFinder
{
    private const string Between = "after ";

    /// <param name="unit">A bad one.</param>
    public static Spot Of(in PlacedUnit unit, UsualTimes usual)
    {
        Instant at = unit.Judged.Verdict.At;
        string? error = ErrorText.Group(unit.Evidence?.Error);
        if (unit.Life is not { } life)
        {
            return new(SpotKind.NoInstance, at) { Error = error };
        }

        BadFor badFor = unit.Measurement.Indicator.BadFor;
        bool overdue = unit.Judged.Verdict.Deadline.IsFinite && at >= unit.Judged.Verdict.Deadline;
        Spot spot = unit.Run is { } run && (badFor != BadFor.Failing || RunSpot.HasFailed(run, at)) ? OfRun(unit, run, life, badFor, overdue)
            : badFor != BadFor.Doing && overdue ? LateSpot.Of(life, at, usual)
            : Failed(life, at, badFor, usual) ?? Ended(unit, life, badFor, usual);
        return spot with { Error = spot.Error ?? error };
    }

    /// <summary>Nothing is open, and this step ended last.</summary>
    internal static string After(string step) => Between + step;

    internal static bool IsAfter(string step) => step.StartsWith(Between, StringComparison.Ordinal);

    /// <summary>Units between two steps are named otherwise.</summary>
    internal static bool IsOfRun(in PlacedUnit unit) => unit.Unit.StartsWith("step:", StringComparison.Ordinal);

    private static Spot OfRun(in PlacedUnit unit, StepRun run, Life life, BadFor badFor, bool overdue)
    {
        Instant at = unit.Judged.Verdict.At;
        return IsOfRun(unit) ? RunSpot.OfUnit(run, life, at, badFor, overdue)
            : new(SpotKind.Standing, Course.Left(run, at)) { Step = After(run.Name), State = life.StateAt(at) };
    }

    /// <summary>Of one at which no step failed.</summary>
    private static Spot Ended(in PlacedUnit unit, Life life, BadFor badFor, UsualTimes usual)
    {
        Instant at = unit.Judged.Verdict.At;
        Outcome outcome = badFor == BadFor.TimeOrEnd ? life.Closing?.Outcome ?? Outcome.Completed : Outcome.Completed;
        if (outcome == Outcome.TimedOut)
        {
            return LateSpot.Of(life, at, usual);
        }

        bool failed = outcome != Outcome.Completed;
        StepRun? open = failed ? Course.RunsUntil(life, at).LastOrDefault(run => Course.Left(run, at) == at) : null;
        return new(failed ? SpotKind.Failed : SpotKind.Otherwise, StateSince(life, at)) { Step = open?.Name ?? unit.Step, State = life.StateAt(at) };
    }

    private static Spot? Failed(Life life, Instant at, BadFor badFor, UsualTimes usual)
    {
        if (badFor == BadFor.Doing)
        {
            return null;
        }

        List<StepRun> runs = Course.RunsUntil(life, at);
        StepRun[] failed = [.. runs.Where(run => run.Compensates is null && RunSpot.HasFailed(run, at) && !WasMadeGood(run, runs, at))];
        StepRun? first = failed.Where(run => !usual.OftenFails(run.Name)).DefaultIfEmpty(failed.LastOrDefault()).MinBy(run => run is null ? Instant.Ever : run.FailedAt ?? run.EndedAt ?? at);
        return first is null ? null : RunSpot.OfFailed(first, life, at);
    }

    private static bool WasMadeGood(StepRun failed, List<StepRun> runs, Instant at) =>
        runs.Any(run => run != failed && run.Name == failed.Name && Course.Begun(run) >= Course.Begun(failed) && run.Closing is { Outcome: Outcome.Completed } && run.EndedAt <= at);

    private static Instant StateSince(Life life, Instant at) => Course.Stays(life, at).Select(stay => stay.Time.From).LastOrDefault(life.BegunAt ?? life.FirstSeen);
}
