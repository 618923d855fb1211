using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What a case lost somewhere explains that it is overdue where no more than that was still ahead. Others took: check 2 min, approve 2 h, ship 10 min.</summary>
public sealed class AheadTests
{
    private static readonly Measurement Promised = Measure.CycleTime("4h", ("deadline", "events"));

    [Theory]
    [InlineData("09:03", "10:00", "Hurried - - - 09:00")]
    [InlineData("09:02", "10:00", "Hurried - - - 09:00")]
    [InlineData("09:03", "11:12", "Standing check - - 09:00")]
    [InlineData("09:03", "11:11:59", "Hurried - - - 09:00")]
    [InlineData("10:00", "12:00", "Standing check - - 09:00")]
    [InlineData("10:52", "11:12", "Standing check - - 09:00")]
    public void Who_was_promised_in_less_time_than_others_take_lost_nothing(string checkedAt, string due, string found)
    {
        Case one = Due(due).StepStarted("check", "09:00").StepEnded("check", checkedAt);
        string approved = Monday.Text(Monday.At(checkedAt) + TimeSpan.FromHours(2));
        _ = Monday.At(approved) < Monday.At(due) ? one.StepStarted("approve", checkedAt).StepEnded("approve", approved).StepStarted("ship", approved) : one.StepStarted("approve", checkedAt);

        Assert.Equal(found, Of(one, Promised));
    }

    [Fact]
    public void Where_others_would_have_been_in_time_it_is_late_for_what_it_lost() => Assert.Equal(
        "Standing check - - 09:00",
        Of(Due("11:12").StepStarted("check", "09:00").StepEnded("check", "09:07").StepStarted("approve", "09:07"), Promised));

    [Fact]
    public void What_others_do_not_come_by_explains_nothing_where_more_was_ahead() => Assert.Equal(
        "Hurried - - - 09:00",
        Of(Due("11:11").StepStarted("check", "09:00").StepEnded("check", "09:03").StepStarted("review", "09:03").StepEnded("review", "09:11").StepStarted("approve", "09:11"), Promised));

    [Fact]
    public void Where_nobody_knows_what_others_take_nothing_is_said_of_it_and_no_more_where_all_have_the_same_time_and_stand_where_they_lost_it()
    {
        Case one = Due("10:00").StepStarted("check", "09:00").StepEnded("check", "09:03").StepStarted("approve", "09:03");
        Assert.Equal("Standing approve - - 09:03", Of(one, Promised, new UsualTimes()));
        Assert.Equal("Standing check - - 09:00", Of(Case.AtNine().StepStarted("check", "09:00"), Measure.CycleTime("1h")));
    }

    [Fact]
    public void Who_stands_as_long_as_others_lost_nothing_a_minute_before()
    {
        Case one = Case.AtNine().StepStarted("check", "09:00").StepEnded("check", "09:03").StepStarted("approve", "09:03");
        Assert.Equal("Hurried - - - 09:00", Of(one, Measure.CycleTime("1h")));
        Assert.Equal("Standing approve - - 09:03", Of(one, Measure.CycleTime("3h")));
    }

    [Fact]
    public void Who_stands_at_its_promise_though_it_is_long_beyond_what_others_take_is_found_there() => Assert.Equal(
        "Calling check bank - 09:00",
        Of(Due("12:00").StepStarted("check", "09:00").Dependency("bank"), Promised));

    [Theory]
    [InlineData("09:03", "12:40", "Elsewhere review - - 09:03")]
    [InlineData("09:03", "10:00", "Standing approve - - 10:00")]
    [InlineData("11:00", "12:00", "Standing check - - 09:00")]
    public void What_others_do_not_come_by_explains_what_is_overdue_where_it_took_as_long_as_what_was_ahead(string checkedAt, string reviewed, string found) => Assert.Equal(
        found,
        Of(Case.AtNine().StepStarted("check", "09:00").StepEnded("check", checkedAt).StepStarted("review", checkedAt).StepEnded("review", reviewed).StepStarted("approve", reviewed)));

    [Fact]
    public void So_does_the_time_after_a_step_where_others_have_none() => Assert.Equal(
        "Elsewhere after check - - 09:03",
        Of(Case.AtNine().StepStarted("check", "09:00").StepEnded("check", "09:03").StepStarted("approve", "12:40")));

    [Fact]
    public void What_is_stuck_and_what_is_timed_in_part_is_not_asked()
    {
        Case one = Case.AtNine().StepStarted("check", "09:00").StepEnded("check", "09:03").StepStarted("review", "09:03").StepEnded("review", "12:40").StepStarted("approve", "12:40");
        Assert.Equal("Standing check - - 09:00", Of(one, Measure.By("cycleTime", ("within", "4h"), ("from", new (string, object)[] { ("step", "check") }))));
    }

    [Theory]
    [InlineData("10:00", "Hurried - - - 09:00")]
    [InlineData("11:12", "Standing - - checking 09:00")]
    public void Where_only_states_are_told_they_tell_what_is_ahead(string due, string found)
    {
        UsualTimes usual = Usual(Case.AtNine().State("checking", "09:00").State("approving", "09:02").State("shipping", "11:02").Ended("11:12"));
        Case one = Due(due).State("checking", "09:00").State("approving", "09:03").State("shipping", "11:03").Ended("11:30");

        Assert.Equal(found, Of(one, Promised, usual));
    }

    [Fact]
    public void In_no_step_what_is_ahead_is_what_others_take_from_the_end_of_the_last_one()
    {
        UsualTimes usual = Usual(Case.AtNine().StepStarted("check", "09:00").StepEnded("check", "09:02").StepStarted("ship", "10:02").StepEnded("ship", "10:12").Ended("10:12"));
        Case Waits(string due) => Due(due).StepStarted("check", "09:00").StepEnded("check", "09:12").StepStarted("ship", "11:00").StepEnded("ship", "11:10").Ended("11:10", Outcome.Completed);

        Assert.Equal("Hurried - - - 09:00", Of(Waits("10:11"), Promised, usual));
        Assert.Equal("Standing check - - 09:00", Of(Waits("10:12"), Promised, usual));
    }

    private static Case Due(string due) => Case.AtNine().Detail(details => details with { Deadline = Monday.At(due) });
}
