using SloWatch.Core.Instances;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Instances kept in memory because their next events are likely near. Bounded by weight; those not used for longest go first.</summary>
/// <param name="weightLimit">Facts, and <see cref="InstanceWeight"/> for each instance.</param>
internal sealed class HotInstances(long weightLimit)
{
    /// <summary>What an instance takes in memory besides its facts, in facts.</summary>
    private const int InstanceWeight = 8;

    private readonly Dictionary<InstanceKey, LinkedListNode<Hot>> byKey = [];
    private readonly LinkedList<Hot> byUse = new();
    private long weight;

    public int Count => byKey.Count;

    /// <summary>The newest batch in which an instance that had to go was used; before that is written, the store has an older one.</summary>
    public long NewestGone { get; private set; }

    public Instance? Use(InstanceKey key, long batch)
    {
        if (!byKey.TryGetValue(key, out LinkedListNode<Hot>? node))
        {
            return null;
        }

        byUse.Remove(node);
        byUse.AddLast(node);
        node.ValueRef.Batch = batch;
        return node.Value.Instance;
    }

    public void Add(Instance instance, long batch)
    {
        LinkedListNode<Hot> node = byUse.AddLast(new Hot(instance) { Batch = batch });
        byKey.Add(instance.Key, node);
        Weigh(ref node.ValueRef);
    }

    /// <summary>After it took facts.</summary>
    public void Weigh(InstanceKey key)
    {
        if (byKey.TryGetValue(key, out LinkedListNode<Hot>? node))
        {
            Weigh(ref node.ValueRef);
        }
    }

    public void Trim()
    {
        while (weight > weightLimit && byUse.First is { } oldest)
        {
            byUse.RemoveFirst();
            byKey.Remove(oldest.Value.Instance.Key);
            weight -= oldest.Value.Weight;
            NewestGone = Math.Max(NewestGone, oldest.Value.Batch);
        }
    }

    public void Clear()
    {
        byKey.Clear();
        byUse.Clear();
        weight = 0;
        NewestGone = 0;
    }

    private void Weigh(ref Hot hot)
    {
        int now = InstanceWeight + hot.Instance.FactCount;
        weight += now - hot.Weight;
        hot.Weight = now;
    }

    private record struct Hot(Instance Instance)
    {
        public int Weight { get; set; }

        public long Batch { get; set; }
    }
}
