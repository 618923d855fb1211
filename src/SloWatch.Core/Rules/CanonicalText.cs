namespace SloWatch.Core.Rules;

/// <summary>Lists of a user's texts inside a longer text, so that different lists never read alike.</summary>
internal static class CanonicalText
{
    /// <summary>Each once, in ordinal order.</summary>
    public static string Of(IEnumerable<string> texts) => string.Join(',', texts.Distinct().Order(StringComparer.Ordinal).Select(Sized));

    /// <summary>With its length in front, so that no text can pass for several, whatever separators it holds.</summary>
    public static string Sized(string text) => $"{text.Length}:{text}";
}
