namespace SloWatch.Core.Events;

/// <summary>How an instance or a step run ended. The numbers are stored: never renumber.</summary>
public enum Outcome : byte
{
    None = 0,
    Completed = 1,
    Failed = 2,
    TimedOut = 3,
    Cancelled = 4,

    /// <summary>Steps only.</summary>
    Skipped = 5,

    /// <summary>Instances only: gone from the source, what became of it is unknown.</summary>
    Vanished = 6,
}
