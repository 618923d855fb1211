using System.Runtime.ExceptionServices;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Instances that are advanced one after the other. Those that are not in memory are loaded once, by whichever thread comes first.</summary>
/// <param name="stored">Gives what the store has of keys, null where it has nothing, on any thread.</param>
internal sealed class InstanceSlice(Func<IReadOnlyList<InstanceKey>, IReadOnlyList<StoredInstance?>> stored)
{
    /// <summary>Instances of a slice; of two slices they are in memory at once.</summary>
    public const int Size = 128;

    private readonly Instance?[] instances = new Instance?[Size];
    private readonly Dictionary<int, DamagedFactsException> damaged = [];
    private readonly List<Missing> missing = [];
    private readonly List<InstanceKey> unread = [];
    private ExceptionDispatchInfo? failure;
    private bool begun;
    private bool done;

    /// <summary>Null where <see cref="DamageAt"/> says why.</summary>
    public Instance? this[int index] => instances[index];

    public DamagedFactsException? DamageAt(int index) => damaged.GetValueOrDefault(index);

    public void Found(int index, Instance instance) => instances[index] = instance;

    /// <summary>It is on its way into the store, as it is there.</summary>
    public void IsOnItsWay(int index, StoredInstance row, WorkflowRules rules) => missing.Add(new(index, row.Key, row, rules, Instant.Never));

    /// <param name="horizon">If the store has none.</param>
    public void IsStored(int index, InstanceKey key, WorkflowRules rules, Instant horizon)
    {
        missing.Add(new(index, key, null, rules, horizon));
        unread.Add(key);
    }

    /// <summary>Loads what is missing, unless another thread has begun to.</summary>
    public void Load()
    {
        if (Interlocked.Exchange(ref begun, true))
        {
            return;
        }

        try
        {
            LoadMissing();
        }
        catch (Exception failed) // whatever it is, it belongs to whoever waits
        {
            failure = ExceptionDispatchInfo.Capture(failed);
        }

        lock (missing)
        {
            done = true;
            Monitor.PulseAll(missing);
        }
    }

    /// <summary>Until all are there. Throws what loading them failed with.</summary>
    public void Wait()
    {
        Load();
        lock (missing)
        {
            while (!done)
            {
                Monitor.Wait(missing);
            }
        }

        failure?.Throw();
    }

    private void LoadMissing()
    {
        IReadOnlyList<StoredInstance?> rows = unread.Count > 0 ? stored(unread) : [];
        int read = 0;
        foreach (Missing one in missing)
        {
            StoredInstance? row = one.Row ?? rows[read++];
            try
            {
                instances[one.Index] = row is null ? Instance.New(one.Key, one.Horizon) : Instance.Load(row, one.Rules);
            }
            catch (DamagedFactsException damage)
            {
                damaged.Add(one.Index, damage);
            }
        }
    }

    private readonly record struct Missing(int Index, InstanceKey Key, StoredInstance? Row, WorkflowRules Rules, Instant Horizon);
}
