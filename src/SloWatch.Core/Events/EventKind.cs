namespace SloWatch.Core.Events;

/// <summary>What happened. The order of the members is their rank at equal time, and their numbers are stored: never renumber.</summary>
public enum EventKind : byte
{
    Started = 1,
    Reopened = 2,
    Resumed = 3,
    Unblocked = 4,
    Updated = 5,
    StepScheduled = 6,
    StepStarted = 7,
    StepFailed = 8,
    StepEnded = 9,
    State = 10,
    Blocked = 11,
    Suspended = 12,
    Ended = 13,
    Alive = 14,
    Slot = 15,
    Gauge = 16,
    Watermark = 17,
    Gap = 18,

    /// <summary>Another workflow took over, or may have and it was not seen. No source tells it: it is delivered to the instance that handed over.</summary>
    HandedOver = 19,

    /// <summary>Something is to be heard of a subject between `from` and `at`. No source tells it: it is delivered to the subject's day.</summary>
    Watched = 20,
}
