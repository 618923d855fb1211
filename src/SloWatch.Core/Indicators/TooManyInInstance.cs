using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>Instances in which something may happen a number of times. What happens after the end is not the instance's matter.</summary>
public abstract class TooManyInInstance(int max) : IInstanceIndicator
{
    public abstract string Type { get; }

    public abstract Sight Needs { get; }

    public string Canonical => $"{Type};max={max}";

    public abstract string Text { get; }

    public bool HasDeadline => false;

    public BadFor BadFor => BadFor.Failing;

    public TimeLimit? Limit => null;

    public bool WatchesProgress => true;

    /// <summary>Why one is bad.</summary>
    protected abstract string TooMany { get; }

    /// <summary>Why one that is over is good.</summary>
    protected abstract string NotTooMany { get; }

    public Instant? DeadlineOf(in InstanceUnit unit) => null;

    public Judgement? Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        Instant ended = unit.Last.EndedAt ?? Instant.Ever;
        Instant? oneTooMany = OneTooMany(Moments(unit).Where(moment => moment.At <= ended).OrderBy(moment => moment.At));
        return ByAbsence.Judge(begun, unit.Closing, oneTooMany, TooMany, NotTooMany, unit.IsBlindBetween(Instant.Min(begun, unit.First.FirstSeen), ended));
    }

    /// <summary>When it happened, and how often at once, in any order.</summary>
    protected abstract IEnumerable<(Instant At, int Times)> Moments(InstanceUnit unit);

    private Instant? OneTooMany(IEnumerable<(Instant At, int Times)> moments)
    {
        int counted = 0;
        foreach ((Instant at, int times) in moments)
        {
            counted += Math.Min(times, int.MaxValue - counted);
            if (counted > max)
            {
                return at;
            }
        }

        return null;
    }
}
