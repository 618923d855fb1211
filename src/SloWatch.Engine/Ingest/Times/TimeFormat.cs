using System.Globalization;

namespace SloWatch.Engine.Ingest.Times;

internal enum TimeKind
{
    Iso,
    Unix,
    UnixMillis,
    Pattern,
}

/// <summary>One way to write a time.</summary>
/// <param name="Text">As people name it.</param>
internal sealed record TimeFormat(TimeKind Kind, string Text)
{
    public const string IsoName = "iso";
    public const string UnixName = "unix";
    public const string UnixMillisName = "unixMillis";
    public const string ExamplePattern = "dd.MM.yyyy HH:mm:ss";

    public static readonly TimeFormat Iso = new(TimeKind.Iso, IsoName);

    /// <summary>Letters of .NET date patterns that a time is made of, and the one that stands between date and time.</summary>
    private const string Letters = "yMdHhmsfFtzKT";

    private static readonly DateTimeOffset Sample = new(2011, 11, 25, 19, 48, 36, 123, TimeSpan.FromHours(2));

    /// <summary>It says the offset from UTC.</summary>
    public bool HasZone { get; } = Kind == TimeKind.Pattern && Plain(Text).AsSpan().ContainsAny('z', 'K');

    /// <summary>It says more than the day.</summary>
    public bool HasTimeOfDay { get; } = Kind != TimeKind.Pattern || Plain(Text).AsSpan().ContainsAny('H', 'h');

    /// <summary>Null, and why, when it is no format.</summary>
    public static TimeFormat? Of(string text, out string? problem)
    {
        problem = null;
        switch (text)
        {
            case IsoName:
                return Iso;
            case UnixName:
                return new(TimeKind.Unix, text);
            case UnixMillisName:
                return new(TimeKind.UnixMillis, text);
            default:
                problem = ProblemOf(text);
                return problem is null ? new(TimeKind.Pattern, text) : null;
        }
    }

    private static string? ProblemOf(string pattern)
    {
        string plain = Plain(pattern);
        char[] foreign = [.. plain.Where(letter => char.IsAsciiLetter(letter) && !Letters.Contains(letter, StringComparison.Ordinal))];
        return foreign.Contains('Z') ? "has the letter 'Z'; an offset is K"
            : foreign.Length > 0 ? $"has the letter '{foreign[0]}', which stands for nothing in a time (text goes into quotes)"
            : !(plain.Contains("yy", StringComparison.Ordinal) && plain.Contains('M', StringComparison.Ordinal) && plain.Contains('d', StringComparison.Ordinal)) ? "does not say year, month and day"
            : plain.Contains('h', StringComparison.Ordinal) && !plain.Contains('t', StringComparison.Ordinal) ? "has hours up to 12 (h) without AM or PM (tt)"
            : !ReadsBack(pattern) ? "is no pattern of a date and time"
            : null;
    }

    private static bool ReadsBack(string pattern)
    {
        try
        {
            return DateTimeOffset.TryParseExact(Sample.ToString(pattern, CultureInfo.InvariantCulture), pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Without texts in quotes and escaped letters.</summary>
    private static string Plain(string pattern)
    {
        List<char> plain = [];
        char? quote = null;
        for (int i = 0; i < pattern.Length; i++)
        {
            char letter = pattern[i];
            if (letter == '\\')
            {
                i++;
            }
            else if (letter is '\'' or '"' && (quote is null || quote == letter))
            {
                quote = quote is null ? letter : null;
            }
            else if (quote is null)
            {
                plain.Add(letter);
            }
        }

        return new string([.. plain]);
    }
}
