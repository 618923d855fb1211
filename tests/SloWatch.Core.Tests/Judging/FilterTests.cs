using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>What `where` does not match is no unit of the measurement; what `exclude` matches is one, excluded.</summary>
public class FilterTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");
    private static readonly Measurement Charge = Measure.StepTime("charge", "1h");

    [Theory]
    [InlineData("v2", "instance good 09:30")]
    [InlineData("v*", "instance good 09:30")]
    [InlineData("v1", "")]
    public void By_version(string pattern, string verdicts) =>
        Assert.Equal(verdicts, Case.AtNine().Version("v2").Ended("09:30").Verdicts("12:00", Hour.Where(new UnitMatch { Versions = [pattern] })));

    [Fact]
    public void What_has_no_version_matches_none() =>
        Assert.Equal("", Case.AtNine().Ended("09:30").Verdicts("12:00", Hour.Where(new UnitMatch { Versions = ["*"] })));

    [Fact]
    public void By_attribute_every_name_must_fit_and_one_pattern_of_each()
    {
        UnitMatch match = new() { Attributes = [("region", ["eu", "uk"]), ("size", ["large"])] };
        Assert.Equal("instance good 09:30", Case.AtNine().Attribute("size", "large").Attribute("region", "uk").Ended("09:30").Verdicts("12:00", Hour.Where(match)));
        Assert.Equal("", Case.AtNine().Attribute("size", "small").Attribute("region", "uk").Ended("09:30").Verdicts("12:00", Hour.Where(match)));
        Assert.Equal("", Case.AtNine().Attribute("region", "uk").Ended("09:30").Verdicts("12:00", Hour.Where(match)));
    }

    [Fact]
    public void The_newest_value_of_an_attribute_counts()
    {
        Case facts = Case.AtNine().Attribute("region", "eu").Updated("09:10").Attribute("region", "uk").Ended("09:30");
        Assert.Equal("instance good 09:30", facts.Verdicts("12:00", Hour.Where(new UnitMatch { Attributes = [("region", ["uk"])] })));
        Assert.Equal("", facts.Verdicts("12:00", Hour.Where(new UnitMatch { Attributes = [("region", ["eu"])] })));
    }

    [Fact]
    public void An_older_value_that_comes_late_does_not_replace_a_newer_one()
    {
        Case facts = Case.AtNine().Updated("09:20").Attribute("region", "uk").Updated("09:10").Attribute("region", "eu").Ended("09:30");
        Assert.Equal("instance good 09:30", facts.Verdicts("12:00", Hour.Where(new UnitMatch { Attributes = [("region", ["uk"])] })));
    }

    [Fact]
    public void A_step_run_is_found_by_its_dependency() => Assert.Equal(
        "step:charge/r1 good 09:20",
        Case.AtNine().StepStarted("charge", "09:10", "r1").Dependency("bank").StepEnded("charge", "09:20", "r1")
            .StepStarted("charge", "09:10", "r2").Dependency("card").StepEnded("charge", "09:20", "r2")
            .Verdicts("12:00", Charge.Where(new UnitMatch { Dependencies = ["bank"] })));

    [Theory]
    [InlineData("09:29", "excluded")]
    [InlineData("09:31", "good 09:30")]
    public void A_dependency_that_was_only_noticed_counts_from_the_earliest(string notBefore, string verdict) => Assert.Equal(
        $"step:charge/r1 {verdict}",
        Case.AtNine().StepStarted("charge", "09:10", "r1").Updated("09:40", "charge", "r1").NotBefore(notBefore).Dependency("bank").StepEnded("charge", "09:30", "r1")
            .Verdicts("12:00", Charge.Except(new UnitMatch { Dependencies = ["bank"] })));

    [Fact]
    public void A_step_run_is_found_by_the_attributes_of_its_instance() => Assert.Equal(
        "step:charge/r1 good 09:20",
        Case.AtNine().Attribute("region", "eu").StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:20", "r1").Verdicts("12:00", Charge.Where(new UnitMatch { Attributes = [("region", ["eu"])] })));

    [Fact]
    public void What_was_to_be_excluded_before_it_began_is_excluded_when_it_begins()
    {
        Measurement excluding = Charge.Except(new UnitMatch { Attributes = [("region", ["eu"])] });
        Case facts = Case.AtNine().Attribute("region", "eu").StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:20", "r1");
        Assert.Equal(Monday.At("09:10"), facts.OneUnit("12:00", excluding).Verdict.At);
    }

    [Fact]
    public void An_instance_that_stops_matching_leaves_the_books()
    {
        Case facts = Case.AtNine().Attribute("region", "eu").Updated("09:10").Attribute("region", "uk");
        Assert.Empty(facts.JudgedAt("12:00", Hour.Where(new UnitMatch { Attributes = [("region", ["eu"])] })).Books.Ledger);
    }

    [Fact]
    public void Several_measurements_judge_side_by_side() => Assert.Equal(
        2,
        Case.AtNine().Ended("09:30").JudgedAt("12:00", Hour, Measure.CycleTime("2h"), Hour.Where(new UnitMatch { Versions = ["v1"] })).Units.Count);

    [Fact]
    public void Units_come_in_the_order_of_measurements()
    {
        Measurement[] measurements = [Hour, Measure.CycleTime("2h"), Measure.Success(), Measure.Stuck("3h")];
        string[] hashes = [.. Case.AtNine().JudgedAt("09:30", measurements).Units.Select(unit => unit.Measurement.Hash)];
        Assert.Equal(hashes.Order(StringComparer.Ordinal), hashes);
        Assert.Equal(4, hashes.Length);
    }
}
