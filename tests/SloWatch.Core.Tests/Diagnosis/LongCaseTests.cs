using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>In a case of more than a thousand runs each that is late is looked at by itself, and not beside all others.</summary>
public sealed class LongCaseTests
{
    [Theory]
    [InlineData(1000, "Calling charge bank - 09:01")]
    [InlineData(1001, "Standing review - - 09:00")]
    public void What_a_step_waits_for_is_looked_for_in_a_thousand_runs(int runs, string found)
    {
        UsualTimes usual = Usual(Case.AtNine().StepStarted("review", "09:00").StepStarted("charge", "09:01").StepEnded("charge", "09:02").StepEnded("review", "09:03").Ended("09:03"));

        Assert.Equal(found, Of(Noted(runs - 2).StepStarted("review", "09:00").StepStarted("charge", "09:01").Dependency("bank"), Measure.StepTime("review", "1h"), usual));
    }

    [Theory]
    [InlineData(1000, "Spread check - - 09:00")]
    [InlineData(1001, "Standing check - - 09:30")]
    public void That_all_is_slow_is_seen_in_a_thousand_runs(int runs, string found)
    {
        UsualTimes usual = Usual(Case.AtNine().StepStarted("register", "09:00").StepEnded("register", "09:03").StepStarted("check", "09:03").StepEnded("check", "09:06").Ended("09:06"));

        Assert.Equal(found, Of(Noted(runs - 2).StepStarted("register", "09:00").StepEnded("register", "09:30").StepStarted("check", "09:30"), Measure.StepTime("check", "30m"), usual));
    }

    private static Case Noted(int runs) => Enumerable.Range(0, runs).Aggregate(Case.AtNine(), (one, run) => one.StepStarted("note", "09:00", $"n{run}").StepEnded("note", "09:00", $"n{run}"));
}
