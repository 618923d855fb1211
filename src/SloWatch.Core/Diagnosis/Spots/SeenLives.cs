using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>Counts what goes on in all lives of a workflow, also in those in which an objective measures nothing: who works for one case works for others, too.</summary>
public static class SeenLives
{
    public static void CountIn(Evidence evidence, IEnumerable<Life> lives, UsualTimes usual)
    {
        foreach (Life life in lives)
        {
            evidence.Silences.Add(life, evidence.Sees.HasFlag(Sight.OpenSteps));
            CountRuns(evidence, life, usual);
        }
    }

    private static void CountRuns(Evidence evidence, Life life, UsualTimes usual)
    {
        TimeRange[] paused = usual.PausesOf(life);
        Instant last = new(evidence.Window.To.Micros - 1), end = Instant.Min(life.Closing?.At ?? Instant.Ever, evidence.Window.To);
        List<StepRun> runs = Course.RunsUntil(life, end);
        foreach (StepRun run in runs)
        {
            if (run.TakenUpAt is { } takenUp)
            {
                evidence.PickUps.Add(new(Dimension.Step, StepLabel.Of(run.Name)), Course.Begun(run), takenUp);
                CountPace(evidence, life, run, usual, paused, last);
                CountCalls(evidence, run, last);
            }
        }

        CountGoneOn(evidence, life, runs, end);
    }

    /// <summary>From between two steps, where the next one often begins at once, and from a state; also by ending well.</summary>
    private static void CountGoneOn(Evidence evidence, Life life, List<StepRun> runs, Instant end)
    {
        bool endedWell = life.Closing is { Outcome: Outcome.Completed } closing && closing.At <= end;
        IEnumerable<(PlaceOf? Place, TimeRange Time)> pauses = Course.Gaps(life, runs, end, alsoNone: true).Select(gap => (gap.After is { } after ? new PlaceOf(Dimension.Step, StepLabel.After(after.Name)) : (PlaceOf?)null, gap.Time));
        IEnumerable<(PlaceOf? Place, TimeRange Time)> stays = Course.Stays(life, end).Select(stay => (stay.State is { } state ? new PlaceOf(Dimension.State, state) : (PlaceOf?)null, stay.Time));
        foreach ((PlaceOf? place, TimeRange time) in pauses.Concat(stays))
        {
            if (place is { } left && (time.To < end || endedWell))
            {
                evidence.PickUps.Add(left, time.From, time.To);
            }
        }
    }

    private static void CountCalls(Evidence evidence, StepRun run, Instant last)
    {
        foreach (Instant failed in Callees.Failures(run, last))
        {
            if (run.DependencyFor(failed) is { } dependency)
            {
                evidence.Calls.Add(StepLabel.Of(run.Name), dependency, failed, failed: true);
            }
        }

        if (run.Closing is { Outcome: Outcome.Completed } && run.EndedAt is { } ended && run.DependencyFor(ended) is { } called)
        {
            evidence.Calls.Add(StepLabel.Of(run.Name), called, ended, failed: false);
        }
    }

    /// <summary>One that others are open within is as long as these: where it calls nobody, that says nothing of who works at it.</summary>
    private static void CountPace(Evidence evidence, Life life, StepRun run, UsualTimes usual, TimeRange[] paused, Instant last)
    {
        if (run.StartedAt is not { } takenUp)
        {
            return;
        }

        Pace? pace = run.EndedAt is not null ? usual.PaceOf(run, paused) : life.Closing is null && usual.IsLost(run, paused, last) ? Pace.Lost : null;
        Instant until = run.EndedAt ?? last;
        if (pace is { } counted && (counted == Pace.Usual || run.DependencyFor(until) is not null || !Beside.IsAround(run, life, until, usual)))
        {
            evidence.Paces.Add(StepLabel.Of(run.Name), run.DependencyFor(until), takenUp, until, counted);
        }
    }
}
