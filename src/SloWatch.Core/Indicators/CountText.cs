using System.Globalization;

namespace SloWatch.Core.Indicators;

/// <summary>Numbers of things, and how often something happened, as people say them.</summary>
internal static class CountText
{
    public static string Of(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    public static string Times(int count) => count == 1 ? "once" : Of(count, "time", "times");
}
