using System.Text;

namespace SloWatch.Cli.Printing;

/// <summary>Text that Markdown takes as text.</summary>
internal static class MarkdownText
{
    public static string Of(string text)
    {
        StringBuilder escaped = new(text.Length + 8);
        foreach (char c in SafeText.Of(text))
        {
            escaped.Append(c is '|' or '\\' or '`' or '*' or '_' or '<' or '>' or '[' or ']' or '#' ? $"\\{c}" : c.ToString());
        }

        return escaped.ToString();
    }
}
