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
        Of(Case.AtNine().StepStarted("announce", "09:00").StepEnded("announce", "09:00:01").StepStarted("charge", "09:01").Dependency("bank"), InFourHours,
            Usual(Case.AtNine().StepStarted("announce", "09:00").Seq(1).StepEnded("announce", "09:00").Seq(2).StepStarted("charge", "09:00").Seq(3).StepEnded("charge", "09:00").Seq(4).Ended("09:01"))));

    [Fact]
    public void A_time_between_steps_that_is_as_slow_tells_that_all_is() => Assert.Equal(
        "Spread - - - 09:00",
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "10:00").StepStarted("pack", "11:01"), Measure.CycleTime("2h"),
            Usual(Case.AtNine().StepStarted("charge", "09:00").StepEnded("charge", "09:20").StepStarted("pack", "09:50").StepEnded("pack", "10:00").Ended("10:00"))));

    [Fact]
    public void Of_a_step_and_the_time_after_it_that_lost_as_much_it_is_the_step() => Assert.Equal(
        "Calling charge bank - 09:00",
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "11:40").StepStarted("pack", "12:45"), Measure.CycleTime("225m"),
            Usual(Case.AtNine().StepStarted("charge", "09:00").StepEnded("charge", "10:40").StepStarted("pack", "10:45").StepEnded("pack", "10:46").Ended("10:46"))));

    [Fact]
    public void What_lost_three_quarters_of_what_another_did_is_it_where_it_lost_more_for_its_length() => Assert.Equal(
        "Calling charge bank - 09:00",
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "09:50").StepStarted("approve", "09:50").StepEnded("approve", "11:30"), Measure.CycleTime("150m"), Evenly));

    [Fact]
    public void A_call_that_lost_nearly_as_much_is_it_only_where_it_was_open_meanwhile() => Assert.Equal(
        "Standing pack - - 09:00",
        Of(Case.AtNine().StepStarted("pack", "09:00").StepEnded("pack", "10:05").StepStarted("charge", "10:05").Dependency("bank").StepEnded("charge", "11:55"), Measure.CycleTime("175m"),
            Usual(Case.AtNine().StepStarted("pack", "09:00").StepEnded("pack", "09:05").StepStarted("charge", "09:05").StepEnded("charge", "10:05").Ended("10:05"))));

    [Fact]
    public void Of_two_that_are_open_in_no_call_it_is_the_one_that_began_last() => Assert.Equal(
        "Standing book - - 09:02",
        Of(Case.AtNine().StepStarted("alarm", "09:01").StepStarted("book", "09:02"), InFourHours, new UsualTimes()));

    [Fact]
    public void A_step_that_lost_a_little_of_what_its_state_did_is_not_it() => Assert.Equal(
        "Standing - - checking 09:00",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("read", "09:00").StepEnded("read", "11:00").StepStarted("score", "11:00"), InFourHours,
            Usual(Case.AtNine().State("checking", "09:00").State("checked", "09:10").StepStarted("read", "09:00").StepEnded("read", "10:00").StepStarted("score", "10:00").StepEnded("score", "12:00").Ended("12:00"))));

    [Fact]
    public void A_time_after_a_step_that_lost_a_little_of_what_its_state_did_is_not_it() => Assert.Equal(
        "Standing - - checking 09:00",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("read", "09:00").StepEnded("read", "10:00"), InFourHours,
            Usual(Case.AtNine().State("checking", "09:00").State("checked", "09:10").StepStarted("read", "09:00").StepEnded("read", "10:00").StepStarted("score", "12:00").StepEnded("score", "12:01").Ended("12:01"))));

    [Fact]
    public void A_time_after_a_step_that_is_as_long_as_ever_is_not_it() => Assert.Equal(
        "Hurried - - - 09:00",
        Of(Case.AtNine().StepStarted("read", "09:01").StepEnded("read", "09:02"), Measure.CycleTime("1h"),
            Usual(Case.AtNine().StepStarted("read", "09:01").StepEnded("read", "09:02").StepStarted("score", "10:00").StepEnded("score", "10:01").Ended("10:01"))));

    [Fact]
    public void Of_two_states_that_lost_as_much_it_is_the_last() => Assert.Equal(
        "Standing - - paying 11:40",
        Of(Case.AtNine().State("deciding", "09:00").State("paying", "11:40"), Measure.CycleTime("225m"), Usual(Case.AtNine().State("deciding", "09:00").State("paying", "10:40").Ended("10:45"))));

    [Fact]
    public void A_state_that_is_not_too_long_is_told_as_the_one_of_now() => Assert.Equal(
        "Standing after read - approving 09:02",
        Of(Case.AtNine().State("checking", "09:00").StepStarted("read", "09:01").StepEnded("read", "09:02").State("approving", "09:30"), InFourHours,
            Usual(Case.AtNine().State("checking", "09:00").State("approving", "12:00").Ended("23:00"))));

    [Fact]
    public void A_state_that_is_over_and_of_which_nobody_knows_is_not_where_a_case_stands() => Assert.Equal(
        "Standing - - checking 09:10",
        Of(Case.AtNine().State("odd", "09:00").State("checking", "09:10"), InFourHours, Usual(Case.AtNine().State("checking", "09:00").State("done", "14:00").Ended("14:01"))));

    [Fact]
    public void A_state_that_lost_most_is_it_though_the_case_came_out_of_it() => Assert.Equal(
        "Standing - - deciding 09:00",
        Of(Case.AtNine().State("deciding", "09:00").State("paying", "12:50"), InFourHours, Usual(Case.AtNine().State("deciding", "09:00").State("paying", "09:10").Ended("09:20"))));

    [Fact]
    public void A_step_that_ended_before_it_began_by_another_clock_took_no_time() => Assert.Equal(
        "Standing after read - - 09:10",
        Of(Case.AtNine().StepEnded("read", "09:05", "r1").StepStarted("read", "09:10", "r1"), InFourHours, Evenly));
}
