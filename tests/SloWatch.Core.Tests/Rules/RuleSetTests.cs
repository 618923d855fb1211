using SloWatch.Core.Budgets;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Rules;

public class RuleSetTests
{
    [Fact]
    public void Objectives_that_measure_the_same_share_one_measurement()
    {
        Measurement day = Measure.CycleTime("24h");
        RuleSet rules = new([Some.Workflow], [Objective("a", day), Objective("b", Measure.CycleTime("1d")), Objective("c", Measure.CycleTime("2d"))], [], []);
        IReadOnlyList<Measurement> measurements = rules.For(Some.Workflow.Name).Measurements;
        Assert.Equal(2, measurements.Count);
        Assert.Contains(day.Hash, measurements.Select(measurement => measurement.Hash));
        Assert.Equal(measurements.OrderBy(measurement => measurement.Hash, StringComparer.Ordinal), measurements);
    }

    [Fact]
    public void Rules_with_other_objectives_measure_by_those()
    {
        Measurement day = Measure.CycleTime("24h"), hour = Measure.CycleTime("1h");
        RuleSet rules = new([Some.Workflow], [Objective("a", day)], [], []);

        RuleSet other = rules with { Objectives = [Objective("b", hour)] };

        Assert.Equal([hour.Hash], other.For(Some.Workflow.Name).Measurements.Select(measurement => measurement.Hash));
        Assert.Empty((other with { Workflows = [] }).All);
    }

    [Fact]
    public void A_workflow_that_no_rule_names_has_no_measurements()
    {
        WorkflowRules rules = RuleSet.Empty.For("unheard-of");
        Assert.Equal("unheard-of", rules.Workflow.Name);
        Assert.Empty(rules.Measurements);
    }

    [Theory]
    [InlineData("lives")]
    [InlineData("overrides")]
    [InlineData("revisable")]
    public void Options_of_the_workflow_that_decide_verdicts_change_the_measurement(string option)
    {
        Measurement plain = Measure.CycleTime("24h");
        Workflow other = option switch
        {
            "lives" => plain.Workflow with { SeparateLives = true },
            "overrides" => plain.Workflow with { OverridesCount = true },
            _ => plain.Workflow with { Revisable = TimeSpan.FromHours(1) },
        };
        Assert.NotEqual(plain.Hash, plain.In(other).Hash);
    }

    [Fact]
    public void Words_of_the_workflow_that_decide_nothing_do_not_change_the_measurement()
    {
        Measurement plain = Measure.CycleTime("24h");
        Assert.Equal(plain.Hash, plain.In(plain.Workflow with { Description = "other words", Steps = ["one", "two"] }).Hash);
    }

    private static Objective Objective(string name, Measurement measurement) => new(name, measurement, new TargetShare(0.9m), new RollingWindow(TimeSpan.FromDays(30)));
}
