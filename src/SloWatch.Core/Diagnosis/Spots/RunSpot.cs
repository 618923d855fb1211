using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>What a run of a step was doing at a moment.</summary>
internal static class RunSpot
{
    /// <summary>Than a backoff: engines double them, some treble them.</summary>
    private const int MuchLonger = 3;

    /// <summary>What waits for so many times as long was told to wait as soon as a try had failed.</summary>
    private const int AtOnce = 10;

    /// <summary>Of a run that is a unit itself.</summary>
    public static Spot OfUnit(StepRun run, Life life, Instant at, BadFor badFor, bool overdue, UsualTimes usual) => badFor switch
    {
        BadFor.Doing => Of(run, life, at, SpotKind.Otherwise, run.DependencyFor(at)) with { Dependency = null },
        BadFor.Waiting when overdue && !IsHeldBack(run, at) => Of(run, life, at, SpotKind.Waiting, run.DependencyFor(at)),
        BadFor.Waiting when overdue => OfFailed(run, life, at),
        BadFor.Waiting => Of(run, life, at, SpotKind.Failed, run.DependencyFor(at)),
        _ when overdue => LateSpot.OfRun(run, life, at, usual),
        _ => OfFailed(run, life, at),
    };

    /// <summary>Of one that is too long.</summary>
    public static Spot OfLate(StepRun run, Life life, Instant at, UsualTimes usual)
    {
        string? losing = Callees.Losing(run, at, usual.StandingOf(life), usual);
        SpotKind kind = LateKind(run, at, losing);
        return Of(run, life, at, kind, kind == SpotKind.Waiting ? run.DependencyFor(at) : losing);
    }

    public static Spot OfFailed(StepRun run, Life life, Instant at) => Of(run, life, at, SpotKind.CallFailed, Callees.Failing(run, at));

    /// <summary>It had failed by then, for good or for a time.</summary>
    public static bool HasFailed(StepRun run, Instant at) =>
        (run.Closing is { Outcome: Outcome.Failed or Outcome.TimedOut } && run.EndedAt <= at) || FailedTry(run, at);

    private static Spot Of(StepRun run, Life life, Instant at, SpotKind kind, string? dependency)
    {
        Instant begun = Course.Begun(run), left = Course.Left(run, at);
        return new(InNoCall(kind, dependency), begun)
        {
            Step = StepLabel.Of(run.Name),
            Dependency = dependency,
            State = life.StateAt(left == at ? at : new(begun.Micros + ((left.Micros - begun.Micros) / 2))),
            Error = kind == SpotKind.Otherwise ? null : ErrorText.Group(ErrorAt(run, at, dependency)),
        };
    }

    /// <summary>What was told by then; of several tries that is the last, also where it failed later, unless that called another one.</summary>
    private static string? ErrorAt(StepRun run, Instant at, string? dependency) =>
        Callees.Of(run, run.LastSeen).Count > 1 && Callees.Failing(run, run.LastSeen) != dependency ? null
        : run.EndedAt <= at ? run.Closing?.Error ?? run.Error : run.LastSeen <= at || FailedTry(run, at) ? run.Error : null;

    private static SpotKind InNoCall(SpotKind kind, string? dependency) => (kind, dependency) switch
    {
        (SpotKind.Calling, null) => SpotKind.Standing,
        (SpotKind.CallFailed, null) => SpotKind.Failed,
        _ => kind,
    };

    /// <summary>Some try of it had failed, and it had not ended well.</summary>
    private static bool FailedTry(StepRun run, Instant at) =>
        run.Retries.Any(retry => retry.At <= at) && !(run.Closing is { Outcome: Outcome.Completed } && run.EndedAt <= at);

    /// <summary>Where a try failed and the next one is not taken up for most of the time, that it failed is not why it is late.</summary>
    private static SpotKind LateKind(StepRun run, Instant at, string? dependency)
    {
        Instant begun = Course.Begun(run), left = Course.Left(run, at);
        return Waited(run, left).Ticks * 2 > (left - begun).Ticks ? SpotKind.Waiting
            : Callees.HasFailed(run, dependency, at) ? SpotKind.CallFailed
            : run.StartedAt is not null || run.Closing is not null ? SpotKind.Calling
            : SpotKind.Waiting;
    }

    /// <summary>
    /// The wait that is open began at once with a try that failed, and is not much longer than the backoffs before it: by itself it may well be one, for
    /// no other wait of it took too long. One that begins when a next try was to be taken up is none.
    /// </summary>
    private static bool IsHeldBack(StepRun run, Instant at)
    {
        Instant since = run.Waits.Where(wait => wait.From <= at && wait.To >= at).Select(wait => wait.From).FirstOrDefault(run.WaitingSince ?? at);
        Instant failed = run.Retries.Select(retry => retry.At).LastOrDefault(failed => failed <= since, Instant.Never);
        TimeSpan[] backoffs = [.. run.Waits.Where(wait => wait.From >= run.Retries.Select(retry => retry.At).FirstOrDefault(Instant.Ever) && wait.To <= since).Select(wait => wait.To - wait.From)];
        return failed != Instant.Never && (since - failed) * AtOnce <= at - since && (backoffs.Length == 0 || at - since <= backoffs.Max() * MuchLonger);
    }

    /// <summary>
    /// To be taken up. Engines schedule the next try as soon as one failed, and then hold it back: what ended with a further try was such a backoff, a
    /// part of failing, and so is the wait that is open, unless it is much longer than all backoffs before it. After a first failed try nobody knows
    /// how long the backoff would be: there all of it counts.
    /// </summary>
    private static TimeSpan Waited(StepRun run, Instant left)
    {
        TimeSpan waited = TimeSpan.Zero, backoff = TimeSpan.Zero;
        Instant failed = run.Retries.Count > 0 ? run.Retries[0].At : Instant.Ever;
        foreach (TimeRange wait in run.Waits.Where(wait => wait.From < left && wait.To <= left))
        {
            if (wait.From < failed)
            {
                waited += wait.To - wait.From;
            }
            else if (wait.To - wait.From is var held && held > backoff)
            {
                backoff = held;
            }
        }

        Instant since = run.Waits.Where(wait => wait.To > left).Select(wait => wait.From).FirstOrDefault(run.WaitingSince ?? Instant.Ever);
        return since < left && (since < failed || left - since > backoff * MuchLonger) ? waited + (left - since) : waited;
    }
}
