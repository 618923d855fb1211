using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Where a case stands after a run that failed, it stands for that. Others took: check 2 min, approve 2 h, ship 10 min.</summary>
public sealed class FailedStandTests
{
    private static readonly Measurement InTwentyMinutes = Measure.CycleTime("20m");

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(5, 4)]
    [InlineData(19, 1)]
    public void Tries_that_are_runs_of_their_own_are_a_failed_call_since_the_first_of_them(int tries, int between) => Assert.Equal(
        "CallFailed check bureau - 09:01 'HTTP 503'",
        Of(Tries(tries, between), InTwentyMinutes));

    [Fact]
    public void Nobody_has_to_know_how_long_others_take() => Assert.Equal(
        "CallFailed check bureau - 09:01 'HTTP 503'",
        Of(Tries(5, 4), InTwentyMinutes, new UsualTimes()));

    [Fact]
    public void A_run_that_timed_out_failed() => Assert.Equal(
        "CallFailed check bureau - 09:01",
        Of(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "09:02", outcome: Outcome.TimedOut)));

    [Fact]
    public void A_run_that_called_nothing_failed_as_well() => Assert.Equal(
        "Failed check - - 09:01 'boom'",
        Of(Case.AtNine().StepStarted("check", "09:01").StepEnded("check", "09:02", outcome: Outcome.Failed).Error("boom")));

    [Fact]
    public void What_was_made_good_before_the_case_stood_is_not_why() => Assert.Equal(
        "Standing after check - - 09:10",
        Of(Tries(2, 4).StepStarted("check", "09:09", "good").Dependency("bureau").StepEnded("check", "09:10", "good")));

    [Fact]
    public void A_call_that_went_well_after_many_tries_was_late_for_those() => Assert.Equal(
        "CallFailed check bureau - 09:01 'HTTP 503'",
        Of(Tries(40, 5).StepStarted("check", "12:21", "good").Dependency("bureau").StepEnded("check", "12:22", "good")));

    [Fact]
    public void A_step_that_often_fails_is_not_why_a_case_stands_after_it() => Assert.Equal(
        "Standing after check - - 09:01:03",
        Of(Tries(1, 4), InFourHours, Usual(Case.AtNine()
            .StepStarted("check", "09:01").StepEnded("check", "09:02", outcome: Outcome.Failed).StepStarted("ship", "09:04").StepEnded("ship", "09:05").Ended("09:30"))));

    [Fact]
    public void Another_step_that_went_well_since_is_where_the_case_stands() => Assert.Equal(
        "Standing after approve - - 09:03",
        Of(Tries(1, 4).StepStarted("approve", "09:02", "a").StepEnded("approve", "09:03", "a")));

    [Fact]
    public void A_step_between_two_tries_that_takes_the_time_is_where_it_went() => Assert.Equal(
        "Standing approve - - 09:02",
        Of(Tries(1, 4).StepStarted("approve", "09:02", "a").StepEnded("approve", "12:40", "a").StepStarted("check", "12:41", "last").Dependency("bureau").StepEnded("check", "12:42", "last", Outcome.Failed)));

    [Fact]
    public void A_failed_run_that_had_waited_for_most_of_the_time_waited() => Assert.Equal(
        "Waiting check bureau - 09:01 'HTTP 503'",
        Of(Case.AtNine().StepScheduled("check", "09:01").StepStarted("check", "11:58").Dependency("bureau").StepEnded("check", "12:00", outcome: Outcome.Failed).Error("HTTP 503")));

    [Fact]
    public void A_call_that_hangs_after_tries_that_failed_is_it() => Assert.Equal(
        "Calling check bureau - 09:09",
        Of(Tries(2, 4).StepStarted("check", "09:09", "open").Dependency("bureau")));

    [Theory]
    [InlineData(null, "out of retries")]
    [InlineData("check", "HTTP 503")]
    [InlineData("check", null)]
    public void A_block_for_a_call_that_failed_is_that_call(string? step, string? error) => Assert.Equal(
        "CallFailed check bureau - 09:01 'HTTP 503'",
        Of(Blocked(Tries(1, 4), step, error)));

    [Theory]
    [InlineData("check", "no account", "check")]
    [InlineData("book", "HTTP 503", "book")]
    public void A_block_for_something_else_is_where_the_case_stands(string? step, string? error, string stands) => Assert.Equal(
        $"Standing {stands} - - 09:03 '{error}'",
        Of(Blocked(Tries(1, 4), step, error)));

    [Fact]
    public void A_block_says_why_a_call_failed_where_nothing_else_does() => Assert.Equal(
        "CallFailed check bureau - 09:01 'HTTP 503'",
        Of(Blocked(Case.AtNine().StepStarted("check", "09:01").Dependency("bureau").StepEnded("check", "09:02", outcome: Outcome.Failed), "check", "HTTP 503")));

    [Fact]
    public void A_step_that_failed_in_no_call_and_that_a_person_has_to_see_to_stands() => Assert.Equal(
        "Standing check - - 09:03 'boom'",
        Of(Blocked(Case.AtNine().StepStarted("check", "09:01").StepEnded("check", "09:02", outcome: Outcome.Failed).Error("boom"), "check", "boom")));

    private static Case Blocked(Case one, string? step, string? error)
    {
        one.Blocked("09:03", "c1").With(fact => fact with { Step = step });
        return error is null ? one : one.Error(error);
    }

    /// <summary>From 09:01 on, each of three seconds.</summary>
    private static Case Tries(int count, int between)
    {
        Case one = Case.AtNine();
        for (int i = 0; i < count; i++)
        {
            string from = Monday.Text(Monday.At("09:01") + TimeSpan.FromMinutes(i * between)), to = Monday.Text(Monday.At("09:01:03") + TimeSpan.FromMinutes(i * between));
            one.StepStarted("check", from, $"r{i}").Dependency("bureau").StepEnded("check", to, $"r{i}", Outcome.Failed).Error("HTTP 503");
        }

        return one;
    }
}
