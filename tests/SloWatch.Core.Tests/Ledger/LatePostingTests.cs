using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Ledger;

/// <summary>A posting into a minute whose alert decision was made is also kept as late, so that what was known then stays answerable.</summary>
public class LatePostingTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");

    [Fact]
    public void A_fact_that_comes_late_posts_late()
    {
        Advanced advanced = DecidedUpTo("09:40").Batch(Case.Of().Ended("09:30").Facts, Monday.At("09:45"));
        Assert.Equal(new LatePosting(Hour, Monday.Minute("09:30"), Some.WorkflowName, Some.InstanceId, "instance", new Tally(0, 1, 0, 0, 0), "new fact"), Assert.Single(advanced.Late));
        Assert.Single(advanced.Postings);
    }

    [Fact]
    public void A_revision_posts_late_with_its_cause()
    {
        Walk walk = DecidedUpTo("09:10");
        walk.Batch(Case.Of().Ended("09:30").Fact("end", 1).Facts, Monday.At("09:45"));
        walk.DecidedUpTo = Monday.At("09:40");
        Advanced advanced = walk.Batch(Case.Of().Ended("09:50").Fact("end", 2).Facts, Monday.At("09:55"));
        LatePosting late = Assert.Single(advanced.Late);
        Assert.Equal((Monday.Minute("09:30"), new Tally(0, -1, 0, 0, 0), "revised fact"), (late.Minute, late.Change, late.Cause));
    }

    [Fact]
    public void A_deadline_found_late_posts_late()
    {
        LatePosting late = Assert.Single(DecidedUpTo("10:30").Batch([], Monday.At("10:40")).Late);
        Assert.Equal((Monday.Minute("10:00"), new Tally(0, 0, 1, 0, 0), "deadline"), (late.Minute, late.Change, late.Cause));
    }

    [Fact]
    public void A_late_posting_of_a_step_run_names_it()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Measure.StepTime("charge", "1h"))) { DecidedUpTo = Monday.At("09:40") };
        Advanced advanced = walk.Batch(Case.Of().StepStarted("charge", "09:10", "r1").StepEnded("charge", "09:20", "r1").Facts, Monday.At("09:45"));
        Assert.Equal(["step:charge/r1", "step:charge/r1"], advanced.Late.Select(late => late.Unit));
    }

    [Fact]
    public void A_run_that_is_found_not_to_exist_is_named_too()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Measure.StepTime("charge", "1h"))) { DecidedUpTo = Monday.At("09:40") };
        walk.Batch(Case.Of().StepEnded("charge", "09:20").StepEnded("charge", "09:21").Facts, Monday.At("09:45"));
        Advanced advanced = walk.Batch(Case.Of().StepStarted("charge", "09:10").Facts, Monday.At("09:45"));
        Assert.DoesNotContain("", advanced.Late.Select(late => late.Unit));
        Assert.NotEmpty(advanced.Late);
    }

    [Theory]
    [InlineData("09:30", 0)]
    [InlineData("09:31", 1)]
    public void Only_minutes_before_the_last_decision_are_late(string decided, int late) =>
        Assert.Equal(late, DecidedUpTo(decided).Batch(Case.Of().Ended("09:30:30").Facts, Monday.At("09:45")).Late.Count);

    [Fact]
    public void Before_any_decision_nothing_is_late()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Hour));
        Assert.Empty(walk.Batch(Case.AtNine().Ended("09:30").Facts, Monday.At("ever")).Late);
    }

    [Fact]
    public void What_is_known_already_is_not_late()
    {
        Walk walk = DecidedUpTo("10:30");
        walk.Batch([], Monday.At("10:40"));
        Assert.Empty(walk.Batch(Case.AtNine().Facts, Monday.At("10:41")).Late);
        Assert.Empty(walk.Batch([], Monday.At("10:42")).Late);
    }

    /// <summary>A case that started at nine, when minutes up to the time given were not yet decided; then they were.</summary>
    private static Walk DecidedUpTo(string time)
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Hour));
        walk.Batch(Case.AtNine().Facts, Monday.At("09:00"));
        walk.DecidedUpTo = Monday.At(time);
        return walk;
    }
}
