using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <param name="Now">The workflow's watermark.</param>
/// <param name="DecidedUpTo">Minutes before it have had their alert decision; <see cref="Instant.Never"/> if none has.</param>
public sealed record AdvanceContext(WorkflowRules Rules, Instant Now, Instant DecidedUpTo);

public static class Advance
{
    /// <summary>
    /// The heart: folds new facts into an instance, judges it at `now`, and returns the difference to what was posted before.
    /// The given instance is consumed: it and the returned one share their state, so whoever fails to write the result drops it and loads it again.
    /// </summary>
    public static Advanced Run(Instance instance, ReadOnlySpan<WorkflowEvent> events, AdvanceContext context) => throw new NotImplementedException();

    /// <summary>Forgets every fact of a source, as if it had never been delivered. An instance without facts is to be removed.</summary>
    public static Advanced Forget(Instance instance, string source, AdvanceContext context) => throw new NotImplementedException();
}
