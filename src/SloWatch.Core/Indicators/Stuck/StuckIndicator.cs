using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Stuck;

/// <param name="track">Null: by progress.</param>
public sealed class StuckIndicator(StayLimits limits, string? track) : IInstanceIndicator
{
    /// <summary>By which a case is seen to move. Where nothing of it is seen, each long case would be stuck.</summary>
    internal const Sight OfProgress = Sight.Steps | Sight.OpenSteps | Sight.States;

    private readonly Func<string?, TimeSpan> lengthOf = state => limits.Of(state).Least;

    public string Type => "stuck";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.Order | Sight.EveryInstance | (track is null ? Sight.None : Sight.States);

    public Sight NeedsOneOf => track is null ? OfProgress : Sight.None;

    public string Canonical => $"stuck;{limits.Canonical};track={track}";

    public string Text => track is null ? $"never without progress for more than {limits.Text}" : $"never in one state of {track} for more than {limits.Text}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => limits.Differ ? null : limits.After;

    public bool WatchesProgress => track is null;

    /// <summary>By state, too: what makes no progress enters no state.</summary>
    public bool ShowsWhatHangs => true;

    public Instant? DeadlineOf(in InstanceUnit unit) => null;

    public Judgement? Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        Instant? closedAt = unit.Closing is { } end ? Instant.Max(begun, end.At) : null;
        UnitClock clock = unit.Clock;
        for (int i = 0; i < unit.Count; i++)
        {
            if (OverstayIn(unit, unit[i], clock, now) is { } overstay)
            {
                return new(Verdict.Bad(overstay.To, overstay.To, Reason(unit[i], overstay.From)), begun, closedAt);
            }
        }

        Verdict verdict = Unstuck(unit, clock, closedAt);
        return unit.Closing is { } closing ? Judgement.Closed(verdict, begun, closing.At) : new(verdict, begun, null);
    }

    /// <summary>From the start of the first stay that lasted too long to the moment it did.</summary>
    private TimeRange? OverstayIn(InstanceUnit unit, Life life, UnitClock clock, Instant now)
    {
        Instant begun = life.BegunAt ?? life.FirstSeen;
        Instant? closedAt = life.Closing?.At;
        if (!limits.AreElapsed || !clock.RunsAlways || unit.HasGaps)
        {
            return track is not null && limits.Differ
                ? life.TrackOf(track).FirstPast((from, state) => Due(unit, clock, from, limits.Of(state)), begun, closedAt, now)
                : StaysOf(life).FirstPast(from => Due(unit, clock, from, limits.After), limits.After.Least, begun, closedAt, now);
        }

        Instant? first = track is not null && limits.Differ
            ? life.TrackOf(track).FirstLongerThan(lengthOf, begun, closedAt, now)
            : StaysOf(life).FirstLongerThan(limits.After.Least, begun, closedAt, now);
        return first is { } since ? new TimeRange(since, since + LimitIn(life, since).Least) : null;
    }

    /// <summary>What was lost may have shown that it moved on, so a stay counts anew from the end of a gap.</summary>
    internal static Instant Due(in InstanceUnit unit, UnitClock clock, Instant from, TimeLimit limit)
    {
        Instant due = clock.After(from, limit);
        while (unit.SeesAgainAfter(from, due) is { } seen)
        {
            from = seen;
            due = clock.After(from, limit);
        }

        return due;
    }

    private Verdict Unstuck(in InstanceUnit unit, UnitClock clock, Instant? closedAt)
    {
        if (closedAt is not { } at || unit.Closing is not { } end)
        {
            Instant begun = unit.Last.BegunAt ?? unit.Last.FirstSeen;
            Instant since = Instant.Max(StaysOf(unit.Last).Latest ?? begun, begun);
            Instant due = Due(unit, clock, since, LimitIn(unit.Last, since));
            return Verdict.Pending(due, due == Instant.Ever ? Timed.Standing : "open, and moving");
        }

        return end.Outcome is Outcome.Cancelled or Outcome.Vanished or Outcome.None
            ? TimedOutcome.InTime(end with { At = at }, Instant.Ever, OnFailure.Bad)
            : Verdict.Good(at, Instant.Ever, "ended without being stuck");
    }

    private Stays StaysOf(Life life) => track is null ? life.Progress : life.TrackOf(track).Stays;

    private TimeLimit LimitIn(Life life, Instant since) => track is null ? limits.After : limits.Of(life.TrackOf(track).StateAt(since));

    private string Reason(Life life, Instant from) => track is null
        ? $"no progress for more than {limits.After.Text}"
        : $"in state {life.TrackOf(track).StateAt(from) ?? "(none yet)"} for more than {LimitIn(life, from).Text}";
}
