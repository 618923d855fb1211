using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Which run of a step a case hung in. Others took: check 2 min, approve 2 h, ship 10 min.</summary>
public sealed class LongestRunTests
{
    [Fact]
    public void Of_runs_side_by_side_it_is_the_longest() => Assert.Equal(
        "Calling check bureau - 09:00",
        Of(Run(Run(Case.AtNine(), "r1", "bureau", "09:00", "12:50"), "r2", "cache", "09:10", "09:11")));

    [Fact]
    public void Of_runs_that_were_as_long_it_is_the_last() => Assert.Equal(
        "Calling check cache - 09:30",
        Of(Run(Run(Case.AtNine(), "r1", "bureau", "09:00", "12:00"), "r2", "cache", "09:30", "12:30")));

    /// <summary>Somebody suspended the case for six hours, in which no clock ran.</summary>
    [Theory]
    [InlineData("12:30", "12:31", "09:00")]
    [InlineData("15:30", "09:05", "15:30")]
    public void It_is_in_the_longest_visit_by_the_clock_of_the_measurement(string second, string suspended, string since) => Assert.Equal(
        $"Calling check bureau - {since}",
        Of(Run(Run(Case.AtNine(), "r1", "bureau", "09:00", second), "r2", "bureau", second, "20:00").Suspended(suspended).Resumed(Monday.Text(Monday.At(suspended) + TimeSpan.FromHours(6))), InFourHours.Pausing("suspended")));

    [Fact]
    public void What_ended_after_the_case_went_bad_counts_as_far_as_it_had_come() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Run(Case.AtNine(), "r1", "bureau", "09:01", "11:30").StepStarted("ship", "12:00", "r2").Dependency("carrier").StepEnded("ship", "20:00", "r2")));

    private static Case Run(Case one, string run, string dependency, string from, string to) => one.StepStarted("check", from, run).Dependency(dependency).StepEnded("check", to, run);
}
