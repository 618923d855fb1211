using SloWatch.Core.Events;

namespace SloWatch.Core.Tests.Events;

public class EventKindTests
{
    [Fact]
    public void Kinds_rank_at_equal_time_as_the_design_lists_them() => Assert.Equal(
        [
            EventKind.Started, EventKind.Reopened, EventKind.Resumed, EventKind.Unblocked, EventKind.Updated, EventKind.StepScheduled, EventKind.StepStarted,
            EventKind.StepFailed, EventKind.StepEnded, EventKind.State, EventKind.Blocked, EventKind.Suspended, EventKind.Ended, EventKind.Alive, EventKind.Slot,
            EventKind.Gauge, EventKind.Watermark, EventKind.Gap, EventKind.HandedOver, EventKind.Watched,
        ],
        Enum.GetValues<EventKind>().Order());

    [Fact]
    public void Stored_numbers_of_kinds_never_change()
    {
        Assert.Equal(Enumerable.Range(1, 20), Enum.GetValues<EventKind>().Select(kind => (int)kind));
        Assert.Equal(13, (int)EventKind.Ended);
    }

    [Fact]
    public void Stored_numbers_of_outcomes_never_change() => Assert.Equal(
        [(0, "None"), (1, "Completed"), (2, "Failed"), (3, "TimedOut"), (4, "Cancelled"), (5, "Skipped"), (6, "Vanished")],
        Enum.GetValues<Outcome>().Select(outcome => ((int)outcome, outcome.ToString())));

    [Fact]
    public void Every_outcome_is_read_by_its_name()
    {
        Assert.Equal(Enum.GetValues<Outcome>().Except([Outcome.None]), OutcomeNames.All.Select(name => OutcomeNames.Parse(name)!.Value));
        Assert.Null(OutcomeNames.Parse("done"));
    }
}
