using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Locating;

public enum RunDoing
{
    /// <summary>For a worker, or for its next try.</summary>
    Waiting,

    /// <summary>The latest try failed, and when the next one comes is not known.</summary>
    Failed,

    Running,
}

/// <summary>A run of a step that has not ended.</summary>
/// <param name="Since">When it began to do what it does; later than the moment looked at for a try that is planned.</param>
/// <param name="FirstSeen">When anything was first heard of it.</param>
/// <param name="Failures">Tries that failed.</param>
/// <param name="Error">The latest; null when there was none.</param>
public sealed record OpenRun(string Step, string Run, RunDoing Doing, Instant Since, Instant FirstSeen, int Attempts, int Failures, string? Error, string? Dependency)
{
    public static OpenRun Of(StepRun run)
    {
        bool waits = run.WaitingSince is not null || (run.StartedAt is null && !run.StartMissed);
        (RunDoing doing, Instant? since) = run.FailedAt is { } failed ? (RunDoing.Failed, failed) : waits ? (RunDoing.Waiting, run.WaitingSince) : (RunDoing.Running, run.StartedAt);
        return new(run.Name, run.Label, doing, since ?? run.FirstSeen, run.FirstSeen, run.Attempts, run.Failures, run.Error, run.Dependency);
    }

    internal static OpenRun[] AllOf(Life life) =>
        [.. life.Runs.Where(run => new StepUnit(run, life, [], Pauses.None).Closing is null).Select(Of)
            .OrderBy(run => run.FirstSeen).ThenBy(run => run.Step, StringComparer.Ordinal).ThenBy(run => run.Run, StringComparer.Ordinal)];
}

/// <summary>A run of a step whose end was reported.</summary>
public sealed record EndedRun(string Step, string Run, Instant At, Outcome Outcome, string? Error)
{
    internal static EndedRun? LastOf(Life life) =>
        life.Runs.Where(run => run.Closing is not null)
            .OrderBy(run => run.Closing!.Value.At).ThenBy(run => run.FirstSeen).ThenBy(run => run.Name, StringComparer.Ordinal)
            .LastOrDefault() is { } last
            ? new(last.Name, last.Label, last.Closing!.Value.At, last.Closing.Value.Outcome, last.Closing.Value.Error)
            : null;
}
