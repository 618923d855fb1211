using SloWatch.Core.Rules.Settings;
using YamlDotNet.Core;

namespace SloWatch.Engine.Yaml.Syntax;

/// <summary>A piece of a file that begins with its first line or with a line <c>---</c>.</summary>
/// <param name="FirstLine">Counted from 1.</param>
internal sealed record YamlChunk(string File, string Text, int FirstLine)
{
    /// <summary>A line <c>---</c> separates documents wherever it stands: not even a quoted or a block text may hold one.</summary>
    public static IEnumerable<YamlChunk> Split(string file, string text)
    {
        int begin = 0;
        int firstLine = 1;
        int line = 1;
        for (int at = 0; at < text.Length; line++)
        {
            if (at > begin && IsSeparator(text, at))
            {
                yield return new(file, text[begin..at], firstLine);
                (begin, firstLine) = (at, line);
            }

            int end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
        }

        yield return new(file, text[begin..], firstLine);
    }

    public Place PlaceOf(in Mark mark) => new(File, FirstLine + (int)Math.Max(1, mark.Line) - 1, (int)Math.Max(1, mark.Column));

    /// <param name="at">An index into the text.</param>
    public Place PlaceOf(int at)
    {
        ReadOnlySpan<char> before = Text.AsSpan(0, at);
        return new(File, FirstLine + before.Count('\n'), at - before.LastIndexOf('\n'));
    }

    public string LineAt(int line) => Text.Split('\n').ElementAtOrDefault(line - FirstLine) ?? "";

    private static bool IsSeparator(string text, int at) =>
        text.AsSpan(at).StartsWith("---") && (at + 3 == text.Length || text[at + 3] is '\n' or ' ' or '\t');
}
