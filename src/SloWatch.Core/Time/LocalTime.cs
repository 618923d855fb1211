namespace SloWatch.Core.Time;

/// <summary>What the clocks of a time zone show.</summary>
public static class LocalTime
{
    /// <summary>A local time that daylight saving skips is the first moment after the gap, a doubled one its first pass; so a later one is never an earlier moment.</summary>
    public static Instant ToInstant(this TimeZoneInfo zone, DateTime local)
    {
        DateTime shown = local;
        while (zone.IsInvalidTime(shown))
        {
            shown = new DateTime(shown.Ticks - (shown.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        }

        TimeSpan offset = zone.IsAmbiguousTime(shown) ? zone.GetAmbiguousTimeOffsets(shown).Max() : zone.GetUtcOffset(shown);
        return Instant.From(new DateTimeOffset(shown, offset));
    }

    public static DateTime ToLocal(this TimeZoneInfo zone, Instant at) => TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), zone).DateTime;
}
