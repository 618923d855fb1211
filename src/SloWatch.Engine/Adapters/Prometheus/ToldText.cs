namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>What a server said, as far as it fits into a message of one line.</summary>
internal static class ToldText
{
    private const int Longest = 300;

    public static string Of(string text)
    {
        string line = string.Concat(text.Take(Longest + 1).Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= Longest ? line : $"{line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)]}...";
    }
}
