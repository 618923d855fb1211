using System.Buffers;
using System.Text.Unicode;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Syntax;

/// <summary>The bytes of a file as text with single line feeds; whatever the YAML parser would stumble over, or pass over in silence, is refused before.</summary>
internal static class YamlText
{
    public const int LongestFile = 1024 * 1024;

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

        ReadOnlySpan<byte> body = content is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content;
        char[] buffer = new char[body.Length];
        OperationStatus status = Utf8.ToUtf16(body, buffer, out int read, out int written, replaceInvalidSequences: false);
        string text = new string(buffer, 0, written).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (status != OperationStatus.Done)
        {
            problems.Add(new(PlaceAt(file, text, text.Length), $"the byte {body[read]:X2} is not UTF-8", "save the file as UTF-8 text"));
            return null;
        }

        return Allowed(file, text, problems) ? text : null;
    }

    /// <summary>YAML's own list, and the separators that YAML 1.1 takes for line ends: line numbers would be wrong after them.</summary>
    public static bool IsForbidden(char character) =>
        (char.IsControl(character) && character is not ('\t' or '\n')) || character is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static bool Allowed(string file, string text, List<Problem> problems)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsForbidden(text[i]))
            {
                problems.Add(new(PlaceAt(file, text, i), $"the character U+{(int)text[i]:X4} may not stand in YAML", "remove it; an editor may not show it"));
                return false;
            }
        }

        return true;
    }

    private static Place PlaceAt(string file, string text, int at)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, at);
        return new(file, before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
