using System.Text;

namespace SloWatch.Cli.Printing;

/// <summary>Text from logs and rules, safe for a terminal, and cut to the columns there are.</summary>
internal static class FittedText
{
    private const string Cut = "...";

    public static string Of(string text, int columns)
    {
        string safe = SafeText.Of(text);
        if (DisplayWidth.Of(safe) <= columns)
        {
            return safe;
        }

        StringBuilder kept = new();
        int width = Cut.Length;
        foreach (Rune rune in safe.EnumerateRunes())
        {
            width += DisplayWidth.Of(rune.ToString());
            if (width > columns)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append(Cut).ToString();
    }
}
