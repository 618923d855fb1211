using System.Globalization;
using SloWatch.Core.Time;

namespace SloWatch.Core.Tests.Time.Calendars;

/// <summary>Moments with the offset that clocks had.</summary>
internal static class Times
{
    public static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

    public static string Text(Instant at, TimeZoneInfo zone) =>
        at.IsFinite ? TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), zone).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture) : at.ToString();
}
