using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Success;

public sealed class InstanceSuccess(Acceptance acceptance) : IInstanceIndicator
{
    public string Type => "success";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.EveryInstance;

    public string Canonical => $"success;{acceptance.Canonical}";

    public string Text => acceptance.Text;

    public bool HasDeadline => acceptance.Within is not null;

    public TimeLimit? Limit => acceptance.Within;

    public bool WatchesProgress => false;

    public Instant? DeadlineOf(in InstanceUnit unit) => HasDeadline && unit.BegunAt is { } begun ? acceptance.DeadlineAfter(begun, unit.Clock) : null;

    public Judgement? Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        Instant deadline = acceptance.DeadlineAfter(begun, unit.Clock);
        return acceptance.Judge(begun, unit.Closing, deadline, unit.IsBlindBefore(deadline), now);
    }
}
