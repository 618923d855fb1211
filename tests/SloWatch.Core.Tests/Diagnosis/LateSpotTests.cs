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
