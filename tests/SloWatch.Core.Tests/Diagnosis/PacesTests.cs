using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>How long runs took once they were taken up, between ten and eleven.</summary>
public sealed class PacesTests
{
    [Fact]
    public void Runs_are_counted_from_a_moment_on_by_whom_they_called()
    {
        Paces paces = new(Burn.Window);
        foreach ((string dependency, string at, Pace pace) in new[]
        {
            ("bank", "10:20", Pace.Usual), ("bank", "10:30", Pace.Long), ("bank", "10:40", Pace.Extreme), ("bank", "10:59", Pace.Lost), ("mint", "10:50", Pace.Usual), ("bank", "11:00", Pace.Usual),
        })
        {
            paces.Add("charge", dependency, Monday.At("10:00"), Monday.At(at), pace);
        }

        paces.Add("pack", null, Monday.At("10:00"), Monday.At("10:40"), Pace.Long);
        Assert.Equal(("bank", new Paced(2, 2, 1, 1)), paces.MostCalled("charge", Monday.At("10:30")));
        Assert.Equal(("bank", new Paced(3, 2, 1, 1)), paces.MostCalled("charge", Monday.At("10:20")));
        Assert.Null(paces.MostCalled("pack", Monday.At("10:00")));
        Assert.Equal(new Paced(1, 1, 0, 0), paces.Beside("charge", Monday.At("10:00")));
        Assert.Equal([("charge", "bank", new Paced(2, 2, 1, 1)), ("charge", "mint", new Paced(1, 0, 0, 0))], paces.Others("pack", Monday.At("10:30")));
    }

    [Theory]
    [InlineData("10:01:59", "Usual")]
    [InlineData("10:02", "Long")]
    [InlineData("10:10", "Long")]
    [InlineData("10:10:01", "Extreme")]
    public void A_run_is_long_from_twice_the_usual_on_and_extreme_beyond_nearly_all(string ended, string pace) =>
        Assert.Equal(pace, $"{Usual.PaceOf(Run(Waited("10:00").StepEnded("charge", ended)), [])}");

    [Fact]
    public void The_time_in_which_no_clock_ran_is_no_part_of_it() => Assert.Equal(
        Pace.Usual,
        Usual.PaceOf(Run(Waited("10:00").StepEnded("charge", "10:03")), [new TimeRange(Monday.At("10:01"), Monday.At("10:02:30"))]));

    [Fact]
    public void What_was_tried_again_or_never_taken_up_or_is_known_of_nobody_has_no_pace()
    {
        Assert.Null(Usual.PaceOf(Run(Case.AtNine().StepStarted("charge", "10:00", "r").StepFailed("charge", "10:01", "r").StepStarted("charge", "10:05", "r").StepEnded("charge", "10:20", "r")), []));
        Assert.Null(Usual.PaceOf(Run(Case.AtNine().StepScheduled("charge", "09:00", "r").StepEnded("charge", "10:20", "r")), []));
        Assert.Null(Usual.PaceOf(Run(Case.AtNine().StepStarted("pack", "09:00").StepEnded("pack", "10:20")), []));
    }

    [Theory]
    [InlineData("10:10", false)]
    [InlineData("10:10:01", true)]
    public void A_run_is_lost_that_is_extreme_already(string by, bool lost)
    {
        Assert.Equal(lost, Usual.IsLost(Run(Waited("10:00")), [], Monday.At(by)));
        Assert.False(Usual.IsLost(Run(Waited("10:00").StepEnded("charge", "10:20")), [], Monday.At(by)));
    }

    /// <summary>A minute each, after ten of waiting, but for three of a hundred that take ten.</summary>
    private static UsualTimes Usual => FoundSpot.Usual([.. Enumerable.Range(0, 100).Select(i => Waited("09:10").StepEnded("charge", i < 97 ? "09:11" : "09:20").Ended("09:30"))]);

    private static Case Waited(string taken) => Case.AtNine().StepScheduled("charge", "09:00").Dependency("bank").StepStarted("charge", taken);

    private static StepRun Run(Case facts) => Recount.Fold(facts.Facts, Some.Workflow).Lives[0].Runs.Single();
}
