using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>What lies on one side of a gap is known, also when the same id lived on its other side.</summary>
public class GapOfALifeTests
{
    private static readonly Workflow Routed = Some.Workflow with
    {
        Routes = new Dictionary<string, StateRoutes> { ["main"] = new(["new"], new Dictionary<string, IReadOnlyList<string>> { ["new"] = ["done"] }) },
    };

    [Theory]
    [InlineData("retries")]
    [InlineData("compensations")]
    [InlineData("conformance")]
    public void Lives_before_and_after_a_gap_are_not_excluded_by_it(string indicator) => Assert.Equal(
        "instance good 08:30\ninstance#2 good 10:20", TwoLives().Gap("09:40", "09:50").Verdicts("12:00", Of(indicator)));

    [Theory]
    [InlineData("retries")]
    [InlineData("compensations")]
    [InlineData("conformance")]
    public void The_life_that_it_lies_in_is(string indicator)
    {
        Assert.Equal("instance excluded\ninstance#2 good 10:20", TwoLives().Gap("08:10", "08:15").Verdicts("12:00", Of(indicator)));
        Assert.Equal("instance good 08:30\ninstance#2 excluded", TwoLives().Gap("09:40", "10:00:01").Verdicts("12:00", Of(indicator)));
        Assert.Equal("instance excluded\ninstance#2 good 10:20", TwoLives().Gap("08:30", "10:00").Verdicts("12:00", Of(indicator)));
    }

    [Fact]
    public void A_run_may_have_been_undone_from_its_beginning_to_the_end_of_its_case()
    {
        Measurement notUndone = Measure.By("compensations", ("max", "0"), ("step", "pay"));
        Case facts = Case.AtNine().StepStarted("pay", "09:10", "r").StepEnded("pay", "09:20", "r").Ended("09:30").Started("10:00").StepStarted("pay", "10:05", "r").StepEnded("pay", "10:10", "r").Ended("10:20");
        Assert.Equal("step:pay/r good 09:30\nstep:pay/r#2 excluded", facts.Gap("10:15", "10:17").Verdicts("12:00", notUndone));
    }

    private static Case TwoLives() => Case.Of().Started("08:00").Ended("08:30").Started("10:00").Ended("10:20");

    private static Measurement Of(string indicator) => indicator == "conformance" ? Measure.By(Routed, indicator) : Measure.By(indicator, ("max", "0"));
}
