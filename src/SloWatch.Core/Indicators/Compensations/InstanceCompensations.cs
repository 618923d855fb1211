using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Compensations;

public sealed class InstanceCompensations(int max) : IInstanceIndicator
{
    public string Type => "compensations";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.Steps | Sight.EveryInstance;

    public string Canonical => $"compensations;max={max}";

    public string Text => $"undoes at most {max} steps";

    public bool HasDeadline => false;

    public TimeLimit? Limit => null;

    public bool WatchesProgress => true;

    public Instant? DeadlineOf(in InstanceUnit unit) => null;

    public Judgement? Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        Instant ended = unit.Last.EndedAt ?? Instant.Ever;
        Instant? oneTooMany = unit.Runs.Where(run => run.Run.Compensates is not null).Select(run => (Instant?)(run.Run.BegunAt ?? run.Run.FirstSeen))
            .Where(at => at <= ended).Order().Skip(max).FirstOrDefault();
        return ByAbsence.Judge(begun, unit.Closing, oneTooMany, $"more than {max} steps undone", "ended without more undone", unit.HasGaps);
    }
}
