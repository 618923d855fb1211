using System.Globalization;
using SloWatch.Core.Time;

namespace SloWatch.Testing.Builders;

/// <summary>Times as tests write them: <c>09:30</c> on a fixed Monday, <c>2d 09:30:15</c> two days later, <c>ever</c>, <c>never</c>.</summary>
public static class Monday
{
    public static readonly Instant Midnight = Instant.From(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static Instant At(string text)
    {
        if (text is "ever" or "never")
        {
            return text == "ever" ? Instant.Ever : Instant.Never;
        }

        string[] parts = text.Split(' ');
        int days = parts.Length == 2 ? int.Parse(parts[0].AsSpan(0, parts[0].Length - 1), CultureInfo.InvariantCulture) : 0;
        return Midnight + (days * Day) + TimeSpan.Parse(parts[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>The minute of the ledger that a time lies in.</summary>
    public static long Minute(string text) => At(text).Minute;

    /// <summary>What <see cref="At"/> reads back, without what is zero.</summary>
    public static string Text(Instant at)
    {
        if (!at.IsFinite)
        {
            return at.ToString();
        }

        TimeSpan since = at - Midnight;
        long days = (long)Math.Floor(since / Day);
        TimeSpan clock = since - (days * Day);
        string format = clock.Ticks % TimeSpan.TicksPerSecond != 0 ? @"hh\:mm\:ss\.ffffff" : clock.Seconds != 0 ? @"hh\:mm\:ss" : @"hh\:mm";
        return (days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{days}d ")) + clock.ToString(format, CultureInfo.InvariantCulture);
    }
}
