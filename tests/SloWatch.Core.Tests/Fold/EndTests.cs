using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Rule 2: the first end of a life decides its time and outcome.</summary>
public class EndTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");
    private static readonly Measurement Succeeds = Measure.Success();
    private static readonly Measurement Overridden = Succeeds.In(Some.Workflow with { OverridesCount = true });

    [Fact]
    public void The_first_end_decides_time_and_outcome() =>
        Assert.Equal("instance good 09:30", Case.AtNine().Ended("09:30").Ended("09:40", Outcome.Failed).Verdicts("12:00", Succeeds));

    [Fact]
    public void The_first_end_is_the_earliest_and_not_the_first_to_arrive() =>
        Assert.Equal("instance bad 09:20", Case.AtNine().Ended("09:30").Ended("09:20", Outcome.Failed).Verdicts("12:00", Succeeds));

    [Fact]
    public void Later_ends_are_kept() =>
        Assert.Equal(2, Case.AtNine().Ended("09:30").Ended("09:40", Outcome.Failed).Delivered().AllFacts().Count(fact => fact.Kind == EventKind.Ended));

    [Fact]
    public void Where_overrides_count_a_later_end_changes_the_outcome_and_not_the_time()
    {
        Case facts = Case.AtNine().Ended("09:30").Ended("09:40", Outcome.Failed);
        Assert.Equal("instance bad 09:30", facts.Verdicts("12:00", Overridden));
        Assert.Equal(Monday.At("09:30"), facts.OneUnit("12:00", Overridden).ClosedAt);
    }

    [Fact]
    public void Where_overrides_count_the_last_one_decides() =>
        Assert.Equal("instance good 09:30", Case.AtNine().Ended("09:30", Outcome.Failed).Ended("09:40", Outcome.TimedOut).Ended("09:50").Verdicts("12:00", Overridden));

    [Fact]
    public void An_override_after_the_deadline_still_changes_the_outcome_of_an_end_in_time() => Assert.Equal(
        "instance bad 09:30",
        Case.AtNine().Ended("09:30").Ended("11:00", Outcome.Failed).Verdicts("12:00", Hour.In(Some.Workflow with { OverridesCount = true })));

    [Fact]
    public void A_revision_of_the_end_corrects_it_and_is_no_second_end() =>
        Assert.Equal("instance bad 09:40", Case.AtNine().Ended("09:30").Fact("end", 1).Ended("09:40", Outcome.Failed).Fact("end", 2).Verdicts("12:00", Succeeds));

    [Fact]
    public void A_second_end_takes_over_when_the_first_is_voided() => Assert.Equal(
        "instance bad 09:40",
        Case.AtNine().Ended("09:30").Fact("end", 1).Ended("09:40", Outcome.Failed).Fact("other", 1).Ended("09:30").Fact("end", 2).Void().Verdicts("12:00", Succeeds));

    [Theory]
    [InlineData(EventKind.Alive)]
    [InlineData(EventKind.Updated)]
    [InlineData(EventKind.State)]
    [InlineData(EventKind.StepStarted)]
    [InlineData(EventKind.Blocked)]
    [InlineData(EventKind.Suspended)]
    [InlineData(EventKind.Resumed)]
    public void Any_later_sighting_replaces_vanished(EventKind sighting)
    {
        Case facts = Case.AtNine().Ended("09:30", Outcome.Vanished).Updated("09:40").With(fact => fact with { Kind = sighting, Step = "charge", Run = "r1", State = "new" });
        Assert.Equal("instance pending 10:00", facts.Verdicts("09:50", Hour));
    }

    [Fact]
    public void A_later_end_replaces_vanished_in_time_and_outcome() =>
        Assert.Equal("instance bad 09:40", Case.AtNine().Ended("09:30", Outcome.Vanished).Ended("09:40", Outcome.Failed).Verdicts("12:00", Succeeds));

    [Fact]
    public void A_sighting_before_it_leaves_vanished() =>
        Assert.Equal("instance excluded", Case.AtNine().Ended("09:30", Outcome.Vanished).Alive("09:20").StepStarted("charge", "09:25", "r1").Verdicts("12:00", Hour));

    [Fact]
    public void A_sighting_at_the_very_moment_is_no_later_one() =>
        Assert.Equal("instance excluded", Case.AtNine().Ended("09:30", Outcome.Vanished).State("new", "09:30").Verdicts("12:00", Hour));

    [Fact]
    public void Vanished_twice_it_ended_at_the_first() =>
        Assert.Equal(Monday.At("09:30"), Case.AtNine().Ended("09:30", Outcome.Vanished).Ended("09:40", Outcome.Vanished).OneUnit("12:00", Hour).ClosedAt);

    [Fact]
    public void A_lost_stretch_is_no_sighting() =>
        Assert.Equal("instance excluded", Case.AtNine().Ended("09:30", Outcome.Vanished).Gap("09:40", "09:50").Verdicts("12:00", Hour));

    [Fact]
    public void Step_facts_after_the_end_count_for_their_step_only()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:10", "r1").Ended("09:30").StepEnded("charge", "09:50", "r1", Outcome.Failed);
        Assert.Equal("instance good 09:30", facts.Verdicts("12:00", Hour));
        Assert.Equal("step:charge/r1 bad 09:50", facts.Verdicts("12:00", Measure.StepTime("charge", "1h")));
    }

    [Fact]
    public void A_step_begun_after_the_end_is_judged_on_its_own() => Assert.Equal(
        "step:charge/r1 good 09:50\nstep:charge/r2 bad 10:10",
        Case.AtNine().Ended("09:30").StepStarted("charge", "09:40", "r1").StepEnded("charge", "09:50", "r1").StepStarted("charge", "09:40", "r2").Verdicts("12:00", Measure.StepTime("charge", "30m")));

    [Fact]
    public void The_summary_shows_the_end_that_decides()
    {
        Assert.Equal(Monday.At("09:30"), EndOf(Case.AtNine().Ended("09:30").Ended("09:40")));
        Assert.Null(EndOf(Case.AtNine().Ended("09:30").Reopened("09:40")));
    }

    private static Instant? EndOf(Case facts) => facts.Delivered().Pack().Summary.EndedAt;
}
