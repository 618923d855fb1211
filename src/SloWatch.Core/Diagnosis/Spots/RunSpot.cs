using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>What a run of a step was doing at a moment.</summary>
internal static class RunSpot
{
    public static Spot Of(StepRun run, Life life, Instant at)
    {
        string? dependency = run.DependencyFor(at);
        SpotKind kind = KindOf(run, at) switch
        {
            SpotKind.Calling when dependency is null => SpotKind.Standing,
            SpotKind.CallFailed when dependency is null => SpotKind.Failed,
            var known => known,
        };
        Instant left = Course.Left(run, at);
        return new(kind, Course.Begun(run))
        {
            Step = run.Name,
            Dependency = dependency,
            State = life.StateAt(left == at ? at : new(Course.Begun(run).Micros + ((left.Micros - Course.Begun(run).Micros) / 2))),
            Error = ErrorText.Group(run.Closing?.Error ?? run.Error),
        };
    }

    /// <summary>It had failed by then, for good or for a time.</summary>
    public static bool HasFailed(StepRun run, Instant at) =>
        (run.Closing is { Outcome: Outcome.Failed or Outcome.TimedOut } && run.EndedAt <= at) || FailedTry(run, at);

    /// <summary>Some try of it had failed, and it had not ended well.</summary>
    private static bool FailedTry(StepRun run, Instant at) =>
        (run.FailedAt <= at || run.Retries.Any(retry => retry.At <= at)) && !(run.Closing is { Outcome: Outcome.Completed } && run.EndedAt <= at);

    private static SpotKind KindOf(StepRun run, Instant at)
    {
        if (HasFailed(run, at))
        {
            return SpotKind.CallFailed;
        }

        Instant begun = Course.Begun(run), left = Course.Left(run, at);
        TimeSpan waited = Course.Sum(run.Waits.Where(wait => wait.From < left).Select(wait => Instant.Min(wait.To, left) - wait.From))
            + (run.WaitingSince is { } since && since < left ? left - since : TimeSpan.Zero);
        return waited.Ticks * 2 > (left - begun).Ticks || !IsTakenUp(run, left) ? SpotKind.Waiting : SpotKind.Calling;
    }

    private static bool IsTakenUp(StepRun run, Instant at) => run.StartedAt is { } started ? started <= at : run.StartMissed || run.Closing is not null;
}
