namespace SloWatch.Core.Rules.Settings;

/// <summary>Messages repeat what users wrote, who may have written a megabyte: what is too long to be read is cut, and says so.</summary>
internal static class ShortText
{
    private const int KeptOfWord = 100;

    /// <summary>Names in quotes, with a comma, stay whole.</summary>
    private const int LongestWord = KeptOfWord + 10;

    /// <summary>Of everything together.</summary>
    private const int Longest = 2000;

    public static string Of(string text)
    {
        if (text.Length <= LongestWord)
        {
            return text;
        }

        string cut = string.Join(' ', text.Split(' ').Select(Word));
        return cut.Length <= Longest ? cut : $"{Head(cut, Longest - 500)} ... {cut[^400..]}";
    }

    /// <summary>Paths stay whole: a part of one leads nowhere.</summary>
    private static string Word(string word)
    {
        if (word.Length <= LongestWord || word.Contains('/', StringComparison.Ordinal))
        {
            return word;
        }

        int end = word.AsSpan().LastIndexOfAnyExcept("',;:)".AsSpan()) + 1;
        return $"{Head(word, KeptOfWord)}...{(word.Length - end <= 3 ? word[end..] : "")}";
    }

    /// <summary>Never half a character.</summary>
    private static string Head(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
