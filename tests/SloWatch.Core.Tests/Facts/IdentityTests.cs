using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Facts;

/// <summary>Without a name of its own an event is the fact that it states.</summary>
public class IdentityTests
{
    private static readonly Measurement Steps = Measure.StepTime("charge", "1h");

    [Fact]
    public void The_same_event_twice_is_one_fact() => Assert.Equal(2, Count(Case.AtNine().Ended("09:30").Again().Again()));

    [Fact]
    public void Attributes_order_and_source_do_not_tell_events_apart()
    {
        Case facts = Case.AtNine().Ended("09:30").Attribute("tenant", "a").Seq(7).Ended("09:30").From("other").Attribute("tenant", "b").Seq(8).Ended("09:30");
        Assert.Equal(2, Count(facts));
        Assert.Single(facts.JudgedAt("12:00", Measure.CycleTime("1h")).Units);
    }

    [Theory]
    [InlineData("at")]
    [InlineData("kind")]
    [InlineData("step")]
    [InlineData("run")]
    [InlineData("attempt")]
    [InlineData("operation key")]
    public void What_a_step_event_says_tells_it_apart(string field)
    {
        Case both = Case.AtNine().StepStarted("charge", "09:10", run: "r1", attempt: 1).OperationKey("k1").Again();
        _ = field switch
        {
            "kind" => both.With(fact => fact with { Kind = EventKind.StepEnded }),
            "at" => both.With(fact => fact with { At = Monday.At("09:11") }),
            "step" => both.With(fact => fact with { Step = "capture" }),
            "run" => both.With(fact => fact with { Run = "r2" }),
            "attempt" => both.With(fact => fact with { Attempt = 2 }),
            _ => both.OperationKey("k2"),
        };
        Assert.Equal(3, Count(both));
    }

    [Fact]
    public void Kind_outcome_state_and_track_tell_events_apart()
    {
        Assert.Equal(3, Count(Case.AtNine().Ended("09:30").Ended("09:30", Outcome.Failed)));
        Assert.Equal(3, Count(Case.AtNine().Suspended("09:30").Resumed("09:30")));
        Assert.Equal(4, Count(Case.AtNine().State("new", "09:10").State("old", "09:10").State("new", "09:10", track: "offer")));
    }

    [Fact]
    public void The_main_track_named_or_not_is_the_same() =>
        Assert.Equal(2, Count(Case.AtNine().State("new", "09:10").State("new", "09:10", track: "main")));

    [Fact]
    public void A_second_event_that_says_the_same_is_numbered_and_counts()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:10").StepStarted("charge", "09:10").Fact("#2").StepEnded("charge", "09:20").StepEnded("charge", "09:20").Fact("#2");
        Assert.Equal("step:charge/~1 good 09:20\nstep:charge/~2 good 09:20", facts.Verdicts("12:00", Steps));
    }

    [Fact]
    public void A_number_counts_only_among_events_that_say_the_same() =>
        Assert.Equal(4, Count(Case.AtNine().StepStarted("charge", "09:10").Fact("#2").StepStarted("charge", "09:11").Fact("#2").StepEnded("charge", "09:20").Fact("#2")));

    [Fact]
    public void The_same_name_from_two_sources_is_two_facts()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:10", run: "a").Fact("1").From("crm").StepStarted("charge", "09:11", run: "b").Fact("1").From("erp");
        Assert.Equal(3, Count(facts));
        Assert.Equal(2, facts.JudgedAt("12:00", Steps).Units.Count);
    }

    [Fact]
    public void The_same_name_and_revision_on_two_channels_of_a_source_is_one_fact() =>
        Assert.Equal(2, Count(Case.AtNine().Ended("09:30").Fact("end", 4).Again()));

    [Fact]
    public void A_repeated_event_is_no_change()
    {
        Case facts = Case.AtNine().Ended("09:30");
        Walk walk = new(facts.Key, Judge.RulesOf(Measure.CycleTime("1h")));
        Assert.True(walk.Batch(facts.Facts, Monday.At("12:00")).Changed);
        Assert.False(walk.Batch(facts.Facts, Monday.At("12:00")).Changed);
        Assert.Empty(walk.Last!.Postings);
    }

    /// <summary>Distinct facts; revisions of one are one.</summary>
    private static int Count(Case facts)
    {
        Instance instance = facts.Delivered();
        return instance.FactCount - instance.Histories().Sum(history => history.Revisions.Count - 1);
    }
}
