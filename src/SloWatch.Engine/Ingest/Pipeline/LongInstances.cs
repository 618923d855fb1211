using SloWatch.Core.Instances;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>
/// Keeps instances that are long, because their next events are likely near and loading them takes long. Short ones are not worth it: they are
/// loaded again in less time than the garbage collector takes to carry them along. Those not used for longest go first.
/// </summary>
/// <param name="limit">Facts that are kept in memory; the one used last is kept though it has more.</param>
internal sealed class LongInstances(long limit)
{
    public const int LongFrom = 256;

    /// <summary>Some 20 MB of memory; to load them takes longer than to collect them.</summary>
    private const long ManyFacts = 40_000;

    private readonly Dictionary<InstanceKey, LinkedListNode<Kept>> byKey = [];
    private readonly LinkedList<Kept> byUse = new();
    private long facts;

    public int Count => byKey.Count;

    public Instance? Find(InstanceKey key) => byKey.TryGetValue(key, out LinkedListNode<Kept>? node) ? node.Value.Instance : null;

    public void Used(Instance instance)
    {
        if (instance.FactCount < LongFrom)
        {
            return;
        }

        if (byKey.Remove(instance.Key, out LinkedListNode<Kept>? node))
        {
            byUse.Remove(node);
            facts -= node.Value.Facts;
        }

        byKey.Add(instance.Key, byUse.AddLast(new Kept(instance, instance.FactCount)));
        facts += instance.FactCount;
        long dropped = 0;
        while (facts > limit && byUse.Count > 1)
        {
            Kept oldest = byUse.First!.Value;
            byUse.RemoveFirst();
            byKey.Remove(oldest.Instance.Key);
            facts -= oldest.Facts;
            dropped += oldest.Facts;
        }

        LetGo(dropped);
    }

    public void Clear()
    {
        long dropped = facts;
        byKey.Clear();
        byUse.Clear();
        facts = 0;
        LetGo(dropped);
    }

    /// <summary>Left to itself, the collector would keep what so many facts took until the next instance of that kind is loaded beside them.</summary>
    private static void LetGo(long dropped)
    {
        if (dropped >= ManyFacts)
        {
            GC.Collect();
        }
    }

    private readonly record struct Kept(Instance Instance, int Facts);
}
