using SloWatch.Core.Indicators;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Checks;

public class SightCheckTests
{
    private const string Remedy = "measure what it does see, or, if its facts do show it, add";

    [Theory]
    [InlineData("waitTime: { within: 1h }", "starts, ends, steps, openSteps, everyInstance", "indicator 'waitTime' of SLO 'decided' needs pickUp (when a worker takes up what was scheduled)", "pickUp")]
    [InlineData("stepTime: { within: 1h }", "starts, ends, everyInstance", "indicator 'stepTime' of SLO 'decided' needs steps (when steps end) and openSteps (steps that have begun and not ended)", "steps, openSteps")]
    [InlineData("cycleTime: { within: 1h }", "starts, ends", "indicator 'cycleTime' of SLO 'decided' needs everyInstance (every case, not a sample)", "everyInstance")]
    [InlineData("stuck: { after: 1h, by: state, track: offer }", "starts, ends, order, everyInstance", "indicator 'stuck' of SLO 'decided' needs states (the states cases are in)", "states")]
    [InlineData("stuck: { after: 1h }", "starts, ends, order, everyInstance", "indicator 'stuck' of SLO 'decided' needs steps (when steps end) or openSteps (steps that have begun and not ended) or states (the states cases are in)", "steps or openSteps or states")]
    [InlineData("stuckShare: { after: 1h, limit: 10% }", "starts, ends, everyInstance", "indicator 'stuckShare' of SLO 'decided' needs order (the order of the events of a case) and steps (when steps end) or openSteps (steps that have begun and not ended) or states (the states cases are in)", "order, steps or openSteps or states")]
    public void Rejects_an_indicator_that_needs_what_a_source_does_not_see(string indicator, string sees, string what, string add) =>
        Assert.Equal(
            [$"slo.yaml:5:3: {what}, which Source 'feed' (feed.yaml:1:1) does not see; {Remedy} {add} to 'sees' of the Source"],
            Problems(sees, "  cycleTime:\n    within: 24h", $"  {indicator}"));

    [Theory]
    [InlineData("stuck: { after: 1h }", "steps")]
    [InlineData("stuck: { after: 1h }", "openSteps")]
    [InlineData("stuckShare: { after: 1h, limit: 10% }", "states")]
    public void To_see_one_kind_of_progress_is_enough(string indicator, string sees) =>
        Assert.Empty(Problems($"starts, ends, order, everyInstance, {sees}", "  cycleTime:\n    within: 24h", $"  {indicator}"));

    [Theory]
    [InlineData("where: { by: user }", "9:8: 'where' of SLO 'decided' needs endCauses (why or by whom a case was ended)", "endCauses")]
    [InlineData("exclude: { dependency: bureau }", "9:10: 'exclude' of SLO 'decided' needs steps (when steps end)", "steps")]
    public void Rejects_a_filter_on_what_a_source_does_not_see(string filter, string what, string add) =>
        Assert.Equal(
            [$"slo.yaml:{what}, which Source 'feed' (feed.yaml:1:1) does not see; {Remedy} {add} to 'sees' of the Source"],
            Problems("starts, ends, everyInstance", "owner: desk", $"{filter}\nowner: desk"));

    [Fact]
    public void Names_every_source_that_does_not_see_it()
    {
        using TempFolder folder = LoanRules.Folder().With("feed.yaml", $"{Feed("one", "starts")}\n---\n{Feed("two", "ends, everyInstance")}\n---\n{Feed("three", "starts, ends, everyInstance")}");
        string[] problems = LoanRules.Problems(folder);
        Assert.Equal(2, problems.Length);
        Assert.Contains("Source 'one' (feed.yaml:1:1)", problems[0], StringComparison.Ordinal);
        Assert.Contains("Source 'two' (feed.yaml:7:1)", problems[1], StringComparison.Ordinal);
    }

    /// <summary>Two clusters of an engine, or two systems that each do a part: the rules do not say which, and what hangs in the blind one would read as health.</summary>
    [Fact]
    public void What_one_source_sees_does_not_show_what_another_hides()
    {
        using TempFolder folder = LoanRules.Folder()
            .With("slo.yaml", LoanRules.Replace(LoanRules.Slo, "  cycleTime:\n    within: 24h", "  stepTime: { step: pay, within: 1h }"))
            .With("feed.yaml", $"{Feed("shop", "starts, ends, steps, openSteps, everyInstance")}\n---\n{Feed("bank", "steps, everyInstance")}");
        Assert.Equal(
            ["slo.yaml:5:3: indicator 'stepTime' of SLO 'decided' needs openSteps (steps that have begun and not ended), which Source 'bank' (feed.yaml:7:1) does not see; measure what it does see, or, if its facts do show it or only other sources tell it, add openSteps to 'sees' of the Source"],
            LoanRules.Problems(folder));
    }

    [Fact]
    public void Accepts_what_every_source_sees_and_a_workflow_without_sources()
    {
        Assert.Empty(Problems("starts, ends, everyInstance", "owner: desk", "owner: desk"));
        using TempFolder folder = LoanRules.Folder();
        Assert.Empty(LoanRules.Problems(folder));
    }

    [Fact]
    public void A_source_of_another_workflow_does_not_matter()
    {
        using TempFolder folder = LoanRules.Folder().With("feed.yaml", $"kind: Workflow\nname: other\n---\n{Feed("feed", "starts").Replace("workflow: loan", "workflow: other", StringComparison.Ordinal)}");
        Assert.Empty(LoanRules.Problems(folder));
    }

    [Fact]
    public void Who_takes_over_needs_its_starts_seen()
    {
        using TempFolder folder = LoanRules.Folder()
            .With("slo.yaml", LoanRules.Replace(LoanRules.Slo, "  cycleTime:\n    within: 24h", "  handoff: { toWorkflow: payout, within: 1h }"))
            .With("feed.yaml", $"kind: Workflow\nname: payout\n---\n{Feed("feed", "ends").Replace("workflow: loan", "workflow: payout", StringComparison.Ordinal)}");
        Assert.Equal(
            [$"slo.yaml:5:3: indicator 'handoff' of SLO 'decided' needs starts (when cases begin) and everyInstance (every case, not a sample), which Source 'feed' (feed.yaml:4:1) does not see; {Remedy} starts, everyInstance to 'sees' of the Source"],
            LoanRules.Problems(folder));
    }

    [Fact]
    public void Every_indicator_on_the_shelf_says_what_it_needs()
    {
        foreach (IIndicatorType type in IndicatorCatalogue.All)
        {
            using TempFolder folder = new TempFolder()
                .With("workflow.yaml", LoanRules.ExampleWorkflow)
                .With("slo.yaml", type.Example)
                .With("feed.yaml", "kind: Source\nname: blind\nworkflow: example\nformat: jsonLines\nsees: blocks\n");
            Assert.Contains(LoanRules.Problems(folder), problem => problem.Contains($"indicator '{type.Name}'", StringComparison.Ordinal) && problem.Contains("does not see", StringComparison.Ordinal));
        }
    }

    private static string[] Problems(string sees, string written, string otherwise)
    {
        using TempFolder folder = LoanRules.Folder().With("feed.yaml", Feed("feed", sees)).With("slo.yaml", LoanRules.Replace(LoanRules.Slo, written, otherwise));
        return LoanRules.Problems(folder);
    }

    private static string Feed(string name, string sees) => $"kind: Source\nname: {name}\nworkflow: loan\nformat: jsonLines\nsees: [{sees}]";
}
