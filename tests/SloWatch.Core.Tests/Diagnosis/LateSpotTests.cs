using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What is long only together, or only by the clock on the wall, is not where a case lost its time.</summary>
public sealed class LateSpotTests
{
    /// <summary>Three calls of a minute each, and five minutes between.</summary>
    private static UsualTimes ThreeCalls => Usual(Calls(3, 1, 5).Ended("09:20"));

    /// <summary>Each step takes as long as the one before: two minutes.</summary>
    private static UsualTimes Evenly => Usual(Case.AtNine()
        .StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "09:20")
        .StepStarted("pack", "09:20").StepEnded("pack", "09:50")
        .StepStarted("approve", "09:50").StepEnded("approve", "10:50").Ended("10:50"));

    [Fact]
    public void Many_calls_of_the_usual_length_are_no_call_that_was_too_long() => Assert.Equal(
        "Repeating poll - - 09:00",
        Of(Calls(150, 1, 0.6), InFourHours, ThreeCalls));

    [Fact]
    public void One_call_among_many_that_does_not_come_back_is_it() => Assert.Equal(
        "Calling poll bank - 09:12",
        Of(Calls(2, 1, 5).StepStarted("poll", "09:12", "open").Dependency("bank"), InFourHours, ThreeCalls));

    [Fact]
    public void One_call_among_many_that_came_back_late_is_it_though_a_short_one_is_open() => Assert.Equal(
        "Calling poll bank - 09:10",
        Of(Case.AtNine()
            .StepStarted("poll", "09:01", "a").Dependency("bank").StepEnded("poll", "09:02", "a")
            .StepStarted("poll", "09:10", "b").Dependency("bank").StepEnded("poll", "12:55", "b")
            .StepStarted("poll", "12:59:50", "c").Dependency("bank"), InFourHours, ThreeCalls));

    [Fact]
    public void Of_a_call_that_nobody_knows_the_usual_time_of_only_the_open_one_counts() => Assert.Equal(
        "Standing approve - - 10:00",
        Of(Calls(9, 6, 0).StepStarted("approve", "10:00", "x").StepStarted("poll", "12:59:50", "open").Dependency("bank"), InFourHours, new UsualTimes()));

    [Fact]
    public void Runs_of_a_step_side_by_side_take_no_longer_than_one() => Assert.Equal(
        "Standing approve - - 09:31",
        Of(Beside(60, "09:01", "09:30").StepStarted("approve", "09:31", "x"), InFourHours, Usual(Case.AtNine()
            .StepStarted("fetch", "09:01").Dependency("bank").StepEnded("fetch", "09:11").StepStarted("approve", "09:12").StepEnded("approve", "09:20").Ended("09:20"))));

    [Fact]
    public void Where_everything_takes_twice_as_long_no_step_stands_out() => Assert.Equal(
        "Spread - - - 09:00",
        Of(Case.AtNine()
            .StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "09:40")
            .StepStarted("pack", "09:40").StepEnded("pack", "10:40")
            .StepStarted("approve", "10:40").StepEnded("approve", "12:40").StepStarted("late", "12:59:30"), InFourHours, Evenly));

    [Fact]
    public void Two_steps_that_lost_as_much_are_a_tie_and_no_call_wins_it() => Assert.Equal(
        "Spread - - - 09:00",
        Of(Case.AtNine()
            .StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "10:40")
            .StepStarted("pack", "10:40").StepEnded("pack", "12:30").StepStarted("approve", "12:30"), InFourHours, Evenly));

    [Fact]
    public void What_is_much_longer_than_ever_stands_out_where_all_else_is_a_little_slow() => Assert.Equal(
        "Calling charge bank - 09:00",
        Of(Case.AtNine()
            .StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "11:50")
            .StepStarted("pack", "11:50").StepEnded("pack", "12:25").StepStarted("approve", "12:25"), InFourHours, Evenly));

    [Fact]
    public void What_lost_much_less_than_another_is_not_it_though_it_lost_more_for_its_length() => Assert.Equal(
        "Spread - - - 09:00",
        Of(Case.AtNine()
            .StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "10:10")
            .StepStarted("pack", "10:10").StepEnded("pack", "10:40")
            .StepStarted("approve", "10:40").StepEnded("approve", "13:00"), InFourHours, Evenly));

    [Fact]
    public void Of_two_that_lost_nearly_as_much_it_is_the_one_that_lost_most_for_its_length() => Assert.Equal(
        "Calling charge bank - 09:00",
        Of(Case.AtNine()
            .StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "10:20")
            .StepStarted("pack", "10:20").StepEnded("pack", "10:50")
            .StepStarted("approve", "10:50").StepEnded("approve", "13:00"), InFourHours, Evenly));

    [Fact]
    public void A_call_of_a_minute_more_is_not_why_nothing_came_for_hours() => Assert.Equal(
        "Standing after check - - 09:04",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "09:04")));

    [Fact]
    public void What_came_by_once_more_and_then_stands_stands() => Assert.Equal(
        "Standing approve - - 09:30",
        Of(Calls(5, 1, 5).StepStarted("approve", "09:30", "x"), InFourHours, ThreeCalls));

    [Fact]
    public void A_step_that_is_not_over_tells_that_all_is_slow_as_soon_as_it_is_too_long() => Assert.Equal(
        "Spread - - - 09:00",
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "11:00").StepStarted("pack", "11:00"), InFourHours, Evenly));

    [Fact]
    public void What_is_open_beside_a_call_does_not_tell_that_all_is_slow() => Assert.Equal(
        "Calling charge bank - 09:00",
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").StepStarted("pack", "09:01"), InFourHours, Evenly));

    [Fact]
    public void A_pause_as_slow_as_every_step_does_not_stand_out() => Assert.Equal(
        "Spread - - - 09:00",
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").StepEnded("charge", "10:00"), InFourHours, Usual(Case.AtNine()
            .StepStarted("charge", "09:00").StepEnded("charge", "09:01").StepStarted("pack", "09:06").StepEnded("pack", "09:07").Ended("09:07"))));

    [Fact]
    public void States_that_are_all_as_slow_do_not_stand_out() => Assert.Equal(
        "Spread - - - 09:00",
        Of(Case.AtNine().State("checking", "09:00").State("deciding", "11:00"), InFourHours, Usual(Case.AtNine().State("checking", "09:00").State("deciding", "09:10").Ended("09:22"))));

    [Fact]
    public void A_run_that_is_late_in_a_case_in_which_all_is_slow_does_not_stand_out() => Assert.Equal(
        "Spread charge - - 09:00",
        Of(Case.AtNine().StepStarted("pack", "09:00").StepEnded("pack", "11:30").StepStarted("charge", "11:30").Dependency("bank"), Measure.StepTime("charge", "1h"), Evenly));

    [Fact]
    public void A_run_in_which_the_case_was_suspended_hangs_in_no_call() => Assert.Equal(
        "Suspended charge - - 09:05",
        Of(Case.AtNine().StepStarted("charge", "09:00").Dependency("bank").Suspended("09:05").Resumed("09:50"), Measure.StepTime("charge", "1h"), Evenly));

    [Fact]
    public void A_step_of_which_most_of_a_state_is_explains_it() => Assert.Equal(
        "Calling charge bank paying 09:02",
        Of(Case.AtNine().State("paying", "09:00").StepStarted("charge", "09:02").Dependency("bank"), InFourHours, Usual(Case.AtNine()
            .State("paying", "09:00").StepStarted("charge", "09:01").StepEnded("charge", "11:55").State("paid", "11:56").Ended("12:00"))));

    [Fact]
    public void A_case_that_was_suspended_for_most_of_its_time_hangs_in_no_call_though_it_goes_on() => Assert.Equal(
        "Suspended check - - 09:02",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").Suspended("09:02").Resumed("12:30")));

    [Fact]
    public void A_block_of_a_moment_is_not_what_holds_a_case_up() => Assert.Equal(
        "Standing approve - - 09:10",
        Of(Case.AtNine().StepStarted("approve", "09:10").Blocked("12:50", "c1").With(fact => fact with { Step = "book" }).Error("no account")));

    [Fact]
    public void A_step_whose_name_reads_like_the_time_after_another_is_not_that_time()
    {
        Assert.Equal("Standing after check - - 09:03", Of(Case.AtNine().StepStarted("check", "09:01").StepEnded("check", "09:03")));
        Assert.Equal("Standing step after check - - 09:03", Of(Case.AtNine().StepStarted("check", "09:01").StepEnded("check", "09:03").StepStarted("after check", "09:03")));
        Assert.Equal("Standing step step after check - - 09:03", Of(Case.AtNine().StepStarted("step after check", "09:03")));
        Assert.Equal("Standing step 1 - - 09:03", Of(Case.AtNine().StepStarted("step 1", "09:03")));
    }

    [Fact]
    public void A_time_in_which_the_clock_stood_is_not_where_time_was_lost() => Assert.Equal(
        "Calling check bureau - 13:30",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "09:03")
            .State("waiting-for-customer", "09:05").State("going-on", "13:05")
            .StepStarted("check", "13:30", "again").Dependency("bureau"), InFourHours.Pausing("waiting-for-customer")).Replace(" going-on ", " - ", StringComparison.Ordinal));

    [Fact]
    public void A_call_in_which_the_clock_stood_was_not_too_long() => Assert.Equal(
        "Standing approve - - 13:10",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").Suspended("09:02").Resumed("13:02").StepEnded("check", "13:03")
            .StepStarted("approve", "13:10"), InFourHours.Pausing("suspended")));

    [Fact]
    public void A_case_that_somebody_suspended_hangs_in_no_call() => Assert.Equal(
        "Suspended check - - 09:02",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").Suspended("09:02")));

    [Fact]
    public void A_case_that_was_suspended_for_a_moment_hangs_in_its_call() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").Suspended("12:30")));

    [Fact]
    public void An_error_of_the_case_is_not_one_of_the_call_that_came_too_late() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "12:50").StepStarted("ship", "12:51").StepEnded("ship", "12:52", outcome: Outcome.Failed).Error("nothing to ship")
            .Ended("14:00", Outcome.Failed).Error("nothing to ship")));

    [Fact]
    public void An_error_of_what_failed_later_is_not_one_of_the_first() => Assert.Equal(
        "CallFailed check bureau - 09:01",
        Of(Case.AtNine()
            .StepStarted("check", "09:01", "r1").Dependency("bureau").StepEnded("check", "09:02", "r1", Outcome.Failed)
            .StepStarted("ship", "09:03", "r2").Dependency("carrier").StepEnded("ship", "09:04", "r2", Outcome.Failed).Error("nothing to ship")
            .Ended("09:05", Outcome.Failed).Error("nothing to ship")));

    [Fact]
    public void An_error_of_the_case_is_that_of_the_only_step_that_failed() => Assert.Equal(
        "CallFailed check bureau - 09:01 'HTTP 503'",
        Of(Case.AtNine().StepStarted("check", "09:01", "r1").Dependency("bureau").StepEnded("check", "09:02", "r1", Outcome.Failed).Ended("09:05", Outcome.Failed).Error("HTTP 503")));

    [Fact]
    public void An_error_that_came_after_it_went_bad_is_not_told() => Assert.Equal(
        "Calling check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "14:00", outcome: Outcome.Failed).Error("cancelled by the operator").Ended("14:01", Outcome.Failed)));

    private static Case Calls(int count, double minutes, double between)
    {
        Case one = Case.AtNine();
        for (int i = 0; i < count; i++)
        {
            double from = i * (minutes + between);
            one.StepStarted("poll", At(from), $"r{i}").Dependency("bank").StepEnded("poll", At(from + minutes), $"r{i}");
        }

        return one;
    }

    private static Case Beside(int count, string from, string to)
    {
        Case one = Case.AtNine();
        for (int i = 0; i < count; i++)
        {
            one.StepStarted("fetch", from, $"f{i}").Dependency("bank").StepEnded("fetch", to, $"f{i}");
        }

        return one;
    }

    private static string At(double minute) => Monday.Text(Monday.At("09:00") + TimeSpan.FromMinutes(minute));
}
