using SloWatch.Engine.Ingest.Anteroom;

namespace SloWatch.Engine.Live;

/// <param name="WaitingEvents">At most so many events wait to be taken; more are sent away.</param>
/// <param name="Feeds">At most so many pairs of source and workflow that no rule names.</param>
public sealed record LiveOptions(int WaitingEvents = 50_000, int Feeds = 1000)
{
    /// <summary>Facts of one source for one workflow that may wait for their instance.</summary>
    public int Anteroom { get; init; } = Assembler.UsualLimit;

    /// <summary>Entries that the quarantine may have. What is refused beyond them is told to whoever sent it, and counted, and not kept.</summary>
    public int Quarantine { get; init; } = 100_000;

    /// <summary>Whoever runs it wants it to end: what takes long, also while it starts, stops where it is, and goes on the next time.</summary>
    public CancellationToken Stopping { get; init; }

    public static readonly TimeSpan UsualRetention = TimeSpan.FromDays(400);

    /// <summary>How long instances are kept after their end.</summary>
    public TimeSpan Retention { get; init; } = UsualRetention;
}
