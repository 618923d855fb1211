using System.Runtime.InteropServices;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Instances.Retiring;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Retention;

/// <summary>Removes one slice, in one transaction.</summary>
internal static class RetentionStep
{
    /// <summary>So many of those that hand over with one key are looked at.</summary>
    private const int MostGivers = 1000;

    /// <summary>Something is being counted anew, or was counted by other rules: what is removed now would be missing there.</summary>
    public static bool MustWait(IStoreReader store, RuleSet rules) => !MeasurementChange.Between(store.Ledger, rules).IsNothing;

    /// <summary>Gives how many instances were removed: none when one of them has changed since it was looked at.</summary>
    public static int Take(IStoreWriter writer, RetentionSlice slice, TimeProvider time)
    {
        Commit commit = new() { RecordedAt = Instant.From(time.GetUtcNow()) };
        foreach (Retired one in slice.Instances.Where(one => !IsAwaited(writer, slice.Rules, one.Key)))
        {
            Add(commit, one);
        }

        if (commit.InstancesRetired.Count > 0)
        {
            commit.Horizons.Add((slice.Workflow, slice.Horizon));
        }

        commit.OldRecords.AddRange(slice.Old is { } old ? [old] : []);
        try
        {
            writer.Write(commit);
            return commit.InstancesRetired.Count;
        }
        catch (StaleInstanceException)
        {
            return 0; // they are looked at again the next time
        }
    }

    private static void Add(Commit commit, Retired one)
    {
        commit.InstancesRetired.Add((one.Key, one.RowVersion));
        commit.ViolationsRemoved.AddRange(one.Violations);
        foreach (Posting posting in one.Postings)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(commit.Balance, (posting.Measurement.Hash, posting.Minute), out _) += posting.Change;
        }
    }

    /// <summary>
    /// One that hands over and was there in its time is still there, and may have handed over to it: who took over is told anew with each change, so it has to be there
    /// as long.
    /// </summary>
    private static bool IsAwaited(IStoreReader store, RuleSet rules, InstanceKey key)
    {
        foreach (WorkflowRules giving in rules.All)
        {
            foreach (Receiver receiver in giving.Receivers.Where(receiver => receiver.Workflow == key.Workflow))
            {
                IReadOnlyList<SharedKey> givers = store.Instances.Sharing(key, giving.Workflow.Name, receiver.Key, MostGivers);
                if (givers.Count > 0 && MayHaveGiven(store, [.. givers.Select(giver => giver.Instance).Distinct()], key))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool MayHaveGiven(IStoreReader store, InstanceKey[] givers, InstanceKey taker) =>
        store.Instances.Load([taker])[0] is { } taking
        && store.Instances.Load(givers).OfType<StoredInstance>().Any(giving => HandedOver.MayBe(giving.Summary, taking.Summary));
}
