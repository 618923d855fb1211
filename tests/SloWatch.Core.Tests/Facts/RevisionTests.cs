using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Facts;

public class RevisionTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");
    private static readonly Measurement Succeeds = Measure.Success();

    [Fact]
    public void The_newest_revision_of_a_fact_wins() =>
        Assert.Equal("instance bad 09:20", Case.AtNine().Ended("09:30").Fact("end", 1).Ended("09:20", Outcome.Failed).Fact("end", 2).Verdicts("12:00", Succeeds));

    [Fact]
    public void An_older_revision_that_comes_later_changes_nothing() =>
        Assert.Equal("instance good 09:30", Case.AtNine().Ended("09:30").Fact("end", 2).Ended("09:20", Outcome.Failed).Fact("end", 1).Verdicts("12:00", Succeeds));

    [Fact]
    public void A_revision_may_move_a_fact_in_time() =>
        Assert.Equal("instance bad 10:00", Case.AtNine().Ended("09:30").Fact("end", 1).Ended("11:00").Fact("end", 2).Verdicts("12:00", Hour));

    [Fact]
    public void A_field_that_the_newest_revision_lacks_keeps_its_value()
    {
        Case facts = Case.AtNine().Ended("09:30", Outcome.Failed).Fact("end", 1).Error("no funds").Ended("09:40", Outcome.Failed).Fact("end", 2);
        Violation violation = Assert.IsType<Violation>(facts.OneUnit("12:00", Succeeds).Violation);
        Assert.Equal("no funds", violation.Error);
        Assert.Equal(Monday.At("09:40"), violation.At);
    }

    [Fact]
    public void A_field_keeps_its_value_from_the_newest_revision_that_has_one()
    {
        Case facts = Case.AtNine().Ended("09:30", Outcome.Failed).Fact("end", 1).Error("first").Ended("09:30", Outcome.Failed).Fact("end", 2).Error("second")
            .Ended("09:30", Outcome.Failed).Fact("end", 3);
        Assert.Equal("second", facts.OneUnit("12:00", Succeeds).Violation?.Error);
    }

    [Fact]
    public void Each_attribute_is_a_field_of_its_own()
    {
        Case facts = Case.Of().Started("09:00").Fact("start", 1).Attribute("region", "eu").Attribute("size", "small").Started("09:00").Fact("start", 2).Attribute("size", "large");
        UnitMatch match = new() { Attributes = [("region", ["eu"]), ("size", ["large"])] };
        Assert.Equal("instance pending 10:00", facts.Verdicts("09:30", Hour.Where(match)));
    }

    [Fact]
    public void An_outcome_that_the_newest_revision_lacks_keeps_its_value() =>
        Assert.Equal("instance bad 09:40", Case.AtNine().Ended("09:30", Outcome.Failed).Fact("end", 1).Ended("09:40", Outcome.None).Fact("end", 2).Verdicts("12:00", Succeeds));

    [Fact]
    public void Of_equal_revisions_the_same_wins_in_any_order()
    {
        Case one = Case.AtNine().Ended("09:30").Fact("end", 1).Ended("09:20", Outcome.Failed).Fact("end", 1);
        Case other = Case.AtNine().Ended("09:20", Outcome.Failed).Fact("end", 1).Ended("09:30").Fact("end", 1);
        Assert.Equal(one.Verdicts("12:00", Succeeds), other.Verdicts("12:00", Succeeds));
    }

    [Fact]
    public void A_fact_voided_at_its_newest_revision_never_happened() =>
        Assert.Equal("instance pending 10:00", Case.AtNine().Ended("09:30").Fact("end", 1).Ended("09:30").Fact("end", 2).Void().Verdicts("09:45", Hour));

    [Fact]
    public void A_void_below_the_newest_revision_says_nothing() =>
        Assert.Equal("instance good 09:30", Case.AtNine().Ended("09:30").Fact("end", 2).Ended("09:30").Fact("end", 1).Void().Verdicts("09:45", Hour));

    [Fact]
    public void A_voided_fact_can_happen_after_all()
    {
        Case facts = Case.AtNine().Ended("09:30", Outcome.Failed).Fact("end", 1).Error("no funds").Ended("09:30", Outcome.Failed).Fact("end", 2).Void()
            .Ended("09:35", Outcome.Failed).Fact("end", 3);
        Assert.Equal("instance bad 09:35", facts.Verdicts("12:00", Succeeds));
        Assert.Equal("no funds", facts.OneUnit("12:00", Succeeds).Violation?.Error);
    }

    [Fact]
    public void A_void_may_come_before_what_it_voids() =>
        Assert.Equal("instance pending 10:00", Case.AtNine().Ended("09:30").Fact("end", 2).Void().Ended("09:30").Fact("end", 1).Verdicts("09:45", Hour));

    [Fact]
    public void An_instance_whose_only_fact_is_void_has_no_units() =>
        Assert.Empty(Case.Of().Started("09:00").Fact("start", 1).Void().JudgedAt("12:00", Hour, Succeeds).Units);

    [Fact]
    public void Superseded_and_voided_revisions_are_kept()
    {
        Case facts = Case.AtNine().Ended("09:30").Fact("end", 1).Ended("09:40").Fact("end", 2).Ended("09:40").Fact("end", 3).Void();
        Assert.Equal([1, 2, 3], facts.Delivered().AllFacts().Where(fact => fact.Kind == EventKind.Ended).Select(fact => fact.Rev).Order());
    }

    [Fact]
    public void A_voided_reopening_takes_its_life_with_it() =>
        Assert.Equal("instance good 09:30", Case.AtNine().Ended("09:30").Reopened("11:00").Fact("again", 1).Reopened("11:00").Fact("again", 2).Void().Verdicts("11:30", Hour));
}
