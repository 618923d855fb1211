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
        Instant? blindAt = null;
        for (int i = 0; i < unit.Count; i++)
        {
            if (OverstayIn(unit[i], now) is not { } overstay)
            {
                continue;
            }

            if (!unit.IsBlindIn(overstay.From, overstay.To))
            {
                return new(Verdict.Bad(overstay.To, overstay.To, Reason(unit[i], overstay.From)), begun, closedAt);
            }

            blindAt ??= overstay.To;
        }

        return new(blindAt is { } lost ? Verdict.Excluded(lost, "gap: facts that may have shown progress were lost") : Unstuck(unit, closedAt), begun, closedAt);
    }

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
