using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.CycleTime;

public sealed class CycleTimeIndicator(TimeSpan within, OnFailure onFailure) : IInstanceIndicator
{
    private readonly ElapsedClock clock = ElapsedClock.Instance;

    public string Type => "cycleTime";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.EveryInstance;

    public string Canonical => $"cycleTime;within={within.Ticks};onFailure={onFailure};clock={clock.Canonical}";

    public string Text => $"closes within {DurationText.Format(within)}";

    public bool HasDeadline => true;

    public bool WatchesProgress => false;

    public Instant? DeadlineOf(in InstanceUnit unit) => unit.BegunAt is { } begun ? clock.After(begun, within, []) : null;

    public Judgement Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        Instant deadline = clock.After(begun, within, []);
        return Timed.Judge(begun, unit.Closing, deadline, unit.IsBlindBefore(deadline), onFailure, now);
    }
}
