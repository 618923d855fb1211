using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Rule 8: an exclusion that comes after the close or the deadline changes nothing.</summary>
public class LateExclusionTests
{
    private static readonly UnitMatch TestTenant = new() { Attributes = [("tenant", ["test*"])] };
    private static readonly Measurement Hour = Measure.CycleTime("1h").Except(TestTenant);
    private static readonly Measurement Charge = Measure.StepTime("charge", "30m").Except(TestTenant);

    [Fact]
    public void What_matches_from_the_start_is_excluded() =>
        Assert.Equal("instance excluded", Case.AtNine().Attribute("tenant", "test-7").Ended("09:30").Verdicts("12:00", Hour));

    [Fact]
    public void What_matches_before_it_closes_is_excluded() =>
        Assert.Equal("instance excluded", Case.AtNine().Updated("09:20").Attribute("tenant", "test-7").Ended("09:30").Verdicts("12:00", Hour));

    [Fact]
    public void What_matches_after_it_closed_stays_judged() =>
        Assert.Equal("instance good 09:30", Case.AtNine().Ended("09:30").Updated("09:40").Attribute("tenant", "test-7").Verdicts("12:00", Hour));

    [Fact]
    public void What_matches_after_its_deadline_stays_bad() =>
        Assert.Equal("instance bad 10:00", Case.AtNine().Updated("10:10").Attribute("tenant", "test-7").Ended("10:30").Verdicts("12:00", Hour));

    [Fact]
    public void So_does_a_step_run()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:20", "r1");
        Assert.Equal("step:charge/r1 good 09:20", facts.Updated("09:25").Attribute("tenant", "test-7").Verdicts("12:00", Charge));
    }

    [Fact]
    public void Cancelled_by_the_user_after_the_deadline_is_bad()
    {
        Measurement hour = Measure.CycleTime("1h").Except(new UnitMatch { By = ["user"] });
        Assert.Equal("instance bad 10:00", Case.AtNine().Ended("10:30", Outcome.Cancelled).By("user").Verdicts("12:00", hour));
        Assert.Equal("instance excluded", Case.AtNine().Ended("09:30", Outcome.Failed).By("user").Verdicts("12:00", hour));
    }

    [Fact]
    public void An_excluded_outcome_in_time_is_excluded_and_a_late_one_is_bad()
    {
        Measurement hour = Measure.CycleTime("1h").Except(new UnitMatch { Outcomes = ["timedOut"] });
        Assert.Equal("instance excluded", Case.AtNine().Ended("09:30", Outcome.TimedOut).Verdicts("12:00", hour));
        Assert.Equal("instance bad 10:00", Case.AtNine().Ended("10:30", Outcome.TimedOut).Verdicts("12:00", hour));
    }

    [Fact]
    public void A_dependency_that_is_told_only_when_the_run_is_over_time_stays_judged()
    {
        Measurement charge = Measure.StepTime("charge", "10m").Except(new UnitMatch { Dependencies = ["bureau"] });
        Case facts = Case.AtNine().StepStarted("charge", "09:10", "r1");
        Assert.Equal("step:charge/r1 bad 09:20", facts.StepEnded("charge", "09:40", "r1").Dependency("bureau").Verdicts("12:00", charge));
        Assert.Equal("step:charge/r1 excluded", Case.AtNine().StepStarted("charge", "09:10", "r1").Dependency("bureau").StepEnded("charge", "09:40", "r1").Verdicts("12:00", charge));
    }

    [Fact]
    public void A_filter_by_dependency_counts_by_what_was_told_in_time()
    {
        Measurement charge = Measure.StepTime("charge", "10m").Where(new UnitMatch { Dependencies = ["bureau"] });
        Assert.Equal("", Case.AtNine().StepStarted("charge", "09:10", "r1").Dependency("bank").StepEnded("charge", "09:40", "r1").Dependency("bureau").Verdicts("12:00", charge));
        Assert.Equal("step:charge/r1 bad 09:20", Case.AtNine().StepStarted("charge", "09:10", "r1").Dependency("bureau").StepEnded("charge", "09:40", "r1").Dependency("bank").Verdicts("12:00", charge));
    }

    [Fact]
    public void Excluding_says_why() =>
        Assert.Contains("tenant", Case.AtNine().Attribute("tenant", "test-7").OneUnit("09:10", Hour).Verdict.Reason, StringComparison.Ordinal);
}
