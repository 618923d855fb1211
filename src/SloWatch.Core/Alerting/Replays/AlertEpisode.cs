using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Replays;

/// <summary>One alert, from the minute whose decision raised it.</summary>
/// <param name="Until">The first minute whose decision no longer holds; null when it still held at the end.</param>
/// <param name="Reason">Of the first decision.</param>
public sealed record AlertEpisode(AlertCause Cause, Instant From, Instant? Until, string Reason);
