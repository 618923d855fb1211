using System.Globalization;

namespace SloWatch.Cli.Printing;

/// <summary>Lengths of time for people, in the two largest units: <c>11 d 9 h</c>, <c>3 min 5 s</c>, <c>0.25 s</c>.</summary>
internal static class SpanText
{
    public static string Of(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.######} s"),
        { TotalMinutes: < 60 } => Two(span.Minutes, "min", span.Seconds, "s"),
        { TotalHours: < 24 } => Two(span.Hours, "h", span.Minutes, "min"),
        _ => Two(span.Days, "d", span.Hours, "h"),
    };

    /// <summary>For a glance: whole seconds at the finest.</summary>
    public static string Rough(TimeSpan span) =>
        span < TimeSpan.FromSeconds(1) ? "under 1 s" : Of(TimeSpan.FromTicks(span.Ticks - (span.Ticks % TimeSpan.TicksPerSecond)));

    private static string Two(int large, string largeUnit, int small, string smallUnit)
    {
        string first = string.Create(CultureInfo.InvariantCulture, $"{large:#,0} {largeUnit}");
        return small == 0 ? first : string.Create(CultureInfo.InvariantCulture, $"{first} {small} {smallUnit}");
    }
}
