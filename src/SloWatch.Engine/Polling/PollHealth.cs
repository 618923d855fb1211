namespace SloWatch.Engine.Polling;

/// <summary>What became of the rounds of one source since the service began.</summary>
/// <param name="Trouble">Of the last round; null when it was complete, or none has ended.</param>
public sealed record PollHealth(string Source, string Workflow, long Complete, long Incomplete, string? Trouble);
