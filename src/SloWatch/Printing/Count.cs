using System.Globalization;

namespace SloWatch.Cli.Printing;

/// <summary>Counts as people read them: <c>1 error</c>, <c>12,345 events</c>.</summary>
internal static class Count
{
    public static string Of(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Of(long count, string noun, string? plural = null) => count == 1 ? $"1 {noun}" : $"{Of(count)} {plural ?? noun + "s"}";
}
