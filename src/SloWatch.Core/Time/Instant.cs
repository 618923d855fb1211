using System.Globalization;

namespace SloWatch.Core.Time;

/// <summary>A moment in whole microseconds since 1970-01-01 UTC. <see cref="Never"/> and <see cref="Ever"/> are the two ends of time; arithmetic stops at them.</summary>
public readonly record struct Instant(long Micros) : IComparable<Instant>
{
    /// <summary>Before every moment: the watermark of a source of which nothing is complete.</summary>
    public static readonly Instant Never = new(long.MinValue);

    /// <summary>After every moment: the watermark of a file read to its end, the deadline of what has none.</summary>
    public static readonly Instant Ever = new(long.MaxValue);

    private const long MicrosPerMinute = 60_000_000;

    public bool IsFinite => Micros is not (long.MinValue or long.MaxValue);

    /// <summary>Whole minutes since 1970, rounded down; the ends of time stay at the ends.</summary>
    public long Minute => Micros >= 0 ? Micros / MicrosPerMinute : ((Micros + 1) / MicrosPerMinute) - 1;

    public bool IsFullMinute => Micros % MicrosPerMinute == 0;

    public static Instant FromMinute(long minute) => minute switch
    {
        > long.MaxValue / MicrosPerMinute => Ever,
        < long.MinValue / MicrosPerMinute => Never,
        _ => new(minute * MicrosPerMinute),
    };

    /// <summary>Ticks below a microsecond are cut, not rounded.</summary>
    public static Instant From(DateTimeOffset time) => new((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10);

    public static Instant Min(Instant a, Instant b) => a.Micros <= b.Micros ? a : b;

    public static Instant Max(Instant a, Instant b) => a.Micros >= b.Micros ? a : b;

    /// <summary>RFC 3339 with an offset, or a date and time without one, which is then read as UTC.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Instant instant)
    {
        bool parsed = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time);
        instant = parsed ? From(time) : default;
        return parsed;
    }

    public Instant FloorToMinute() => IsFinite ? FromMinute(Minute) : this;

    /// <summary>Of days in UTC.</summary>
    public Instant FloorToDay() => FromMinute(Minute - (((Minute % 1440) + 1440) % 1440));

    public Instant CeilingToMinute() => IsFinite && !IsFullMinute ? FromMinute(Minute + 1) : this;

    /// <summary>The first full minute after it, so that a half-open range of minutes up to there holds it.</summary>
    public Instant NextMinute() => IsFinite ? FromMinute(Minute + 1) : this;

    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.UnixEpoch.AddTicks(Micros * 10);

    public int CompareTo(Instant other) => Micros.CompareTo(other.Micros);

    /// <summary>RFC 3339 in UTC with as many decimals as are needed; the ends of time read <c>never</c> and <c>ever</c>.</summary>
    public override string ToString()
    {
        if (!IsFinite)
        {
            return this == Never ? "never" : "ever";
        }

        DateTimeOffset time = ToDateTimeOffset();
        string format = Micros % 1_000_000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : Micros % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
        return time.ToString(format, CultureInfo.InvariantCulture);
    }

    public static Instant operator +(Instant instant, TimeSpan span) =>
        instant.IsFinite ? new(Sum(instant.Micros, span.Ticks / 10)) : instant;

    public static Instant operator -(Instant instant, TimeSpan span) =>
        instant.IsFinite ? new(Sum(instant.Micros, -(span.Ticks / 10))) : instant;

    public static TimeSpan operator -(Instant later, Instant earlier) => TimeSpan.FromTicks((later.Micros - earlier.Micros) * 10);

    public static bool operator <(Instant a, Instant b) => a.Micros < b.Micros;

    public static bool operator >(Instant a, Instant b) => a.Micros > b.Micros;

    public static bool operator <=(Instant a, Instant b) => a.Micros <= b.Micros;

    public static bool operator >=(Instant a, Instant b) => a.Micros >= b.Micros;

    /// <summary>Stops at the ends of time. A 128-bit sum would be simpler, but no code for it is made ahead of time, and it costs at every start.</summary>
    private static long Sum(long a, long b)
    {
        long sum = unchecked(a + b);
        bool overflows = ((a ^ sum) & (b ^ sum)) < 0;
        return !overflows ? sum : a < 0 ? long.MinValue : long.MaxValue;
    }
}
