using System.Globalization;
using System.Text;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;

namespace SloWatch.Engine.Ingest.Times;

/// <summary>Reads the times of a table or a message.</summary>
/// <param name="formats">The first that fits reads a time, whatever read the one before: it must not matter in which order rows come.</param>
/// <param name="zone">Of times that do not say theirs; null: nobody named one, and they are read as UTC.</param>
internal sealed class CellTimes(IReadOnlyList<TimeFormat> formats, TimeZoneInfo? zone)
{
    private const int LongestText = 60;
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>Times that do not say their zone.</summary>
    public long Zoneless { get; private set; }

    public TimeReading Read(ReadOnlySpan<byte> utf8, out Instant at)
    {
        Span<char> buffer = stackalloc char[LongestText];
        at = default;
        if (!Encoding.UTF8.TryGetChars(utf8, buffer, out int length))
        {
            return TimeReading.NoTime;
        }

        foreach (TimeFormat format in formats)
        {
            TimeReading reading = Read(format, buffer[..length].Trim(), out at);
            if (reading != TimeReading.NoTime)
            {
                return reading;
            }
        }

        return TimeReading.NoTime;
    }

    private TimeReading Read(TimeFormat format, ReadOnlySpan<char> text, out Instant at) => format.Kind switch
    {
        TimeKind.Iso => ReadIso(text, out at),
        TimeKind.Unix => ReadNumber(text, MicrosPerSecond, out at),
        TimeKind.UnixMillis => ReadNumber(text, 1000, out at),
        _ => ReadPattern(format, text, out at),
    };

    private TimeReading ReadIso(ReadOnlySpan<char> text, out Instant at)
    {
        TimeReading reading = IsoTime.Read(text, out at);
        return reading == TimeReading.NoZone ? Local(at.ToDateTimeOffset().DateTime, out at) : reading;
    }

    private static TimeReading ReadNumber(ReadOnlySpan<char> text, long unit, out Instant at)
    {
        at = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number))
        {
            return TimeReading.NoTime;
        }

        return number < 0 || number >= TimeText.End.Micros / unit ? TimeReading.OutOfRange : Kept(new Instant((long)decimal.Truncate(number * unit)), out at);
    }

    private TimeReading ReadPattern(TimeFormat format, ReadOnlySpan<char> text, out Instant at)
    {
        at = default;
        if (format.HasZone)
        {
            return DateTimeOffset.TryParseExact(text, format.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset zoned)
                ? Kept(Instant.From(zoned), out at)
                : TimeReading.NoTime;
        }

        return DateTime.TryParseExact(text, format.Text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local) ? Local(local, out at) : TimeReading.NoTime;
    }

    private TimeReading Local(DateTime local, out Instant at)
    {
        at = default;
        Zoneless++;
        bool known = local.Year is >= TimeText.FirstYear - 1 and <= TimeText.LastYear + 1;
        return !known ? TimeReading.OutOfRange : Kept(zone is null ? Instant.From(new DateTimeOffset(local, TimeSpan.Zero)) : zone.ToInstant(local), out at);
    }

    private static TimeReading Kept(Instant read, out Instant at)
    {
        at = read;
        return read.Micros < 0 || read.Micros >= TimeText.End.Micros ? TimeReading.OutOfRange : TimeReading.Ok;
    }
}
