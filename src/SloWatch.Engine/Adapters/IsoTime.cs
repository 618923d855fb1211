using SloWatch.Core.Time;
using SloWatch.Engine.Ingest;

namespace SloWatch.Engine.Adapters;

/// <summary>Times as logs write them: RFC 3339, without seconds too, and the offsets <c>+0200</c> and <c>+02</c> besides. A time without a zone is told as such.</summary>
internal static class IsoTime
{
    private const int LongestText = 60;
    private const int ToTheMinute = 16;
    private const string NoSeconds = ":00";

    public static TimeReading Read(ReadOnlySpan<char> text, out Instant at)
    {
        TimeReading reading = TimeText.Read(text, out at);
        if (reading == TimeReading.NoTime && text.Length <= LongestText)
        {
            Span<char> seconds = stackalloc char[LongestText + NoSeconds.Length];
            Span<char> whole = stackalloc char[LongestText + NoSeconds.Length + 3];
            reading = TimeText.Read<char>(whole[..WithWholeOffset(seconds[..WithSeconds(text.Trim(), seconds)], whole)], out at);
        }

        return reading;
    }

    /// <summary>The length of the text with its seconds spelt out, where it stops at the minute.</summary>
    private static int WithSeconds(ReadOnlySpan<char> text, Span<char> seconds)
    {
        bool lacks = text.Length >= ToTheMinute && text[13] == ':' && (text.Length == ToTheMinute || text[ToTheMinute] is 'Z' or 'z' or '+' or '-');
        if (!lacks)
        {
            text.CopyTo(seconds);
            return text.Length;
        }

        text[..ToTheMinute].CopyTo(seconds);
        NoSeconds.CopyTo(seconds[ToTheMinute..]);
        text[ToTheMinute..].CopyTo(seconds[(ToTheMinute + NoSeconds.Length)..]);
        return text.Length + NoSeconds.Length;
    }

    /// <summary>The length of the text with its offset spelt out.</summary>
    private static int WithWholeOffset(ReadOnlySpan<char> text, Span<char> whole)
    {
        text.CopyTo(whole);
        int sign = text.LastIndexOfAny('+', '-');
        int digits = sign < 0 ? 0 : text.Length - sign - 1;
        if (digits == 4)
        {
            text[^2..].CopyTo(whole[(text.Length + 1 - 2)..]);
            whole[text.Length - 2] = ':';
            return text.Length + 1;
        }

        if (digits == 2)
        {
            ":00".CopyTo(whole[text.Length..]);
            return text.Length + 3;
        }

        return text.Length;
    }
}
