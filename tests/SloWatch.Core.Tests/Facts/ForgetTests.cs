using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Facts;

/// <summary>A source that is replaced leaves as if it had never delivered.</summary>
public class ForgetTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");

    [Fact]
    public void Forgetting_the_only_source_leaves_nothing()
    {
        Walk walk = Delivered(Case.AtNine().Ended("11:00"));
        walk.Forget(Some.Source, Monday.At("12:00"));
        Assert.Empty(walk.Instance.AllFacts());
        Assert.Empty(walk.Books.Ledger);
        Assert.Empty(walk.Books.Violations);
    }

    [Fact]
    public void The_facts_of_other_sources_stay_and_are_judged_alone()
    {
        Walk walk = Delivered(Case.AtNine().Ended("09:30").From("crm"));
        Assert.True(walk.Forget("crm", Monday.At("12:00")).Changed);
        AssertAsIfDelivered(Case.AtNine(), walk);
    }

    [Fact]
    public void What_two_sources_told_in_the_same_words_stays_with_the_other()
    {
        Walk walk = Delivered(Case.AtNine().Ended("09:30").Ended("09:30").From("crm"));
        walk.Forget("crm", Monday.At("12:00"));
        AssertAsIfDelivered(Case.AtNine().Ended("09:30"), walk);
        walk = Delivered(Case.AtNine().Ended("09:30").Ended("09:30").From("crm"));
        walk.Forget(Some.Source, Monday.At("12:00"));
        Assert.Equal(EventKind.Ended, Assert.Single(walk.Instance.AllFacts()).Kind);
    }

    [Fact]
    public void All_revisions_of_a_source_go()
    {
        Walk walk = Delivered(Case.AtNine().Ended("09:30").From("crm").Fact("end", 1).Ended("09:40").From("crm").Fact("end", 2));
        walk.Forget("crm", Monday.At("12:00"));
        AssertAsIfDelivered(Case.AtNine(), walk);
    }

    [Fact]
    public void Forgetting_a_source_that_never_delivered_changes_nothing()
    {
        Walk walk = Delivered(Case.AtNine());
        Advanced advanced = walk.Forget("crm", Monday.At("12:00"));
        Assert.False(advanced.Changed);
        Assert.Empty(advanced.Postings);
    }

    [Fact]
    public void What_that_changes_in_minutes_already_decided_is_late_by_its_cause()
    {
        Walk walk = Delivered(Case.AtNine().Ended("09:30").From("crm"));
        walk.DecidedUpTo = Monday.At("12:00");
        Advanced advanced = walk.Forget("crm", Monday.At("12:00"));
        Assert.Equal(["source replaced"], advanced.Late.Select(late => late.Cause).Distinct());
        Assert.Equal("ever", Monday.Text(advanced.NextDeadline));
        Assert.Equal("10:00", Monday.Text(DeliveredAt("09:40", Case.AtNine().Ended("09:30").From("crm")).Forget("crm", Monday.At("09:40")).NextDeadline));
    }

    [Fact]
    public void It_can_deliver_again()
    {
        Walk walk = Delivered(Case.AtNine().Ended("11:00"));
        walk.Forget(Some.Source, Monday.At("12:00"));
        walk.Batch(Case.AtNine().Ended("09:30").Facts, Monday.At("12:00"));
        AssertAsIfDelivered(Case.AtNine().Ended("09:30"), walk);
    }

    private static Walk Delivered(Case facts) => DeliveredAt("12:00", facts);

    private static Walk DeliveredAt(string now, Case facts)
    {
        Walk walk = new(facts.Key, Judge.RulesOf(Hour), stored: true);
        walk.Batch(facts.Facts, Monday.At(now));
        return walk;
    }

    private static void AssertAsIfDelivered(Case facts, Walk walk)
    {
        Judged judged = facts.JudgedAt("12:00", Hour);
        Assert.Equal(Judged.Detail(judged.Units), Judged.Detail(walk.Instance.Units(walk.Rules)));
        Assert.Equal(judged.Books.ToString(), walk.Books.ToString());
        Assert.Equal(facts.Facts.Count, walk.Instance.AllFacts().Count);
    }
}
