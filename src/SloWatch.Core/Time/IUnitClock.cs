namespace SloWatch.Core.Time;

/// <summary>The time a unit's deadline is counted in: every hour, or the working hours of a calendar.</summary>
public interface IUnitClock
{
    /// <summary>All that decides its answers, in one text.</summary>
    string Canonical { get; }

    /// <summary>The moment at which <paramref name="within"/> has run since <paramref name="start"/>.</summary>
    /// <param name="standing">Ranges in which the clock stands, in order and without overlap.</param>
    Instant After(Instant start, TimeSpan within, ReadOnlySpan<TimeRange> standing);
}

/// <summary>Every hour counts.</summary>
public sealed class ElapsedClock : IUnitClock
{
    public static readonly ElapsedClock Instance = new();

    public string Canonical => "elapsed";

    public Instant After(Instant start, TimeSpan within, ReadOnlySpan<TimeRange> standing)
    {
        Instant after = start + within;
        foreach (TimeRange stand in standing)
        {
            Instant from = Instant.Max(stand.From, start);
            if (from >= after)
            {
                break;
            }

            if (stand.To > from)
            {
                after = stand.To == Instant.Ever ? Instant.Ever : after + (stand.To - from);
            }
        }

        return after;
    }
}
