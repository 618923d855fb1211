using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>
/// From the beginning of a run that failed to the end of the time after it in which no step was open: where each try is a run of its own, the times
/// between them are backoffs, and where nothing follows, the case stands for the failure. So is what follows at once on another such time of the step.
/// </summary>
/// <param name="Last">The run that failed last.</param>
internal sealed record FailedStand(StepRun Last, TimeRange Time)
{
    /// <summary>In order. What had been made good when it began is none, and no step that often fails has any.</summary>
    /// <param name="runs">In the order in which they began.</param>
    public static List<FailedStand> Until(Life life, IReadOnlyList<StepRun> runs, Instant at, UsualTimes usual)
    {
        List<FailedStand> found = [];
        Dictionary<string, Instant> wentWell = [];
        int next = 0;
        foreach ((StepRun? after, TimeRange pause) in Course.Gaps(life, runs, at))
        {
            // None of those that had begun is open any more.
            for (; next < runs.Count && Course.Begun(runs[next]) < pause.To; next++)
            {
                if (runs[next].Closing is { Outcome: Outcome.Completed })
                {
                    wentWell[runs[next].Name] = Course.Begun(runs[next]);
                }
            }

            if (after?.Closing is { Outcome: Outcome.Failed or Outcome.TimedOut } && !usual.OftenFails(after.Name) && wentWell.GetValueOrDefault(after.Name, Instant.Never) < Course.Begun(after))
            {
                Instant begun = Course.Begun(after);
                found.Add(new(after, new(found is [.., var last] && last.Last.Name == after.Name && last.Time.To >= begun ? last.Time.From : begun, pause.To)));
            }
        }

        return found;
    }

    /// <summary>What a person has to remove is this failure, and nothing else that is known of.</summary>
    public bool Explains(Halt halt) =>
        halt.Step is null || (halt.Step == Last.Name && (ErrorText.Group(halt.Error) is not { } error || ErrorText.Group(Last.Closing?.Error ?? Last.Error) is not { } own || error == own));
}
