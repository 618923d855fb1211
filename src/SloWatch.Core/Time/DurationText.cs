using System.Globalization;

namespace SloWatch.Core.Time;

/// <summary>Durations as people write them in rules: <c>90s 15m 24h 7d 2w</c>, one number and one unit.</summary>
public static class DurationText
{
    public const string Expected = "a duration such as 90s, 15m, 24h or 7d";

    private const long LongestSeconds = 100L * 366 * 86_400;

    /// <summary>Durations are above zero and at most a hundred years.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        long unitSeconds = UnitSeconds(text);
        if (unitSeconds == 0 || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long count))
        {
            return false;
        }

        if (count <= 0 || count > LongestSeconds / unitSeconds)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(count * unitSeconds);
        return true;
    }

    /// <summary>Why a text is refused, as the end of a sentence, and what to do.</summary>
    public static (string Fault, string Remedy) Refusal(string text)
    {
        bool counted = UnitSeconds(text) > 0 && text.AsSpan(0, text.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;
        return !counted ? ("is no duration", Meant(text) is { } meant ? $"write {meant}" : $"write {Expected}")
            : text.AsSpan(0, text.Length - 1).IndexOfAnyExcept('0') < 0 ? ("is zero", $"write {Expected}")
            : ("is longer than a hundred years", $"write {Format(TimeSpan.FromSeconds(LongestSeconds))} or less");
    }

    /// <summary>A number with its unit in words, <c>24 hours</c>; null for anything else.</summary>
    private static string? Meant(string text)
    {
        string number = text.TrimEnd("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ".ToCharArray());
        char? unit = text[number.Length..].Trim().ToUpperInvariant() switch
        {
            "S" or "SEC" or "SECS" or "SECOND" or "SECONDS" => 's',
            "M" or "MIN" or "MINS" or "MINUTE" or "MINUTES" => 'm',
            "H" or "HR" or "HRS" or "HOUR" or "HOURS" => 'h',
            "D" or "DAY" or "DAYS" => 'd',
            "W" or "WEEK" or "WEEKS" => 'w',
            _ => null,
        };
        return TryParse($"{number}{unit}", out _) ? $"{number}{unit}" : null;
    }

    /// <summary>The shortest text that <see cref="TryParse"/> reads back, in the largest unit up to days that divides it; spans finer than a second keep their decimals.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds}s");
        }

        long seconds = duration.Ticks / TimeSpan.TicksPerSecond;
        (long size, string unit) = seconds switch
        {
            _ when seconds % 86_400 == 0 => (86_400L, "d"),
            _ when seconds % 3600 == 0 => (3600L, "h"),
            _ when seconds % 60 == 0 => (60L, "m"),
            _ => (1L, "s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / size}{unit}");
    }

    /// <summary>Zero when the text does not end in a unit behind something.</summary>
    private static long UnitSeconds(string text) =>
        text.Length < 2 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, 'w' => 604_800, _ => 0 };
}
