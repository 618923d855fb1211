using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>Where the clock of a unit stood, for whoever asks why its deadline is so late.</summary>
public class StoppagesTests
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h").Pausing("waiting");
    private static readonly Measurement RunInAnHour = Measure.StepTime("check", "1h").Pausing("waiting");

    [Fact]
    public void It_stood_while_the_case_waited() =>
        Assert.Equal(["09:30-09:50"], Of("instance", "12:00", InAnHour, Case.AtNine().State("waiting", "09:30").State("working", "09:50").Ended("10:20")));

    [Fact]
    public void A_pause_that_lasts_goes_on_for_ever() =>
        Assert.Equal(["09:30-ever"], Of("instance", "12:00", InAnHour, Case.AtNine().State("waiting", "09:30")));

    [Fact]
    public void What_began_in_a_pause_stood_from_its_beginning() =>
        Assert.Equal(["09:00-10:00"], Of("instance", "10:30", InAnHour, Case.Of().State("waiting", "08:00").Started("09:00").State("working", "10:00")));

    [Fact]
    public void Pauses_from_its_deadline_on_stopped_nothing() =>
        Assert.Equal([], Of("instance", "12:00", InAnHour, Case.AtNine().State("waiting", "10:00").State("working", "10:30")));

    [Fact]
    public void A_deadline_that_a_case_tells_is_a_date_and_no_pause_moves_it()
    {
        Measurement due = Measure.CycleTime("1h", ("deadline", "attribute:due")).Pausing("waiting");
        Case facts = Case.AtNine().State("waiting", "09:30").State("working", "09:50");
        Assert.Equal(["09:30-09:50"], Of("instance", "12:00", due, facts));
        Assert.Equal([], Of("instance", "12:00", due, facts.Updated("09:10").Attribute("due", "2024-01-01T11:00")));
    }

    [Fact]
    public void A_case_that_never_waited_has_none() => Assert.Equal([], Of("instance", "09:30", InAnHour, Case.AtNine()));

    [Fact]
    public void Without_pauses_in_the_rule_none_is_one() =>
        Assert.Equal([], Of("instance", "12:00", Measure.CycleTime("1h"), Case.AtNine().State("waiting", "09:30").State("working", "09:50")));

    [Fact]
    public void What_is_excluded_is_not_counted_by_a_clock() =>
        Assert.Equal([], Of("instance", "12:00", InAnHour, Case.AtNine().State("waiting", "09:30").State("working", "09:50").Ended("10:00", Core.Events.Outcome.Cancelled)));

    [Fact]
    public void Each_life_has_its_own()
    {
        Case facts = Case.AtNine().State("waiting", "09:10").State("working", "09:20").Ended("09:30").Started("11:00").State("waiting", "11:10").State("working", "11:20");
        Assert.Equal(["09:10-09:20"], Of("instance", "11:30", InAnHour, facts));
        Assert.Equal(["11:10-11:20"], Of("instance#2", "11:30", InAnHour, facts));
    }

    [Fact]
    public void Lives_that_are_one_unit_share_theirs()
    {
        Case facts = Case.AtNine().State("waiting", "09:10").State("working", "09:20").Ended("09:30", Core.Events.Outcome.Failed).Reopened("09:40").State("waiting", "09:50").State("working", "09:55");
        Assert.Equal(["09:10-09:20", "09:50-09:55"], Of("instance", "10:00", InAnHour, facts));
    }

    [Fact]
    public void A_run_has_those_of_its_life_up_to_its_close()
    {
        Case facts = Case.AtNine().StepStarted("check", "09:05", "r").State("waiting", "09:10").State("working", "09:20").StepEnded("check", "09:25", "r").Ended("09:30", Core.Events.Outcome.Failed)
            .Reopened("09:40").StepStarted("check", "09:41", "r").State("waiting", "09:50").State("working", "09:55");
        Assert.Equal(["09:10-09:20"], Of("step:check/r", "10:00", RunInAnHour, facts));
        Assert.Equal(["09:50-09:55"], Of("step:check/r#2", "10:00", RunInAnHour, facts));
    }

    [Fact]
    public void It_stood_where_facts_were_lost_that_may_have_told_of_a_pause() =>
        Assert.Equal(["09:10-09:40"], Of("instance", "09:50", InAnHour, Case.AtNine().Gap("09:10", "09:30").State("waiting", "09:25").State("working", "09:40"), new TimeRange(Monday.At("09:10"), Monday.At("09:30"))));

    private static string[] Of(string unit, string now, Measurement measurement, Case facts, params TimeRange[] gaps) =>
        [.. Stoppages.Of(facts.JudgedAt(now, measurement).Unit(unit), facts.Delivered().Lives, gaps).Select(range => $"{Monday.Text(range.From)}-{(range.To == Instant.Ever ? "ever" : Monday.Text(range.To))}")];
}
