using System.Globalization;

namespace SloWatch.Core.Alerting.Policies;

/// <summary>Shares as people write them in rules.</summary>
internal static class PercentText
{
    public static string Of(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");
}
