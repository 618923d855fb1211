using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>
/// What a case waits for while a run of it, or the time after one, is too long: a step around others waits for these, a join for what it joins, and
/// a hand-off for whatever is open once the step before has ended.
/// </summary>
internal static class Beside
{
    /// <summary>Of a run that stands still: of the call that it waits for, where one is too long, too.</summary>
    public static Spot OfRun(Spot still, StepRun run, Life life, Instant at, UsualTimes usual)
    {
        if (Course.IsLong(life))
        {
            return still;
        }

        List<StepRun> open = OpenAt(life, at, run);
        return !open.Any(other => IsCall(other, at)) ? still
            : Awaited([run, .. open], usual) is [var first, ..] awaited && !awaited.Contains(run) && awaited.All(other => IsLong(other, life, at, usual) && IsCall(other, at))
            ? RunSpot.OfLate(awaited.MaxBy(other => Course.Left(other, at) - Course.Begun(other)) ?? first, life, at, usual)
            : still with { BesideCall = true };
    }

    /// <summary>Of the time after a run: nothing but it waits where a step is open, if only to be taken up.</summary>
    public static Spot After(StepRun run, Life life, Instant at, UsualTimes usual)
    {
        Spot still = new(SpotKind.Standing, Course.Left(run, at)) { Step = StepLabel.After(run.Name), State = life.StateAt(at) };
        if (Course.WasOver(life, still.Since, at) is { } end)
        {
            return new(SpotKind.Over, end);
        }

        List<StepRun> open = Course.IsLong(life) ? [] : OpenAt(life, at, run);
        StepRun[] awaited = [.. Awaited(open, usual).OrderBy(other => Course.Begun(other)).ThenBy(other => other.Name, StringComparer.Ordinal)];
        StepRun[] calls = [.. awaited.Where(other => IsCall(other, at))];
        return awaited.Length == 0 ? still with { BesideCall = open.Any(other => IsCall(other, at)) }
            : calls.Length == 0 ? RunSpot.OfLate(awaited[0], life, at, usual)
            : calls.Length == awaited.Length && calls.FirstOrDefault(call => IsLong(call, life, at, usual)) is { } call ? RunSpot.OfLate(call, life, at, usual)
            : still with { BesideCall = true };
    }

    /// <summary>What a unit comes by beside its own step.</summary>
    public static IEnumerable<StepRun> Seen(StepRun run, Life life, Instant at, bool isOfRun, UsualTimes usual)
    {
        TimeRange time = isOfRun ? new(Course.Begun(run), Course.Left(run, at)) : new(Course.Left(run, at), at);
        return Course.IsLong(life) ? [] : life.Runs.Where(other => other != run && other.Closing?.Outcome != Outcome.Skipped && Course.Begun(other) <= time.To && Course.Left(other, at) >= time.From
            && (isOfRun ? usual.Outlives(run.Name, other.Name) : other.EndedAt is not { } ended || ended > time.From));
    }

    /// <summary>Others were open within it, which usually end before it.</summary>
    public static bool IsAround(StepRun run, Life life, Instant at, UsualTimes usual) =>
        !Course.IsLong(life) && life.Runs.Any(other => other != run && Course.Begun(other) < Course.Left(run, at) && Course.Left(other, at) > Course.Begun(run) && usual.Outlives(run.Name, other.Name));

    private static List<StepRun> OpenAt(Life life, Instant at, StepRun but) =>
        [.. life.Runs.Where(run => run != but && run.Closing?.Outcome != Outcome.Skipped && Course.Begun(run) < at && (run.EndedAt ?? Instant.Ever) > at)];

    /// <summary>What usually ends only after another one has ended waits for that.</summary>
    private static List<StepRun> Awaited(List<StepRun> open, UsualTimes usual) =>
        [.. open.Where(run => !open.Any(other => usual.Outlives(run.Name, other.Name)))];

    private static bool IsCall(StepRun run, Instant at) => run.DependencyFor(at) is not null && run.TakenUpAt <= at;

    private static bool IsLong(StepRun run, Life life, Instant at, UsualTimes usual) =>
        usual.OfStep(run.Name) is { } others && Visits.Counted(new(Course.Begun(run), at), usual.StandingOf(life)) > others.Visit;
}
