using System.Text.RegularExpressions;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Docs;

public partial class YamlBlockTests
{
    public static TheoryData<string> Pages => [.. Repository.Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal) && Blocks(file).Count > 0)];

    /// <summary>The rules of one page are one folder, as its reader would write them down.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void The_rules_of_a_page_load(string page)
    {
        using TempFolder rules = new();
        foreach ((int number, string block) in Blocks(page).Index())
        {
            rules.Write($"{number:00}.yaml", block);
            foreach (Match runbook in Runbook().Matches(block))
            {
                rules.Write(runbook.Groups["path"].Value, "# What to do\n");
            }
        }

        LoadedRules loaded = RuleFolder.Load(rules.Root);

        Assert.DoesNotContain(loaded.Problems, problem => problem.Severity == Severity.Error);
        Assert.NotNull(loaded.Rules);
    }

    private static IReadOnlyList<string> Blocks(string page) =>
        [.. Fence().Matches(Repository.Read(page)).Select(match => match.Groups["text"].Value).Where(text => text.StartsWith("kind:", StringComparison.Ordinal))];

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^runbook: (?<path>\S+)", RegexOptions.Multiline)]
    private static partial Regex Runbook();
}
