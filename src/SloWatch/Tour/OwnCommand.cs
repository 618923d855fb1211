namespace SloWatch.Cli.Tour;

/// <summary>How to start this very program by typing `slowatch`, for a reader who has just built it.</summary>
internal static class OwnCommand
{
    private const string Name = "slowatch";

    /// <summary>The line to type first; null when typing `slowatch` starts this program already.</summary>
    /// <param name="program">The file that runs: the program itself, or `dotnet`.</param>
    /// <param name="assembly">The program's assembly.</param>
    /// <param name="here">The working folder.</param>
    /// <param name="searchPath">As PATH has it.</param>
    public static string? Alias(string? program, string assembly, string here, string? searchPath)
    {
        bool itself = Path.GetFileNameWithoutExtension(program) == Name;
        string file = Path.GetFullPath(itself ? program! : assembly);
        if (itself && (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => Path.GetFullPath(Path.Combine(folder, Name)) == file))
        {
            return null;
        }

        string below = Path.GetRelativePath(here, file);
        string shown = below.StartsWith("..", StringComparison.Ordinal) ? file : $"$PWD/{below}";
        string word = file.Contains(' ', StringComparison.Ordinal) ? $"'{shown}'" : shown;
        return $"alias {Name}=\"{(itself ? "" : "dotnet ")}{word}\"";
    }
}
