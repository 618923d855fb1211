namespace SloWatch.Core.Time;

/// <summary>Half-open: <see cref="From"/> belongs to it, <see cref="To"/> does not.</summary>
public readonly record struct TimeRange(Instant From, Instant To)
{
    public bool Contains(Instant at) => at >= From && at < To;
}
