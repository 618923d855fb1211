using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>Whom a run called until a moment, one after another: what was lost, or failed, in an attempt is of the one that this attempt called.</summary>
/// <param name="Time">From when its first attempt was taken up, until that of the next one was: a backoff is of whoever failed before it.</param>
internal sealed record Callees(string Dependency, TimeRange Time)
{
    /// <summary>In order; none where nothing was told by then.</summary>
    public static List<Callees> Of(StepRun run, Instant at)
    {
        List<Callees> found = [];
        Instant begun = Course.Begun(run), until = Course.Left(run, at);
        (string Name, Instant Since)? told = run.DependencyAt(at);
        while (told is { } callee)
        {
            told = Before(run, callee.Since);
            Instant from = told is null ? begun : Instant.Min(until, TakenUp(run, callee.Since, at));
            found.Add(new(callee.Name, new(from, until)));
            until = from;
        }

        found.Reverse();
        return found;
    }

    /// <summary>Whose call it was that failed last.</summary>
    public static string? Failing(StepRun run, Instant at)
    {
        List<Callees> callees = Of(run, at);
        return callees.Count == 0 ? run.DependencyFor(at) : At(callees, Failures(run, at).DefaultIfEmpty(at).Max());
    }

    /// <summary>Where more of its time was lost than with any other, as the calls of others go; of equal ones the first.</summary>
    public static string? Losing(StepRun run, Instant at, TimeRange[] standing, UsualTimes usual) => Of(run, at) switch
    {
        [] => run.DependencyFor(at),
        [var only] => only.Dependency,
        var several => several.GroupBy(callee => callee.Dependency).MaxBy(same => Course.Sum(same.Select(callee => Lost(run, callee, at, standing, usual))))!.Key,
    };

    /// <summary>Some call to it had failed, and none had ended well.</summary>
    public static bool HasFailed(StepRun run, string? dependency, Instant at) => Of(run, at) is not { Count: > 1 } several
        ? RunSpot.HasFailed(run, at)
        : (several[^1].Dependency != dependency || RunSpot.HasFailed(run, at)) && Failures(run, at).Any(failed => At(several, failed) == dependency);

    private static TimeSpan Lost(StepRun run, Callees callee, Instant at, TimeRange[] standing, UsualTimes usual)
    {
        TimeSpan length = Visits.Counted(callee.Time, standing);
        return usual.OfCalls(run.Name, callee.Dependency) is { } others ? length - others
            : run.EndedAt <= at && callee.Time.To == run.EndedAt && !HasFailed(run, callee.Dependency, at) ? TimeSpan.Zero
            : length - (usual.OfStep(run.Name)?.Visit ?? TimeSpan.Zero);
    }

    /// <summary>When tries of it failed.</summary>
    public static IEnumerable<Instant> Failures(StepRun run, Instant at)
    {
        IEnumerable<Instant> tries = run.Retries.Select(retry => retry.At).Where(failed => failed <= at);
        return run.Closing is { Outcome: Outcome.Failed or Outcome.TimedOut } && run.EndedAt is { } ended && ended <= at ? tries.Append(ended) : tries;
    }

    /// <summary>Who was called just before: what is told in the same moment is the next attempt.</summary>
    private static string At(List<Callees> callees, Instant moment) => (callees.LastOrDefault(callee => callee.Time.From < moment) ?? callees[0]).Dependency;

    private static (string Name, Instant Since)? Before(StepRun run, Instant moment) => run.DependencyAt(new(moment.Micros - 1));

    /// <summary>An attempt may be told of while it is held back.</summary>
    private static Instant TakenUp(StepRun run, Instant told, Instant at) =>
        run.WaitingSince <= told ? at : run.Waits.Where(wait => wait.From <= told && wait.To > told).Select(wait => wait.To).FirstOrDefault(told);
}
