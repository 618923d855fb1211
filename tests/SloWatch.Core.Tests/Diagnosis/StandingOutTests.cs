using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>From where on a place stands out among the others of a case. Others took: charge 20 min, pack 30 min, approve an hour.</summary>
public sealed class StandingOutTests
{
    private static UsualTimes Evenly => Usual(Case.AtNine()
        .StepStarted("charge", "09:00").StepEnded("charge", "09:20")
        .StepStarted("pack", "09:20").StepEnded("pack", "09:50")
        .StepStarted("approve", "09:50").StepEnded("approve", "10:50").Ended("10:50"));

    /// <summary>Charge lost twice as much for its length as pack where it ends at ten.</summary>
    [Theory]
    [InlineData("10:00", "Spread - - - 09:00")]
    [InlineData("10:01", "Calling charge bank - 09:00")]
    public void What_lost_twice_as_much_for_its_length_as_all_others_does_not_stand_out_yet(string until, string spot) => Assert.Equal(
        spot,
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", until).StepStarted("pack", until).StepEnded("pack", "11:00"), Measure.CycleTime("2h"), Evenly));

    [Fact]
    public void What_is_open_and_not_too_long_yet_does_not_tell_that_the_others_are_as_ever() => Assert.Equal(
        "Spread - - - 09:00",
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "10:00").StepStarted("pack", "10:00").StepEnded("pack", "11:00").StepStarted("approve", "11:00"),
            Measure.CycleTime("3h"), Evenly));

    [Fact]
    public void What_nobody_knows_the_usual_time_of_does_not_tell_that_all_is_slow() => Assert.Equal(
        "Calling charge bank - 09:00",
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "11:00").StepStarted("pack", "11:00").StepEnded("pack", "11:10").StepStarted("novel", "11:50"), InFourHours,
            Usual(Case.AtNine().StepStarted("charge", "09:00").StepEnded("charge", "09:20").StepStarted("pack", "09:20").StepEnded("pack", "09:30").Ended("09:30"))));

    [Fact]
    public void Among_steps_that_take_no_time_at_all_the_one_that_hung_stands_out() => Assert.Equal(
        "Calling charge bank - 09:01",
        Of(Case.AtNine().StepStarted("note", "09:00").StepEnded("note", "09:00:01").StepStarted("charge", "09:01").Dependency("bank"), InFourHours,
            Usual(Case.AtNine().StepStarted("note", "09:00").StepEnded("note", "09:00").StepStarted("charge", "09:00").StepEnded("charge", "09:00").Ended("09:01"))));
}
