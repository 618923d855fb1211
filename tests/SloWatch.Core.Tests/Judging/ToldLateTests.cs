using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>What `where` asks for may be told only when a unit is over, and so late of the late ones: they count all the same.</summary>
public class ToldLateTests
{
    private static readonly Measurement OfBank = Measure.StepTime("charge", "1h").Where(new UnitMatch { Dependencies = ["bank"] });
    private static readonly Measurement OfWeb = Measure.CycleTime("2h").Where(new UnitMatch { Attributes = [("channel", ["web"])] });

    [Fact]
    public void A_run_whose_dependency_is_told_with_its_end_is_bad_at_its_deadline()
    {
        Case late = Case.AtNine().StepStarted("charge", "09:00", "r");
        Assert.Equal("", late.Verdicts("12:00", OfBank));
        Assert.Equal("step:charge/r bad 10:00", late.StepEnded("charge", "12:30", "r").Dependency("bank").Verdicts("13:00", OfBank));
        Assert.Equal("", Case.AtNine().StepStarted("charge", "09:00", "r").StepEnded("charge", "12:30", "r").Dependency("post").Verdicts("13:00", OfBank));
    }

    [Fact]
    public void So_is_a_case_whose_attribute_or_version_is_told_with_its_end()
    {
        Case late = Case.AtNine().Ended("12:30").Attribute("channel", "web").Version("v2");
        Assert.Equal("instance bad 11:00", late.Verdicts("13:00", OfWeb));
        Assert.Equal("instance bad 11:00", late.Verdicts("13:00", Measure.CycleTime("2h").Where(new UnitMatch { Versions = ["v2"] })));
        Assert.Equal("", late.Verdicts("13:00", Measure.CycleTime("2h").Where(new UnitMatch { Versions = ["v1"] })));
    }

    [Fact]
    public void One_that_closed_in_time_is_good_also_when_it_is_told_afterwards() =>
        Assert.Equal("instance good 10:30", Case.AtNine().Ended("10:30").Updated("12:00").Attribute("channel", "web").Verdicts("13:00", OfWeb));

    [Fact]
    public void Of_several_values_that_are_told_late_the_first_decides()
    {
        Assert.Equal("instance bad 11:00", Case.AtNine().Updated("11:30").Attribute("channel", "web").Updated("12:00").Attribute("channel", "shop").Verdicts("13:00", OfWeb));
        Assert.Equal("", Case.AtNine().Updated("11:30").Attribute("channel", "shop").Updated("12:00").Attribute("channel", "web").Verdicts("13:00", OfWeb));
    }

    [Fact]
    public void What_was_known_in_time_is_not_replaced() =>
        Assert.Equal("instance bad 11:00", Case.AtNine().Attribute("channel", "web").Updated("11:30").Attribute("channel", "shop").Verdicts("13:00", OfWeb));

    [Fact]
    public void What_a_life_told_late_counts_for_the_one_that_goes_on_with_its_work()
    {
        Measurement stuck = Measure.Stuck("1h").Where(new UnitMatch { Attributes = [("channel", ["web"])] });
        Assert.Equal("instance bad 10:00", Case.AtNine().Ended("11:30", Outcome.Failed).Attribute("channel", "web").Reopened("12:00").Attribute("channel", "shop").Verdicts("12:30", stuck));
    }

    [Fact]
    public void An_exclusion_that_is_told_late_changes_nothing()
    {
        Measurement without = Measure.StepTime("charge", "1h").Except(new UnitMatch { Dependencies = ["bank"] });
        Assert.Equal("step:charge/r bad 10:00", Case.AtNine().StepStarted("charge", "09:00", "r").StepEnded("charge", "12:30", "r").Dependency("bank").Verdicts("13:00", without));
    }

    [Fact]
    public void The_evidence_names_the_version_that_was_told_late() =>
        Assert.Equal("v2", Case.AtNine().Ended("12:30").Version("v2").OneUnit("13:00", Measure.CycleTime("2h")).Violation?.Version);
}
