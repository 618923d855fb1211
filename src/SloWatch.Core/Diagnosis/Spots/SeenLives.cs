using SloWatch.Core.Diagnosis.Counting;
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
        TimeRange[] standing = usual.StandingOf(life);
        Instant last = new(evidence.Window.To.Micros - 1), end = Instant.Min(life.Closing?.At ?? Instant.Ever, evidence.Window.To);
        foreach (StepRun run in Course.RunsUntil(life, end))
        {
            if (run.TakenUpAt is { } takenUp)
            {
                evidence.PickUps.Add(StepLabel.Of(run.Name), Course.Begun(run), takenUp);
                CountPace(evidence, life, run, usual, standing, last);
            }
        }
    }

    /// <summary>One that others are open within is as long as these: where it calls nobody, that says nothing of who works at it.</summary>
    private static void CountPace(Evidence evidence, Life life, StepRun run, UsualTimes usual, TimeRange[] standing, Instant last)
    {
        if (run.StartedAt is not { } takenUp)
        {
            return;
        }

        Pace? pace = run.EndedAt is not null ? usual.PaceOf(run, standing) : life.Closing is null && usual.IsLost(run, standing, last) ? Pace.Lost : null;
        Instant until = run.EndedAt ?? last;
        if (pace is { } counted && (counted == Pace.Usual || run.DependencyFor(until) is not null || !Beside.IsAround(run, life, until, usual)))
        {
            evidence.Paces.Add(StepLabel.Of(run.Name), run.DependencyFor(until), takenUp, until, counted);
        }
    }
}
