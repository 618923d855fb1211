using SloWatch.Core.Time;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>What alert decisions have to know of a workflow, besides its ledger.</summary>
/// <param name="Watermark">Every event before it has been seen, and all that fell due before it is posted.</param>
/// <param name="Unknown">Why nobody can say how its objectives stand; null when one can.</param>
/// <param name="StaleAfter">
/// Minutes that the watermark passes later than this stay undecided: when they went by, their objectives were unknown, and a backlog that comes
/// at once says of them no more than one that comes bit by bit. Null: they are decided on however late.
/// </param>
public readonly record struct WorkflowStanding(string Workflow, Instant Watermark, string? Unknown, TimeSpan? StaleAfter = null);

/// <param name="Stale">Why nobody can say how its workflow stands; null when it is up to date.</param>
public readonly record struct SourceStanding(string Source, string Workflow, string? Stale)
{
    /// <summary>
    /// It fell silent in this very minute, or the service began so lately that it may just not have been heard yet, or heard it so lately that it
    /// may still be catching up: its silence does not alert yet.
    /// </summary>
    public bool IsAwaited { get; init; }
}
