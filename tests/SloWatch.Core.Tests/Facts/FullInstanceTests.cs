using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Facts;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Facts;

/// <summary>An instance that holds as many facts as it may takes no more, and says so.</summary>
public class FullInstanceTests
{
    [Fact]
    public void A_full_instance_refuses_what_is_new_and_is_not_called_bad_for_want_of_it()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Measure.CycleTime("1h")));
        walk.Batch([.. Case.AtNine().Facts, .. Enumerable.Range(1, FactBook.Limit - 1).Select(Move)], Monday.At("09:30"));
        WorkflowEvent end = Case.Of().Ended("09:50").Last;
        walk.DecidedUpTo = Monday.At("11:00");
        Advanced advanced = walk.Batch([end, Case.AtNine().Last], Monday.At("12:00"));
        Assert.Equal(end, Assert.Single(advanced.Refused).Fact);
        Assert.Contains("sealed", advanced.Refused[0].Reason, StringComparison.Ordinal);
        Assert.Equal(["new fact"], advanced.Late.Select(late => late.Cause).Distinct());
        Assert.Equal(FactBook.Limit, walk.Instance.FactCount);
        Assert.Equal(VerdictKind.Excluded, Assert.Single(walk.Instance.Units(walk.Rules)).Verdict.Kind);
    }

    [Fact]
    public void What_was_bad_before_it_was_full_stays_bad()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Measure.CycleTime("10m"), Measure.Stuck("20m")));
        walk.Batch([.. Case.AtNine().Facts, .. Enumerable.Range(1, FactBook.Limit - 1).Select(Move)], Monday.At("09:30"));
        walk.Batch([Case.Of().State("late", "13:50").Last], Monday.At("15:00"));
        walk.Batch([Case.Of().State("later", "13:55").Last], Monday.At("15:00"));

        Assert.All(walk.Instance.Units(walk.Rules), unit => Assert.Equal(VerdictKind.Bad, unit.Verdict.Kind));
        Assert.Equal(FactBook.Limit, walk.Instance.FactCount);
    }

    [Fact]
    public void A_full_instance_is_loaded_with_750_bytes_a_fact()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Measure.CycleTime("1h")));
        walk.Batch([.. Case.AtNine().Facts, .. Enumerable.Range(1, FactBook.Limit - 1).Select(Done)], Monday.At("09:30"));
        StoredInstance stored = walk.Instance.Pack();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Instance loaded = Instance.Load(stored, walk.Rules);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 750L * FactBook.Limit);
        Assert.Equal(FactBook.Limit, loaded.FactCount);
    }

    [Fact]
    public void A_watermark_is_no_fact_of_an_instance()
    {
        Advanced advanced = new Walk(Some.Key, Judge.RulesOf(Measure.CycleTime("1h"))).Batch([Some.Fact(EventKind.Watermark, "09:00")], Monday.At("12:00"));
        Assert.Single(advanced.Refused);
        Assert.Empty(advanced.Instance.AllFacts());
    }

    private static WorkflowEvent Done(int second) =>
        Some.Fact(EventKind.StepEnded, "09:00") with { At = Monday.At("09:00") + TimeSpan.FromMilliseconds(second), Step = $"step {second % 10_000}", Outcome = Outcome.Completed };

    private static WorkflowEvent Move(int second) =>
        Some.Fact(EventKind.State, "09:00") with { At = Monday.At("09:00") + TimeSpan.FromMilliseconds(second), State = "new" };
}
