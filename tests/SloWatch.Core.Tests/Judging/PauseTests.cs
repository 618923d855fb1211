using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>The clock of a unit stands while its instance is in a named state, or blocked or suspended where these are named.</summary>
public class PauseTests
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h").Pausing("waiting");

    private static readonly Measurement Halting = Measure.CycleTime("1h").Pausing("waiting", "blocked", "suspended");

    [Fact]
    public void What_it_waited_for_the_customer_is_added_to_its_deadline() => Assert.Equal(
        "instance good 10:20",
        Case.AtNine().State("waiting", "09:30").State("working", "09:50").Ended("10:20").Verdicts("12:00", InAnHour));

    [Fact]
    public void A_minute_more_is_bad_at_the_deadline() => Assert.Equal(
        "instance bad 10:20",
        Case.AtNine().State("waiting", "09:30").State("working", "09:50").Ended("10:21").Verdicts("12:00", InAnHour));

    [Fact]
    public void While_it_waits_it_is_pending_without_a_deadline()
    {
        Case facts = Case.AtNine().State("waiting", "09:30");
        Assert.Equal("instance pending", facts.Verdicts("5d 00:00", InAnHour));
        Assert.Equal("instance pending", facts.Verdicts("ever", InAnHour));
        Assert.Equal("open, and its clock stands", facts.OneUnit("ever", InAnHour).Verdict.Reason);
        Assert.Equal("instance pending 2d 09:30", facts.State("working", "2d 09:00").Verdicts("2d 09:30", InAnHour));
    }

    [Fact]
    public void What_closes_while_it_waits_is_good() =>
        Assert.Equal("instance good 5d 00:00", Case.AtNine().State("waiting", "09:30").Ended("5d 00:00").Verdicts("6d 00:00", InAnHour));

    [Fact]
    public void A_pause_that_begins_at_the_deadline_begins_too_late()
    {
        Assert.Equal("instance bad 10:00", Case.AtNine().State("waiting", "10:00").Verdicts("10:01", InAnHour));
        Assert.Equal("instance pending", Case.AtNine().State("waiting", "09:59:59").Verdicts("10:01", InAnHour));
    }

    [Fact]
    public void What_begins_in_a_pause_begins_to_count_at_its_end() => Assert.Equal(
        "instance pending 11:00",
        Case.Of().State("waiting", "08:00").Started("09:00").State("working", "10:00").Verdicts("10:30", InAnHour));

    [Fact]
    public void So_does_what_begins_as_a_pause_begins_and_what_begins_as_it_ends_counts_at_once()
    {
        Assert.Equal("instance pending 11:00", Case.AtNine().State("waiting", "09:00").State("working", "10:00").Verdicts("10:30", InAnHour));
        Assert.Equal("instance pending 10:00", Case.Of().State("waiting", "08:00").Started("09:00").State("working", "09:00").Verdicts("09:30", InAnHour));
    }

    [Fact]
    public void A_pause_reported_late_takes_back_what_was_bad()
    {
        // Told last, of half past nine: until then the case was late at ten.
        Case facts = Case.AtNine().State("working", "11:00").State("waiting", "09:30").Fact("late");
        Assert.Equal("instance pending 11:30", facts.Verdicts("11:15", InAnHour));
    }

    [Fact]
    public void States_that_are_not_named_stop_no_clock() =>
        Assert.Equal("instance bad 10:00", Case.AtNine().State("working", "09:10").Blocked("09:20", "incident").Suspended("09:30").Verdicts("11:00", InAnHour));

    [Fact]
    public void A_state_of_another_track_is_another_state()
    {
        Case facts = Case.AtNine().State("waiting", "09:30", track: "offer");
        Assert.Equal("instance bad 10:00", facts.Verdicts("11:00", InAnHour));
        Assert.Equal("instance pending", facts.Verdicts("11:00", Measure.CycleTime("1h").Pausing("offer:waiting")));
    }

    [Fact]
    public void A_block_inside_a_pause_counts_once() => Assert.Equal(
        "instance pending 11:00",
        Case.AtNine().State("waiting", "09:30").Blocked("09:40", "incident").State("working", "10:20").Unblocked("10:30", "incident").Verdicts("10:45", Halting));

    [Fact]
    public void Pauses_count_in_the_order_of_time_whatever_they_are() => Assert.Equal(
        "instance pending 10:30",
        Case.AtNine().Blocked("09:05", "incident").Unblocked("09:10", "incident").State("waiting", "09:30").State("working", "09:50").Suspended("09:15").Resumed("09:20")
            .Verdicts("10:00", Halting));

    [Fact]
    public void Pauses_that_touch_are_one() => Assert.Equal(
        "instance pending 10:50",
        Case.AtNine().State("waiting", "09:10").State("working", "09:30").Blocked("09:30", "incident").Unblocked("10:00", "incident").Verdicts("10:30", Halting));

    [Fact]
    public void Blocks_and_suspensions_stop_it_where_they_are_named()
    {
        Case blocked = Case.AtNine().Blocked("09:30", "incident").Unblocked("10:30", "incident");
        Assert.Equal("instance pending 11:00", blocked.Verdicts("10:45", Halting));
        Case suspended = Case.AtNine().Suspended("09:30").Resumed("10:00");
        Assert.Equal("instance pending 10:30", suspended.Verdicts("10:15", Halting));
        Assert.Equal("instance bad 10:00", suspended.Verdicts("10:15", Measure.CycleTime("1h").Pausing("blocked")));
    }

    [Fact]
    public void The_end_ends_the_pause_and_what_is_opened_again_goes_on_counting()
    {
        // Ten minutes ran, twenty stood until the end at 9:30; the other fifty would be over at 10:20, so what is reopened before is the same unit.
        Case facts = Case.AtNine().State("waiting", "09:10").Ended("09:30").Reopened("09:45");
        Assert.Equal("instance pending 10:20", facts.Verdicts("09:50", InAnHour));
    }

    [Fact]
    public void A_pause_whose_ends_were_only_noticed_is_as_long_as_it_may_have_been()
    {
        // Entered after 9:10, seen at 9:30; left after 9:40, seen at 9:50: forty minutes.
        Case facts = Case.AtNine().State("waiting", "09:30").NotBefore("09:10").State("working", "09:50").NotBefore("09:40");
        Assert.Equal("instance pending 10:40", facts.Verdicts("10:00", InAnHour));
    }

    [Fact]
    public void So_is_a_block_whose_ends_were_only_noticed() => Assert.Equal(
        "instance pending 10:40",
        Case.AtNine().Blocked("09:30", "incident").NotBefore("09:10").Unblocked("09:50", "incident").NotBefore("09:40").Verdicts("10:00", Halting));

    [Fact]
    public void Lost_facts_may_have_told_of_a_pause() => Assert.Equal(
        "instance bad 10:20",
        Case.AtNine().Gap("09:10", "09:30").State("working", "09:30").Alive("10:25").Verdicts("11:00", InAnHour));

    [Fact]
    public void Pauses_make_another_measurement_by_what_they_name_and_not_by_their_order()
    {
        string[] hashes = [.. new[] { Measure.CycleTime("1h"), InAnHour, Halting, Measure.CycleTime("1h").Pausing("offer:waiting"), Measure.CycleTime("1h").Pausing("main:blocked"), Measure.CycleTime("1h").Pausing("blocked") }.Select(measurement => measurement.Hash)];
        Assert.Distinct(hashes);
        Assert.Equal(Halting.Hash, Measure.CycleTime("1h").Pausing("suspended", "blocked", "main:waiting", "waiting").Hash);
    }
}
