namespace SloWatch.Cli.Printing;

/// <summary>A path as a shell takes it for one word.</summary>
internal static class ShellWord
{
    public static string Of(string path) =>
        path.Length > 0 && path.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-".Contains(letter, StringComparison.Ordinal))
            ? path
            : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
