using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Stuck;

/// <param name="track">Null: by progress.</param>
public sealed class StuckIndicator(TimeSpan after, string? track) : IInstanceIndicator
{
    public string Type => "stuck";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.Order | Sight.EveryInstance | (track is null ? Sight.None : Sight.States);

    public string Canonical => $"stuck;after={after.Ticks};track={track}";

    public string Text => track is null ? $"never without progress for more than {DurationText.Format(after)}" : $"never in one state of {track} for more than {DurationText.Format(after)}";

    public bool HasDeadline => true;

    public bool WatchesProgress => track is null;

    public Instant? DeadlineOf(in InstanceUnit unit) => null;

    public Judgement Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        Instant? closedAt = unit.Closing is { } end ? Instant.Max(begun, end.At) : null;
        for (int i = 0; i < unit.Count; i++)
        {
            if (OverstayIn(unit[i], now) is { } overstay)
            {
                return new(Overstayed(unit, unit[i], overstay), begun, closedAt);
            }
        }

        return new(Unstuck(unit, closedAt), begun, closedAt);
    }

    /// <summary>The first one decides also when it is hidden: what comes later must not unsettle it.</summary>
    private Verdict Overstayed(in InstanceUnit unit, Life life, TimeRange overstay) =>
        unit.IsBlindIn(overstay.From, overstay.To)
            ? Verdict.Excluded(overstay.To, "gap: facts that may have shown progress were lost")
            : Verdict.Bad(overstay.To, overstay.To, Reason(life, overstay.From));

    /// <summary>From the start of the first stay that lasted too long to the moment it did.</summary>
    private TimeRange? OverstayIn(Life life, Instant now)
    {
        Instant begun = life.BegunAt ?? life.FirstSeen;
        return StaysOf(life).FirstLongerThan(after, begun, life.Closing?.At, now) is { } from ? new TimeRange(from, from + after) : null;
    }

    private Verdict Unstuck(in InstanceUnit unit, Instant? closedAt)
    {
        if (closedAt is not { } at || unit.Closing is not { } end)
        {
            return Verdict.Pending((StaysOf(unit.Last).Latest ?? unit.Last.BegunAt ?? unit.Last.FirstSeen) + after, "open, and moving");
        }

        return end.Outcome is Outcome.Cancelled or Outcome.Vanished
            ? TimedOutcome.InTime(end with { At = at }, Instant.Ever, OnFailure.Bad)
            : Verdict.Good(at, Instant.Ever, "ended without being stuck");
    }

    private Stays StaysOf(Life life) => track is null ? life.Progress : life.StaysOn(track);

    private string Reason(Life life, Instant from) => track is null
        ? $"no progress for more than {DurationText.Format(after)}"
        : $"in state {life.StateOn(track, from) ?? "(none yet)"} for more than {DurationText.Format(after)}";
}
