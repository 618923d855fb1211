namespace SloWatch.Testing;

/// <summary>The working copy the tests were built from.</summary>
public static class Repository
{
    private static readonly string[] NotOurs = [".git", "artifacts", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Every file people wrote, relative to the root, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files() =>
        [.. Walk(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Those below a folder whose name ends so.</summary>
    public static IReadOnlyList<string> Files(string below, string ending) =>
        [.. Files().Where(file => file.StartsWith($"{below}/", StringComparison.Ordinal) && file.EndsWith(ending, StringComparison.Ordinal))];

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Walk));

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SloWatch.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No SloWatch.sln above {AppContext.BaseDirectory}.");
    }
}
