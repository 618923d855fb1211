using System.Text;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Ingest.Files;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>The encodings a table may have; it is read on as UTF-8.</summary>
internal static class CsvEncoding
{
    public const string Default = "utf-8";

    private const int LongestMark = 4;

    public static IReadOnlyList<string> Names { get; } = [Default, "utf-16", "windows-1252", "latin1"];

    /// <summary>The mark that a file begins with says more than its Source.</summary>
    public static Stream ToUtf8(Stream content, string encoding, Place start)
    {
        byte[] first = new byte[LongestMark];
        int read = ReadMark(content, first, start);
        Stream whole = new PrefixedStream(first[..read], content);
        Encoding? given = first switch
        {
            [0xFF, 0xFE, 0, 0] or [0, 0, 0xFE, 0xFF] => throw new UnreadableFileException(start, "the file is encoded as UTF-32", $"save it as one of {string.Join(", ", Names)}"),
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [0xEF, 0xBB, 0xBF, ..] => null,
            _ => Named(encoding),
        };
        return given is null ? whole : Encoding.CreateTranscodingStream(whole, given, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static int ReadMark(Stream content, byte[] first, Place start)
    {
        try
        {
            return content.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        }
        catch (Exception broken) when (GuardedStream.IsBreak(broken))
        {
            throw GuardedStream.Unreadable(start, broken);
        }
    }

    /// <summary>Null for UTF-8.</summary>
    private static Encoding? Named(string name) => name switch
    {
        "utf-16" => Encoding.Unicode,
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252),
        "latin1" => Encoding.Latin1,
        _ => null,
    };

    /// <summary>Gives back what was read of a stream to look at it.</summary>
    private sealed class PrefixedStream(byte[] prefix, Stream rest) : ReadOnlyStream
    {
        private int given;

        public override int Read(Span<byte> buffer)
        {
            if (given == prefix.Length)
            {
                return rest.Read(buffer);
            }

            int count = Math.Min(buffer.Length, prefix.Length - given);
            prefix.AsSpan(given, count).CopyTo(buffer);
            given += count;
            return count;
        }
    }
}
