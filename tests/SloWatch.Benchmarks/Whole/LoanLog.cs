using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;

namespace SloWatch.Benchmarks.Whole;

/// <summary>The real event log that the figures are taken on, and the example rules for it.</summary>
internal static class LoanLog
{
    public const string Workflow = "loan-application";

    public static string Root { get; } = FindRoot();

    public static string Path => System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, "..", "shared", "data", "BPI_Challenge_2012.xes.gz"));

    public static string RulesFolder => System.IO.Path.Combine(Root, "rules");

    /// <summary>False, with a word on stderr, where the log is not.</summary>
    public static bool IsThere()
    {
        if (!File.Exists(Path))
        {
            Console.Error.WriteLine($"The loan log is missing: {Path}");
            return false;
        }

        return true;
    }

    public static RuleSet Rules()
    {
        LoadedRules loaded = RuleFolder.Load(RulesFolder);
        return loaded.Rules ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems));
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "SloWatch.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Run this from a clone: SloWatch.sln is in no folder above the program.");
    }
}
