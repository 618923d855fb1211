namespace SloWatch.Cli.Running;

/// <summary>A folder that a verb lays out.</summary>
internal static class FolderName
{
    /// <summary>Without a name it would be laid out among what is in the folder one is in.</summary>
    public static string Of(string given) =>
        string.IsNullOrWhiteSpace(given) ? throw new VerbStoppedException(ExitCode.Usage, "--folder: it names no folder", "write a name, or '.' for the folder you are in") : given;
}
