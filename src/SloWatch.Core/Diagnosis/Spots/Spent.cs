using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>Where a life spent its time until a moment, beside what others spend there. What it was suspended for is in none of its steps.</summary>
internal sealed record Spent(Life Life, Instant At, IReadOnlyList<StepRun> Runs)
{
    public required IReadOnlyList<Overlong> Steps { get; init; }

    /// <summary>Times between steps, while none was open, by the step that had ended before; without those that belong to its failure.</summary>
    public required IReadOnlyList<Overlong> Pauses { get; init; }

    public required IReadOnlyList<Overlong> Stays { get; init; }

    public required IReadOnlyList<FailedStand> FailedStands { get; init; }

    /// <summary>Null: it was not, or no clock ran meanwhile.</summary>
    public Overlong? Suspended { get; private init; }

    public static Spent Until(Life life, Instant at, UsualTimes usual)
    {
        List<StepRun> runs = Course.RunsUntil(life, at);
        TimeRange[] standing = usual.StandingOf(life);
        List<FailedStand> failed = FailedStand.Until(life, runs, at, usual);
        HashSet<Instant> failedUntil = [.. failed.Select(stand => stand.Time.To)];
        var steps = Course.Steps(runs, at).Concat(failed.Select(stand => ((string?)stand.Last.Name, stand.Time))).OrderBy(step => step.Time.From);
        return new(life, at, runs)
        {
            FailedStands = failed,
            Steps = [.. Visits.Of(steps, standing, at).Select(step => new Overlong(step, usual.OfStep(step.Name!)))],
            Pauses = [.. Visits.Of(Course.Pauses(life, runs, at).Where(pause => !failedUntil.Contains(pause.Time.To)), standing, at).Select(pause => new Overlong(pause, usual.After(pause.Name)))],
            Stays = [.. Visits.Of(Course.Stays(life, at), standing, at).Select(stay => new Overlong(stay, usual.InState(stay.Name!)))],
            Suspended = SuspendedUntil(life, at, usual),
        };
    }

    /// <summary>One run, and nothing that was beside it.</summary>
    public static Spent Alone(StepRun run, Life life, Instant at, UsualTimes usual) =>
        new(life, at, [run]) { FailedStands = [], Steps = [], Pauses = [], Stays = [], Suspended = SuspendedUntil(life, at, usual) };

    private static Overlong? SuspendedUntil(Life life, Instant at, UsualTimes usual) =>
        Visits.Of(usual.Suspensions(life, at), [], at).Select(time => new Overlong(time, usual.Suspended)).FirstOrDefault();

    /// <summary>One run by itself.</summary>
    public Overlong Only(StepRun run, UsualTimes usual) =>
        new(Visits.Of([(run.Name, new(Course.Begun(run), Course.Left(run, At)))], usual.StandingOf(Life), At).First(), usual.OfStep(run.Name));

    /// <summary>Of those at a place when it was there longest.</summary>
    public StepRun LongestRun(Overlong step) =>
        Runs.Where(run => run.Name == step.Visits.Name && Course.Begun(run) < step.Visits.Longest.To && Course.Left(run, At) > step.Visits.Longest.From)
            .OrderByDescending(run => Course.Left(run, At) - Course.Begun(run)).ThenByDescending(run => Course.Begun(run).Micros).First();

    /// <summary>Most of the longest visit there was spent after runs that failed, or between them.</summary>
    public Spot LateAt(Overlong step, UsualTimes usual)
    {
        StepRun longest = LongestRun(step);
        TimeRange visit = step.Visits.Longest;
        return FailedStands.LastOrDefault(stand => stand.Last.Name == step.Visits.Name && stand.Time.From < visit.To && stand.Time.To > visit.From) is { } failed
            && (Course.Left(longest, At) - Course.Begun(longest)) * 2 < failed.Time.To - failed.Time.From
            ? RunSpot.OfFailed(failed.Last, Life, At) with { Since = failed.Time.From }
            : RunSpot.OfLate(longest, Life, At, usual);
    }

    public string? LabelOf(Overlong place) =>
        Steps.Contains(place) ? StepLabel.Of(place.Visits.Name!) : place.Visits.Name is { } after ? StepLabel.After(after) : null;

    public Spot Standing(string? step, Instant? since, string? state) =>
        new(SpotKind.Standing, since ?? Life.BegunAt ?? Life.FirstSeen) { Step = step, State = state ?? Life.StateAt(At) };

    public Spot AtSuspension(string? step = null)
    {
        StepRun? open = Runs.LastOrDefault(run => Course.Begun(run) <= Suspended!.Visits.Longest.From && Course.Left(run, At) > Suspended.Visits.Longest.From);
        return Located(SpotKind.Suspended, step ?? (open is null ? null : StepLabel.Of(open.Name)), Suspended!.Visits.Longest.From);
    }

    public Spot Located(SpotKind kind, string? step, Instant since) => new(kind, since) { Step = step, State = Life.StateAt(since) };

    /// <summary>At no place that stands out.</summary>
    public Spot Anywhere() => new(SpotKind.Spread, Life.BegunAt ?? Life.FirstSeen);
}
