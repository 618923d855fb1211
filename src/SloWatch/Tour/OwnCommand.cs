using SloWatch.Cli.Printing;

namespace SloWatch.Cli.Tour;

/// <summary>How to start this very program by typing `slowatch`, for a reader who has just built it.</summary>
internal static class OwnCommand
{
    private const string Name = "slowatch";

    /// <summary>Letters that are not themselves in quotes of either kind.</summary>
    private const string SaysMoreInQuotes = "'\"$`\\!";

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

        string started = itself ? "" : "dotnet ";
        string below = Path.GetRelativePath(here, file);
        if (file.Any(letter => SaysMoreInQuotes.Contains(letter, StringComparison.Ordinal)))
        {
            return $"alias {Name}={ShellWord.Of(started + ShellWord.Of(file))}"; // the shell reads it twice: now, and when it is typed
        }

        string shown = below.StartsWith("..", StringComparison.Ordinal) ? file : $"$PWD/{below}";
        string word = ShellWord.Of(file) == file ? shown : $"'{shown}'";
        return $"alias {Name}=\"{started}{word}\"";
    }
}
