using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Ledger;

public class NextDeadlineTests
{
    private static readonly Measurement[] Rules = [Measure.CycleTime("2h"), Measure.CycleTime("1h"), Measure.Success(), Measure.StepTime("charge", "30m")];

    [Fact]
    public void It_is_the_earliest_of_all_pending_units() => Assert.Equal("09:40", Next(Case.AtNine().StepStarted("charge", "09:10", "r1"), "09:15"));

    [Fact]
    public void A_deadline_that_passed_gives_way_to_the_next() => Assert.Equal("11:00", Next(Case.AtNine().StepStarted("charge", "09:10", "r1"), "10:30"));

    [Fact]
    public void A_deadline_at_the_watermark_is_still_ahead() => Assert.Equal("10:00", Next(Case.AtNine(), "10:00"));

    [Fact]
    public void A_unit_without_a_deadline_has_none() => Assert.Equal("ever", Next(Case.AtNine(), "12:00"));

    [Fact]
    public void A_closed_instance_has_none() => Assert.Equal("ever", Next(Case.AtNine().Ended("09:30"), "09:40"));

    [Fact]
    public void A_reopened_instance_has_one_again() => Assert.Equal("10:00", Next(Case.AtNine().Ended("09:30", Outcome.Failed).Reopened("09:35"), "09:40"));

    [Fact]
    public void The_stored_row_carries_it()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Rules));
        walk.Batch(Case.AtNine().Facts, Monday.At("09:10"));
        Assert.Equal(Monday.At("10:00"), walk.Instance.Pack().NextDeadline);
        Assert.Equal(Monday.At("09:10"), walk.Instance.Pack().JudgedAt);
    }

    private static string Next(Case facts, string now)
    {
        facts.JudgedAt(now, Rules);
        Walk walk = new(facts.Key, Judge.RulesOf(Rules));
        return Monday.Text(walk.Batch(facts.Facts, Monday.At(now)).NextDeadline);
    }
}
