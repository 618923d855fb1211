using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Facts of step runs wait ungrouped until somebody asks, and whoever asks sees no difference.</summary>
public class RunGroupsTests
{
    private static readonly WorkflowEvent Start = Some.Fact(EventKind.StepStarted, "09:10") with { Step = "pack", Run = "r" };
    private static readonly WorkflowEvent End = Some.Fact(EventKind.StepEnded, "09:20") with { Step = "pack", Run = "r" };

    [Fact]
    public void A_fact_that_is_asked_for_comes_to_those_of_its_run_that_waited()
    {
        RunGroups groups = new(expected: 2);
        groups.Add(Start);
        StepRun run = Assert.Single(groups.AddAsked(End).Runs);
        Assert.Equal((Monday.At("09:10"), Monday.At("09:20")), (run.StartedAt, run.EndedAt));
    }

    [Fact]
    public void All_that_waited_is_grouped_by_run_and_else_by_step()
    {
        RunGroups groups = new(expected: 4);
        groups.Add(Start);
        groups.Add(Start with { Run = "other" });
        groups.Add(Start with { Run = null });
        groups.Add(End);
        Assert.Equal(["1: True", "1: True", "1: False"], groups.All().OrderBy(group => group.Runs[0].IsOpen ? 0 : 1).Select(group => $"{group.Runs.Count}: {group.Runs[0].IsOpen}"));
    }
}
