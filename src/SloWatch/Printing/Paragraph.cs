using SloWatch.Cli.Running;

namespace SloWatch.Cli.Printing;

/// <summary>Sentences, broken between words where the terminal ends; a file or a pipe gets one line.</summary>
internal static class Paragraph
{
    public static void Write(Terminal terminal, string text, string indent = "  ")
    {
        if (terminal.Width is not { } width)
        {
            terminal.Out.WriteLine(text);
            return;
        }

        string line = "";
        foreach (string word in text.Split(' '))
        {
            bool fits = line.Length == 0 || DisplayWidth.Of(line) + 1 + DisplayWidth.Of(word) <= width;
            if (!fits)
            {
                terminal.Out.WriteLine(line);
            }

            line = !fits ? indent + word : line.Length == 0 ? word : $"{line} {word}";
        }

        terminal.Out.WriteLine(line);
    }
}
