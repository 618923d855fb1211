namespace SloWatch.Testing;

/// <summary>Data that is too large, or not ours, to stand in the repository: the folder `shared` beside the working copy.</summary>
public static class SharedData
{
    public const string LoanLog = "data/BPI_Challenge_2012.xes.gz";

    public static string PathOf(string file) => Path.GetFullPath(Repository.PathOf("..", "shared", file));

    /// <summary>
    /// Null: the test runs. A machine that has no such folder is a bare clone and skips; one that tests changes for others
    /// (CI=true) and has the folder must have the whole of it, so there the test runs and fails.
    /// </summary>
    public static string? ReasonToSkip(string file)
    {
        if (File.Exists(PathOf(file)))
        {
            return null;
        }

        bool complete = Environment.GetEnvironmentVariable("CI") == "true" && Directory.Exists(PathOf("."));
        return complete ? null : $"needs ../shared/{file} beside the working copy";
    }
}
