using SloWatch.Cli.Running;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest;

namespace SloWatch.Cli.Importing;

/// <summary>What became of one file of a folder.</summary>
/// <param name="Result">Null when nothing of it could be read.</param>
/// <param name="Fault">Why it could not be read, or not to its end; null when it was.</param>
internal sealed record FileOutcome<T>(string File, T? Result, string? Fault, int ExitCode)
    where T : class
{
    /// <summary>Reads it. A file that cannot be read does not keep those after it out; whatever else goes wrong does.</summary>
    public static FileOutcome<T> Of(string file, Func<string, T> read, Func<T, (string? Stopped, long Refused)> ends)
    {
        try
        {
            T result = read(file);
            (string? stopped, long refused) = ends(result);
            return new(file, result, stopped, stopped is not null ? Running.ExitCode.Unreadable : refused > 0 ? Running.ExitCode.Incomplete : Running.ExitCode.Ok);
        }
        catch (Exception fault) when (fault is UnreadableFileException or ImportRefusedException || FileFault.Is(fault))
        {
            return new(file, null, VerbFrame.MessageOf(fault), VerbFrame.CodeOf(fault));
        }
    }
}

/// <summary>The exit codes of an import, from the best to the worst.</summary>
internal static class WorstExit
{
    private static readonly int[] Order = [ExitCode.Ok, ExitCode.Incomplete, ExitCode.Refused, ExitCode.Unreadable];

    public static int Of(IEnumerable<int> codes) => codes.MaxBy(code => Array.IndexOf(Order, code));
}
