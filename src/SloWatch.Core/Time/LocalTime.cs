namespace SloWatch.Core.Time;

/// <summary>What the clocks of a time zone show.</summary>
public static class LocalTime
{
    private static readonly Instant First = Instant.From(DateTimeOffset.MinValue);

    private static readonly Instant Last = Instant.From(DateTimeOffset.MaxValue);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// A local time that daylight saving skips is the first moment after the gap, a doubled one its first pass; so a later one is never an
    /// earlier moment. Only the way from moments to clocks is asked for: what the platform says of local times is wrong where winter is the
    /// time that is shifted, as in Dublin.
    /// </summary>
    public static Instant ToInstant(this TimeZoneInfo zone, DateTime local)
    {
        Instant shown = Instant.From(new DateTimeOffset(local.Ticks, TimeSpan.Zero));
        TimeSpan before = zone.OffsetAt(shown - Day);
        TimeSpan after = zone.OffsetAt(shown + Day);
        Instant first = shown - (before > after ? before : after);
        Instant last = shown - (before > after ? after : before);
        return zone.Shown(first) == shown ? first
            : zone.Shown(last) == shown ? last
            : zone.AfterGap(shown, first, last);
    }

    public static DateTime ToLocal(this TimeZoneInfo zone, Instant at) => TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), zone).DateTime;

    /// <summary>The first moment at which a time that no clock shows is over.</summary>
    /// <param name="early">Clocks show less.</param>
    /// <param name="late">Clocks show more.</param>
    private static Instant AfterGap(this TimeZoneInfo zone, Instant shown, Instant early, Instant late)
    {
        while (late.Micros - early.Micros > 1)
        {
            Instant middle = new(early.Micros + ((late.Micros - early.Micros) / 2));
            (early, late) = zone.Shown(middle) < shown ? (middle, late) : (early, middle);
        }

        return late;
    }

    /// <summary>As if it were UTC.</summary>
    private static Instant Shown(this TimeZoneInfo zone, Instant at) => at + zone.OffsetAt(at);

    private static TimeSpan OffsetAt(this TimeZoneInfo zone, Instant at) => zone.GetUtcOffset(Instant.Max(First, Instant.Min(at, Last)).ToDateTimeOffset());
}
