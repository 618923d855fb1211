using SloWatch.Cli.Running;

namespace SloWatch.Cli.Printing;

/// <summary>Sentences, broken between words where the terminal ends; a file or a pipe gets one line.</summary>
internal static class Paragraph
{
    /// <param name="text">Blanks before its first word stay.</param>
    /// <param name="indent">Of all lines but the first.</param>
    public static void Write(Terminal terminal, string text, string indent = "  ")
    {
        if (terminal.Width is not { } width)
        {
            terminal.Out.WriteLine(text);
            return;
        }

        string[] words = text.TrimStart(' ').Split(' ');
        string line = new string(' ', text.Length - text.TrimStart(' ').Length) + words[0];
        foreach (string word in words.Skip(1))
        {
            if (DisplayWidth.Of(line) + 1 + DisplayWidth.Of(word) <= width)
            {
                line = $"{line} {word}";
            }
            else
            {
                terminal.Out.WriteLine(line);
                line = indent + word;
            }
        }

        terminal.Out.WriteLine(line);
    }
}
