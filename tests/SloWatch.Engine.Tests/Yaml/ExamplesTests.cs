using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Yaml;
using SloWatch.Engine.Yaml.Kinds;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml;

/// <summary>What people copy must load.</summary>
public class ExamplesTests
{
    private static readonly string[] Decisions = ["loan-decided-in-1h", "loan-decided-in-24h", "loan-decided-in-7d", "loan-decided-in-14d", "loan-decided-in-30d"];

    [Fact]
    public void Every_file_under_rules_loads_without_a_problem()
    {
        LoadedRules loaded = RuleFolder.Load(Repository.PathOf("rules"));
        Assert.Empty(loaded.Problems);
        IEnumerable<string> files = Repository.Files("rules", ".yaml").Concat(Repository.Files("rules", ".yml"));
        Assert.Equal(files.Select(file => Repository.PathOf(file)).Order(StringComparer.Ordinal), loaded.Files);
    }

    [Fact]
    public void Each_folder_of_examples_stands_by_itself()
    {
        foreach (string folder in Directory.EnumerateDirectories(Repository.PathOf("rules")))
        {
            LoanRules.Accept(RuleFolder.Load(folder));
        }
    }

    [Fact]
    public void The_examples_together_use_every_indicator()
    {
        RuleSet rules = LoanRules.Accept(RuleFolder.Load(Repository.PathOf("rules")));
        Assert.Equal(IndicatorCatalogue.Names.Order(), rules.Objectives.Select(objective => objective.Measurement.Indicator.Type).Distinct().Order());
    }

    [Fact]
    public void The_loan_example_uses_each_of_five_indicators_in_at_least_eight_objectives()
    {
        RuleSet rules = LoanRules.Accept(RuleFolder.Load(Repository.PathOf("rules", "loan-application")));
        Assert.True(rules.Objectives.Count >= 8);
        Assert.Equal(["cycleTime", "stepTime", "stuck", "success", "waitTime"], rules.Objectives.Select(objective => objective.Measurement.Indicator.Type).Distinct().Order());
        Assert.All(rules.Objectives, objective => Assert.Equal("loan-application", objective.Measurement.Workflow.Name));
    }

    [Fact]
    public void The_decisions_of_the_loan_example_are_counted_over_30_days()
    {
        RuleSet rules = LoanRules.Accept(RuleFolder.Load(Repository.PathOf("rules", "loan-application")));
        Objective[] decisions = [.. rules.Objectives.Where(objective => Decisions.Contains(objective.Name))];
        Assert.Equal(Decisions, decisions.Select(objective => objective.Name));
        Assert.All(decisions, objective => Assert.Equal("30d", objective.Window.Text));
        Assert.Equal(["1h", "1d", "7d", "14d", "30d"], decisions.Select(objective => objective.Measurement.Indicator.Text.Split(' ')[^1]));
    }

    [Fact]
    public void Every_runbook_of_the_examples_is_named_by_an_objective()
    {
        RuleSet rules = LoanRules.Accept(RuleFolder.Load(Repository.PathOf("rules")));
        Assert.Equal(
            Repository.Files("rules", ".md").Where(file => file.Contains("/runbooks/", StringComparison.Ordinal)).Select(file => file["rules/".Length..]),
            rules.Objectives.Select(objective => objective.Runbook).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_example_of_every_indicator_loads_by_itself()
    {
        foreach (IIndicatorType type in IndicatorCatalogue.All)
        {
            using TempFolder folder = new TempFolder().With("slo.yaml", type.Example).With("workflow.yaml", LoanRules.ExampleWorkflow);
            LoadedRules loaded = RuleFolder.Load(folder.Root);
            Assert.True(loaded.Problems.All(problem => problem.Severity == Severity.Warning), $"{type.Name}: {string.Join('\n', loaded.Problems)}");
            Assert.Equal(type.Name, Assert.Single(loaded.Rules!.Objectives).Measurement.Indicator.Type);
        }
    }

    [Fact]
    public void The_example_of_every_adapter_loads_by_itself()
    {
        foreach (IAdapter adapter in AdapterCatalogue.All)
        {
            using TempFolder folder = new TempFolder().With("source.yaml", adapter.Example).With("workflow.yaml", "kind: Workflow\nname: orders\n");
            Assert.Equal(adapter.Name, Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.Root)).Sources).Format);
        }
    }

    [Fact]
    public void The_kinds_are_listed_with_every_setting_declared_once()
    {
        Assert.Equal(["AlertPolicy", "Calendar", "Owner", "SLO", "Source", "Workflow"], RuleKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal));
        Assert.Equal(RuleKinds.Names.Order(), RuleKinds.All.Select(kind => kind.Name).Order());
        foreach (RuleKind kind in RuleKinds.All)
        {
            Assert.Equal(["kind", "name"], kind.Settings.Where(setting => setting.Required).Take(2).Select(setting => setting.Name));
            Assert.Equal(kind.Settings.Count, kind.Settings.Select(setting => setting.Name).Distinct().Count());
            Assert.All(kind.Settings, setting => Assert.False(string.IsNullOrWhiteSpace(setting.Summary)));
        }
    }
}
