using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Indicators.CycleTime;
using SloWatch.Core.Indicators.Stuck;
using SloWatch.Core.Indicators.Success;
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
    /// <param name="unit">A bad one.</param>
    public static Spot Of(in PlacedUnit unit, UsualTimes usual)
    {
        Instant at = unit.Judged.Verdict.At;
        if (unit.JudgedIn is not { } life)
        {
            return new(SpotKind.NoInstance, at) { Error = ErrorText.Group(unit.Evidence?.Error) };
        }

        if (unit.Measurement.Indicator.HandsOverTo is { } receiver)
        {
            return new(SpotKind.HandedOver, unit.Judged.Begun) { Step = unit.Step is { } by ? StepLabel.After(by) : null, Dependency = receiver.Workflow, State = life.StateAt(at) };
        }

        BadFor badFor = unit.Measurement.Indicator.BadFor;
        bool overdue = at >= unit.Judged.Verdict.Deadline;
        Spot spot = unit.Run is { } run && (badFor != BadFor.Failing || RunSpot.HasFailed(run, at)) ? OfRun(unit, run, life, badFor, overdue, usual)
            : overdue ? LateSpot.Of(life, at, usual, TimeOfUnit(unit.Measurement.Indicator))
            : Failed(life, at, badFor, usual) ?? Ended(unit, life, badFor, usual);
        return overdue && IsTooEarly(spot, life, at) ? new(SpotKind.TooEarly, spot.Since) : spot;
    }

    /// <summary>Most of its time, or all, was before its case began: what is told of it is wrong, and so may be that it is late.</summary>
    private static bool IsTooEarly(Spot spot, Life life, Instant at) =>
        (spot.Kind == SpotKind.Calling || spot.Kind.IsStill()) && life.BegunAt is { } begun && (begun >= at || (begun - spot.Since).Ticks * 2 >= (at - spot.Since).Ticks);

    /// <summary>Units between two steps are named otherwise.</summary>
    internal static bool IsOfRun(in PlacedUnit unit) => unit.Unit.StartsWith("step:", StringComparison.Ordinal);

    private static TimeOf TimeOfUnit(IIndicator indicator) =>
        indicator switch
        {
            StuckIndicator => TimeOf.Still,
            CycleTimeIndicator { IsOfPart: false } or InstanceSuccess => indicator.OwnDeadline is null ? TimeOf.Way : TimeOf.Promise,
            _ => TimeOf.Other,
        };

    private static Spot OfRun(in PlacedUnit unit, StepRun run, Life life, BadFor badFor, bool overdue, UsualTimes usual)
    {
        Instant at = unit.Judged.Verdict.At;
        return IsOfRun(unit) ? OfStep(run, life, at, badFor, overdue, usual)
            : Beside.After(run, life, at, usual);
    }

    private static Spot OfStep(StepRun run, Life life, Instant at, BadFor badFor, bool overdue, UsualTimes usual)
    {
        Spot spot = RunSpot.OfUnit(run, life, at, badFor, overdue, usual);
        return overdue && spot.Kind is SpotKind.Standing or SpotKind.Waiting ? Beside.OfRun(spot, run, life, at, usual) : spot;
    }

    /// <summary>Of one at which no step failed.</summary>
    private static Spot Ended(in PlacedUnit unit, Life life, BadFor badFor, UsualTimes usual)
    {
        Instant at = unit.Judged.Verdict.At;
        Outcome outcome = badFor == BadFor.TimeOrEnd ? life.Closing?.Outcome ?? Outcome.Completed : Outcome.Completed;
        if (outcome == Outcome.TimedOut)
        {
            return LateSpot.Of(life, at, usual, TimeOf.Other);
        }

        bool failed = outcome != Outcome.Completed;
        string? step = (failed ? Course.RunsUntil(life, at).LastOrDefault(run => Course.Left(run, at) == at)?.Name : null) ?? unit.Step;
        return new(failed ? SpotKind.Failed : SpotKind.Otherwise, StateSince(life, at))
        {
            Step = step is null ? null : StepLabel.Of(step),
            State = life.StateAt(at),
            Error = ErrorOfEnd(life, at),
        };
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
        if (first is null)
        {
            return null;
        }

        // Of several that failed, nobody knows of which one the case tells.
        Spot spot = RunSpot.OfFailed(first, life, at);
        return failed.Length == 1 ? spot with { Error = spot.Error ?? ErrorOfEnd(life, at) } : spot;
    }

    private static string? ErrorOfEnd(Life life, Instant at) => life.Closing is { } end && end.At <= at ? ErrorText.Group(end.Error) : null;

    private static bool WasMadeGood(StepRun failed, List<StepRun> runs, Instant at) =>
        runs.Any(run => run != failed && run.Name == failed.Name && Course.Begun(run) >= Course.Begun(failed) && run.Closing is { Outcome: Outcome.Completed } && run.EndedAt <= at);

    private static Instant StateSince(Life life, Instant at) => Course.Stays(life, at).Select(stay => stay.Time.From).LastOrDefault(life.BegunAt ?? life.FirstSeen);
}
