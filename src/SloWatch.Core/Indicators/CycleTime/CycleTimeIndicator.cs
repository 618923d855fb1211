using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.CycleTime;

public sealed class CycleTimeIndicator(TimeLimit within, OnFailure onFailure) : IInstanceIndicator
{
    public string Type => "cycleTime";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.EveryInstance;

    public string Canonical => $"cycleTime;within={within.Amount};onFailure={onFailure};clock={within.Clock}";

    public string Text => $"closes within {within.Text}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => within;

    public bool WatchesProgress => false;

    public Instant? DeadlineOf(in InstanceUnit unit) => unit.BegunAt is { } begun ? unit.Clock.After(begun, within) : null;

    public Judgement? Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        Instant deadline = unit.Clock.After(begun, within);
        return Timed.Judge(begun, unit.Closing, deadline, unit.IsBlindBefore(deadline), onFailure, now);
    }
}
