using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Retention;

/// <summary>Retention of a store that no service runs on.</summary>
public static class RetentionRun
{
    /// <summary>Brings the ledger up to the rules before. Gives how many instances were removed.</summary>
    /// <param name="keep">How long what has ended is kept.</param>
    public static long Run(IStore store, RuleSet rules, TimeSpan keep, TimeProvider time, IProgress<long>? instances, CancellationToken cancellation)
    {
        using IStoreWriter writer = store.OpenWriter();
        BackFill.Run(writer, rules, time, null, cancellation);
        RetentionPace pace = new();
        long removed = 0;
        foreach (RetentionSlice slice in new RetentionWalk(writer, rules, keep, pace, time).Slices())
        {
            cancellation.ThrowIfCancellationRequested();
            long began = time.GetTimestamp();
            removed += RetentionStep.Take(writer, slice, time);
            pace.Took(time.GetElapsedTime(began));
            instances?.Report(removed);
        }

        return removed;
    }
}
