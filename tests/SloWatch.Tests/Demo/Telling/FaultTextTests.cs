using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Telling;
using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Tests.Demo.Telling;

public class FaultTextTests
{
    /// <summary>Whoever renames something in the rules of the demo is told where else it stands.</summary>
    [Fact]
    public void What_is_said_of_a_fault_names_what_the_rules_have()
    {
        LoadedRules loaded = RuleFolder.Load(Repository.PathOf("src/SloWatch/Demo/rules"));
        RuleSet rules = loaded.Rules!;

        Assert.Empty(loaded.Problems);
        Assert.All(Enum.GetValues<FaultKind>().Select(FaultText.Of), text => Assert.Contains(rules.Workflows, workflow => workflow.Name == text.Workflow));
    }
}
