using System.Numerics;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest;

internal enum TimeReading
{
    Ok,
    NoTime,

    /// <summary>A date and time, but no zone; the instant is given as if it were UTC.</summary>
    NoZone,

    /// <summary>Outside the years that are kept, <see cref="TimeText.FirstYear"/> to <see cref="TimeText.LastYear"/>.</summary>
    OutOfRange,
}

/// <summary>RFC 3339 times, read by hand: an import reads one per event. Digits below a microsecond are cut.</summary>
internal static class TimeText
{
    public const int FirstYear = 1970;
    public const int LastYear = 2200;
    public const string Expected = "an RFC 3339 time with its zone, such as 2011-10-01T00:38:44.546Z";

    private const int DateAndTimeLength = 19;
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>Every time that is kept is before it.</summary>
    public static Instant End { get; } = new(new DateTimeOffset(LastYear + 1, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() * MicrosPerSecond);

    /// <param name="text">Characters or UTF-8.</param>
    public static TimeReading Read<T>(ReadOnlySpan<T> text, out Instant at)
        where T : unmanaged, IBinaryInteger<T>
    {
        at = default;
        if (!TryReadSeconds(text, out long seconds))
        {
            return TimeReading.NoTime;
        }

        int next = DateAndTimeLength;
        long micros = (seconds * MicrosPerSecond) + ReadFraction(text, ref next);
        if (next < 0)
        {
            return TimeReading.NoTime;
        }

        bool zoned = next < text.Length;
        int offsetMinutes = 0;
        if (zoned && !TryReadOffset(text[next..], out offsetMinutes))
        {
            return TimeReading.NoTime;
        }

        micros -= offsetMinutes * 60 * MicrosPerSecond;
        at = new Instant(micros);
        return micros < 0 || micros >= End.Micros ? TimeReading.OutOfRange : zoned ? TimeReading.Ok : TimeReading.NoZone;
    }

    private static bool TryReadSeconds<T>(ReadOnlySpan<T> text, out long seconds)
        where T : unmanaged, IBinaryInteger<T>
    {
        seconds = 0;
        if (text.Length < DateAndTimeLength || !IsPunctuated(text))
        {
            return false;
        }

        int year = (Two(text, 0) * 100) + Two(text, 2);
        int month = Two(text, 5), day = Two(text, 8), hour = Two(text, 11), minute = Two(text, 14), second = Two(text, 17);
        bool valid = year >= 1 && Two(text, 2) >= 0 && month is >= 1 and <= 12 && day >= 1 && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60;
        if (!valid || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        seconds = (DaysSince1970(year, month, day) * 86_400) + (hour * 3600) + (minute * 60) + second;
        return true;
    }

    private static bool IsPunctuated<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T> =>
        Is(text, 4, '-') && Is(text, 7, '-') && Is(text, 13, ':') && Is(text, 16, ':') && (Is(text, 10, 'T') || Is(text, 10, 't') || Is(text, 10, ' '));

    /// <summary>The microseconds of a fraction if one stands at <paramref name="next"/>, which moves behind it, or to -1 when it has no digits.</summary>
    private static int ReadFraction<T>(ReadOnlySpan<T> text, ref int next)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (next >= text.Length || !(Is(text, next, '.') || Is(text, next, ',')))
        {
            return 0;
        }

        int start = ++next;
        int micros = 0;
        int unit = 100_000;
        for (; next < text.Length && Digit(text, next) is >= 0 and int digit; next++)
        {
            micros += digit * unit;
            unit /= 10;
        }

        next = next == start ? -1 : next;
        return micros;
    }

    private static bool TryReadOffset<T>(ReadOnlySpan<T> zone, out int minutes)
        where T : unmanaged, IBinaryInteger<T>
    {
        minutes = 0;
        if (zone.Length == 1)
        {
            return Is(zone, 0, 'Z') || Is(zone, 0, 'z');
        }

        bool west = Is(zone, 0, '-');
        if (zone.Length != 6 || !(west || Is(zone, 0, '+')) || !Is(zone, 3, ':') || Two(zone, 1) is not (>= 0 and < 24 and int hours) || Two(zone, 4) is not (>= 0 and < 60 and int rest))
        {
            return false;
        }

        minutes = west ? -((hours * 60) + rest) : (hours * 60) + rest;
        return true;
    }

    /// <summary>Howard Hinnant's days_from_civil, for years from 1: March begins the year, so that the leap day is its last.</summary>
    private static long DaysSince1970(int year, int month, int day)
    {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - (era * 400);
        int dayOfYear = ((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5 + day - 1;
        int dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097L) + dayOfEra - 719_468;
    }

    private static bool Is<T>(ReadOnlySpan<T> text, int at, char expected)
        where T : unmanaged, IBinaryInteger<T> => text[at] == T.CreateTruncating(expected);

    /// <summary>Negative when there is no digit.</summary>
    private static int Digit<T>(ReadOnlySpan<T> text, int at)
        where T : unmanaged, IBinaryInteger<T>
    {
        int digit = int.CreateTruncating(text[at]) - '0';
        return digit is >= 0 and <= 9 ? digit : -1;
    }

    /// <summary>Negative unless both are digits.</summary>
    private static int Two<T>(ReadOnlySpan<T> text, int at)
        where T : unmanaged, IBinaryInteger<T>
    {
        int tens = Digit(text, at), ones = Digit(text, at + 1);
        return tens < 0 || ones < 0 ? -1_000_000 : (tens * 10) + ones;
    }
}
