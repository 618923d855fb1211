using System.Globalization;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Printing;

/// <summary>Times for people in their zone, such as <c>2012-01-15T01:00+01:00</c>: seconds only where there are any, and always in a form that can be read back.</summary>
internal sealed class TimeText(TimeZoneInfo zone)
{
    /// <summary>As in <c>Tue 2026-04-07T14:00+02:00</c>.</summary>
    public string WithWeekday(Instant instant) =>
        instant.IsFinite ? $"{TimeZoneInfo.ConvertTime(instant.ToDateTimeOffset(), zone).ToString("ddd", CultureInfo.InvariantCulture)} {Of(instant)}" : instant.ToString();

    /// <summary>For a glance: without what is finer than a second.</summary>
    public string ToSecond(Instant instant) => Of(instant.IsFinite ? new Instant(instant.Micros - (((instant.Micros % 1_000_000) + 1_000_000) % 1_000_000)) : instant);

    public string Of(Instant instant)
    {
        if (!instant.IsFinite)
        {
            return instant.ToString();
        }

        DateTimeOffset local = TimeZoneInfo.ConvertTime(instant.ToDateTimeOffset(), zone);
        return local.ToString(Clock(instant) + (zone == TimeZoneInfo.Utc ? "'Z'" : "zzz"), CultureInfo.InvariantCulture);
    }

    private static string Clock(Instant instant) =>
        instant.IsFullMinute ? "yyyy-MM-dd'T'HH:mm" : instant.Micros % 1_000_000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF";
}
