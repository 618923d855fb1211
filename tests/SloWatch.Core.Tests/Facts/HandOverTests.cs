using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Facts;

/// <summary>What is known of those who took over from an instance replaces what was known before.</summary>
public class HandOverTests
{
    private static readonly Measurement InTime = Measure.By("handoff", ("toWorkflow", "shipping"), ("within", "30m"));
    private readonly Walk walk = new(Some.Key, Judge.RulesOf(InTime), stored: true);

    public HandOverTests() => walk.Batch(Case.AtNine().BusinessKey("K-1").Ended("09:30").Facts, Monday.At("12:00"));

    [Fact]
    public void A_start_that_is_told_answers()
    {
        Assert.Equal("bad 10:00", Verdict());
        Assert.True(Know(Started("09:45")).Changed);
        Assert.Equal("good 09:45", Verdict());
    }

    [Fact]
    public void A_start_that_is_not_known_any_more_is_taken_back()
    {
        Know(Started("09:45"));
        Assert.True(Know(Case.Of()).Changed);
        Assert.Equal(("bad 10:00", 2), (Verdict(), walk.Instance.AllFacts().Count));
    }

    [Fact]
    public void Another_start_takes_the_place_of_the_first()
    {
        Know(Started("09:45"));
        Know(Started("09:50"));
        Assert.Equal(("good 09:50", 3), (Verdict(), walk.Instance.AllFacts().Count));
    }

    [Fact]
    public void What_is_known_still_changes_nothing()
    {
        Know(Started("09:45"));
        Advanced again = Know(Started("09:45"));
        Assert.False(again.Changed);
        Assert.Empty(again.Postings);
    }

    [Fact]
    public void Only_what_it_speaks_of_is_replaced()
    {
        Know(Started("09:45"));
        walk.HandOver(fact => fact.Details?.Name == "billing", Started("09:50", "billing").Facts, Monday.At("12:00"));
        Assert.Equal(("good 09:45", 4), (Verdict(), walk.Instance.AllFacts().Count));
    }

    [Fact]
    public void What_it_changes_in_minutes_already_decided_is_late_by_its_cause()
    {
        walk.DecidedUpTo = Instant.Ever;
        Assert.Equal(["handed over"], Know(Started("09:45")).Late.Select(late => late.Cause).Distinct());
    }

    [Theory]
    [InlineData("order", true)]
    [InlineData("parcel", false)]
    public void Whose_key_it_tells_is_known(string key, bool theirs)
    {
        WorkflowEvent told = HandedOver.To(new LifeStart(new InstanceKey("shipping", "s-1"), 1, Monday.At("09:45"), null, true, "test", new HashSet<NamedValue>()), new Receiver("shipping", "order"), "K-1", Some.Key);

        Assert.Equal(theirs, HandedOver.IsOf([new Receiver("shipping", key)], told));
    }

    [Fact]
    public void Each_packing_is_the_next_version_of_its_row()
    {
        StoredInstance first = walk.Instance.Pack(), second = walk.Instance.Pack();

        Assert.Equal(first.RowVersion + 1, second.RowVersion);
    }

    private static Case Started(string at, string workflow = "shipping") => Case.Of().HandedOver(workflow, "s-1", at);

    private Advanced Know(Case facts) => walk.HandOver(fact => fact.Kind == EventKind.HandedOver, facts.Facts, Monday.At("12:00"));

    private string Verdict() => new Judged(walk.Instance.Units(walk.Rules), walk.Books).ToString().Split(' ', 2)[1];
}
