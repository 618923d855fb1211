namespace SloWatch.Cli.Printing;

/// <summary>A command of this program, to be typed as it is printed.</summary>
internal static class TypedCommand
{
    /// <param name="named">What the verb is asked about. It may begin as options do, and comes after all of them then.</param>
    /// <param name="options">Begins with a blank unless it is nothing.</param>
    public static string Of(string verb, string named, string options = "") =>
        named.StartsWith('-') ? $"slowatch {verb}{options} -- {ShellWord.Of(named)}" : $"slowatch {verb} {ShellWord.Of(named)}{options}";
}
