using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Retiring;

public class HorizonTests
{
    private static readonly WorkflowRules Rules = new(Some.Workflow, [Measure.CycleTime("1h")]);

    [Fact]
    public void An_instance_takes_nothing_from_before_the_horizon_it_came_with()
    {
        Advanced advanced = Take(New("09:00"), Case.Of().Started("08:59:59").State("paid", "09:00").Ended("09:30"));

        Assert.Equal(2, advanced.Instance.FactCount);
        (WorkflowEvent fact, string reason) = Assert.Single(advanced.Refused);
        Assert.Equal(EventKind.Started, fact.Kind);
        Assert.Equal(
            "it is older than 2024-01-01T09:00:00Z, and its instance is not there: instances that ended before then were removed, and this may have been one of them and counted already; deliver sooner, or keep instances for longer (retention)",
            reason);
    }

    [Fact]
    public void Of_which_everything_is_too_old_there_is_nothing_to_write()
    {
        Advanced advanced = Take(New("12:00"), Case.AtNine().Gap("09:00", "10:00").Ended("09:30"));

        Assert.False(advanced.Changed);
        Assert.Equal(3, advanced.Refused.Count);
    }

    [Fact]
    public void It_keeps_its_horizon_when_it_is_stored_and_loaded_again()
    {
        StoredInstance row = Take(New("09:00"), Case.AtNine()).Instance.Pack();
        Instance loaded = Instance.Load(row, Rules);

        Assert.Equal((Monday.At("09:00"), Monday.At("09:00")), (row.Horizon, loaded.Horizon));
        Assert.Single(Take(loaded, Case.Of().State("paid", "08:00")).Refused);
        Assert.Equal(Monday.At("09:00"), loaded.Pack().Horizon);
    }

    [Fact]
    public void What_is_delivered_to_one_that_is_there_counts_nothing_by_itself_and_is_taken()
    {
        Advanced advanced = Take(Take(New("09:00"), Case.AtNine()).Instance, Case.Of().HandedOver("shipping", "s-1", "08:00").Gap("08:00", "08:30"));

        Assert.Empty(advanced.Refused);
        Assert.Equal(2, advanced.Taken);
    }

    [Fact]
    public void Without_a_horizon_everything_is_taken() =>
        Assert.Empty(Take(Instance.New(Some.Key), Case.Of().Started("-900d 09:00")).Refused);

    private static Instance New(string horizon) => Instance.New(Some.Key, Monday.At(horizon));

    private static Advanced Take(Instance instance, Case told) => Advance.Run(instance, [.. told.Facts], new AdvanceContext(Rules, Monday.At("2d 00:00"), Instant.Never));
}
