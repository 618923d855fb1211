using System.Text;

namespace SloWatch.Core.Diagnosis;

/// <summary>Errors as groups: what is different each time, such as ids, amounts and times, is taken out of their text.</summary>
public static class ErrorText
{
    private const int MostLetters = 120;
    private const string Taken = "#";

    /// <summary>Null for what says nothing.</summary>
    public static string? Group(string? error)
    {
        if (error is null)
        {
            return null;
        }

        StringBuilder grouped = new();
        string before = "";
        foreach (string word in FirstLine(error).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            grouped.Append(grouped.Length > 0 ? " " : "").Append(Word(word, before));
            before = word;
        }

        string text = grouped.ToString();
        return text.Length == 0 ? null : text.Length <= MostLetters ? text : $"{text[..MostLetters]}...";
    }

    private static string FirstLine(string error) => error.Trim().Split('\n', 2)[0];

    /// <summary>Letters and digits that belong together go as one where a digit is among them.</summary>
    private static string Word(string word, string before)
    {
        StringBuilder kept = new();
        for (int i = 0; i < word.Length;)
        {
            int end = i;
            while (end < word.Length && (char.IsLetterOrDigit(word[end]) || (word[end] is '-' or '_' && end + 1 < word.Length && char.IsLetterOrDigit(word[end + 1]))))
            {
                end++;
            }

            string piece = word[i..Math.Max(end, i + 1)];
            kept.Append(piece.Any(char.IsDigit) && !IsStatus(piece, before, word[..i]) ? Taken : piece);
            i += piece.Length;
        }

        return Joined(kept.ToString());
    }

    /// <summary>Numbers with decimals, and addresses.</summary>
    private static string Joined(string word)
    {
        string joined = word.Replace("#.#", Taken, StringComparison.Ordinal);
        return joined == word ? word : Joined(joined);
    }

    /// <summary>A status of HTTP is the same each time, and says what is wrong.</summary>
    private static bool IsStatus(string piece, string before, string head) =>
        piece.Length == 3 && piece[0] is >= '1' and <= '5' && piece.All(char.IsAsciiDigit)
        && (Announces(before) || Announces(head) || (before.Length == 0 && head.Length == 0 && piece[0] >= '4'));

    private static bool Announces(string word)
    {
        string plain = word.TrimEnd(':', '=', ' ', '(').ToUpperInvariant();
        return plain is "STATUS" or "CODE" || plain.StartsWith("HTTP", StringComparison.Ordinal);
    }
}
