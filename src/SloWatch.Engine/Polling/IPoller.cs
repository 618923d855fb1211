using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Polling;

/// <summary>Asks one source. It never throws but when it is cancelled: what went wrong is an answer, too.</summary>
public interface IPoller : IDisposable
{
    /// <summary>One round: everything that it is to be asked for.</summary>
    /// <param name="at">When the round began. Facts of it are of that time.</param>
    Task<PollRound> AskAsync(Instant at, CancellationToken cancellation);
}

/// <summary>What a round gave.</summary>
/// <param name="Events">Facts that are known, though others may not be.</param>
/// <param name="Trouble">Why not everything is known, and what to do; null when it is, and the source is complete up to the round.</param>
public sealed record PollRound(IReadOnlyList<WorkflowEvent> Events, string? Trouble);
