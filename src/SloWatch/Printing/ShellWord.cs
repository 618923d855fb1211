using System.Globalization;
using System.Text;

namespace SloWatch.Cli.Printing;

/// <summary>Text as a shell takes it for one word.</summary>
internal static class ShellWord
{
    /// <summary>What a terminal must not be told is spelt out.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-".Contains(letter, StringComparison.Ordinal)) ? text
        : SafeText.Of(text) == text ? $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'"
        : $"$'{string.Concat(text.EnumerateRunes().Select(Spelt))}'";

    /// <summary>One that begins with a dash would be taken for an option.</summary>
    public static string OfPath(string path) => Of(path.StartsWith('-') ? $"./{path}" : path);

    private static string Spelt(Rune letter) => letter.ToString() switch
    {
        "'" or "\\" => $"\\{letter}",
        var text when SafeText.Of(text) == text => text,
        var text => string.Concat(Encoding.UTF8.GetBytes(text).Select(one => string.Create(CultureInfo.InvariantCulture, $"\\x{one:x2}"))),
    };
}
