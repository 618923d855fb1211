using System.Globalization;
using System.Text;

namespace SloWatch.Engine.Json;

/// <summary>Text from logs and rules as a terminal may see it: what would steer or disguise it is spelt out.</summary>
public static class SafeText
{
    public static string Of(string text) => Shown(text, null);

    /// <summary>Of JSON: its line breaks stay, and what is spelt out reads back as what it was.</summary>
    public static string OfJson(string json) => Shown(json, '\n');

    /// <summary>The same, cut to a length that still says what it was.</summary>
    public static string Of(string text, int longest) =>
        text.Length <= longest ? Of(text) : Of(text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)]) + "...";

    private static string Shown(string text, char? allowed)
    {
        int first = 0;
        while (first < text.Length && (text[first] == allowed || !IsUnsafe(text, first)))
        {
            first++;
        }

        return first == text.Length ? text : Spelt(text, first, allowed);
    }

    private static string Spelt(string text, int first, char? allowed)
    {
        StringBuilder spelt = new(text, 0, first, text.Length + 16);
        for (int i = first; i < text.Length; i++)
        {
            if (text[i] != allowed && IsUnsafe(text, i))
            {
                spelt.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
            else
            {
                spelt.Append(text[i]);
            }
        }

        return spelt.ToString();
    }

    /// <summary>Control characters, line and paragraph separators, marks that turn the direction of text or cannot be seen, and halves of characters.</summary>
    private static bool IsUnsafe(string text, int at)
    {
        char c = text[at];
        if (c is >= ' ' and <= '~')
        {
            return false;
        }

        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            UnicodeCategory.Surrogate => !IsPaired(text, at),
            _ => false,
        };
    }

    private static bool IsPaired(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
