using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Benchmarks.Whole;

/// <summary>The real event log that the figures are taken on, and the example rules for it.</summary>
internal static class LoanLog
{
    public const string Workflow = "loan-application";

    public static string Path => SharedData.PathOf(SharedData.LoanLog);

    public static string RulesFolder => Repository.PathOf("rules");

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
}
