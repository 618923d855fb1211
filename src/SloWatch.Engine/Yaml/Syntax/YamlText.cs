using System.Buffers;
using System.Text.Unicode;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Syntax;

/// <summary>The bytes of a file as text with single line feeds; whatever the YAML parser would stumble over, or pass over in silence, is refused before.</summary>
internal static class YamlText
{
    public const int LongestFile = 1024 * 1024;

    private const int FirstByte = 0xDC00;

    private const char Replacement = '\uFFFD';

    /// <summary>Null, and a problem, for what is no text.</summary>
    public static string? Decode(string file, ReadOnlySpan<byte> content, List<Problem> problems)
    {
        if (content.Length > LongestFile)
        {
            problems.Add(new(new Place(file, 0, 0), "the file is longer than 1 MiB", "split it into several files; every file of the folder is read"));
            return null;
        }

        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.Add(new(new Place(file, 1, 1), "the file is in UTF-16", "save it as UTF-8"));
            return null;
        }

        return Decoded(content is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    /// <summary>The chunk without what is no text, of which the first is reported.</summary>
    public static YamlChunk Cleaned(YamlChunk chunk, List<Problem> problems)
    {
        string text = chunk.Text;
        int first = 0;
        while (first < text.Length && !IsDamage(text, first))
        {
            first++;
        }

        if (first == text.Length)
        {
            return chunk;
        }

        problems.Add(char.IsSurrogate(text[first])
            ? new(chunk.PlaceOf(first), $"the byte {text[first] - FirstByte:X2} is not UTF-8", "save the file as UTF-8 text")
            : new(chunk.PlaceOf(first), $"the character U+{(int)text[first]:X4} may not stand in YAML", "remove it; an editor may not show it"));
        return chunk with { Text = string.Concat(text.Select((letter, at) => IsDamage(text, at) ? Replacement : letter)) };
    }

    /// <summary>YAML's own list, and the separators that YAML 1.1 takes for line ends: line numbers would be wrong after them.</summary>
    public static bool IsForbidden(char character) =>
        (char.IsControl(character) && character is not ('\t' or '\n')) || character is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static bool IsDamage(string text, int at) =>
        IsForbidden(text[at]) || (char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1])));

    /// <summary>A byte that is not UTF-8 becomes half a surrogate pair, which no text holds.</summary>
    private static string Decoded(ReadOnlySpan<byte> body)
    {
        char[] buffer = new char[body.Length];
        int length = 0;
        while (true)
        {
            OperationStatus status = Utf8.ToUtf16(body, buffer.AsSpan(length), out int read, out int written, replaceInvalidSequences: false);
            length += written;
            if (status == OperationStatus.Done)
            {
                return new(buffer, 0, length);
            }

            buffer[length++] = (char)(FirstByte + body[read]);
            body = body[(read + 1)..];
        }
    }
}
