using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>The clock that a unit's deadlines are counted by: it stands in the pauses of the measurement, up to the unit's close.</summary>
public readonly struct UnitClock
{
    /// <summary>Of a measurement without pauses.</summary>
    internal static readonly UnitClock Running = new([], Instant.Ever);

    private readonly TimeRange[] standing;
    private readonly Instant until;

    private UnitClock(TimeRange[] standing, Instant until) => (this.standing, this.until) = (standing, until);

    /// <summary>It never stands.</summary>
    public bool RunsAlways => standing.Length == 0;

    /// <summary>When a time that began at <paramref name="start"/> is over; <see cref="Instant.Ever"/> while the clock stands.</summary>
    public Instant After(Instant start, TimeLimit limit) => limit.After(start, Standing.Between(standing, start, until));

    /// <summary>For a part of the unit that closed before the unit did: what stood the clock later is not its matter.</summary>
    public UnitClock Until(Instant closed) => new(standing, Instant.Min(until, closed));

    /// <summary>Where it stood between two moments, as far as is known.</summary>
    public IReadOnlyList<TimeRange> Stood(Instant from, Instant to)
    {
        TimeRange[] stood = Standing.Between(standing, from, Instant.Min(until, to)).ToArray();
        if (stood.Length > 0)
        {
            stood[0] = stood[0] with { From = Instant.Max(stood[0].From, from) };
        }

        return stood;
    }

    internal static UnitClock Of(IReadOnlyList<Life> lives, int first, int last, Pauses pauses, IReadOnlyList<TimeRange> gaps, Instant closed)
    {
        if (first == last && gaps.Count == 0)
        {
            Life only = lives[first];
            return new(only.Level.StandingIn(pauses), Instant.Min(closed, only.EndedAt ?? Instant.Ever));
        }

        List<TimeRange> ranges = [];
        for (int i = first; i <= last; i++)
        {
            LostPauses.Add(lives[i], pauses, gaps, ranges);
            ranges.AddRange(Standing.Between(lives[i].Level.StandingIn(pauses), Instant.Never, lives[i].EndedAt ?? Instant.Ever));
        }

        return new(Standing.Merge(ranges), closed);
    }
}
