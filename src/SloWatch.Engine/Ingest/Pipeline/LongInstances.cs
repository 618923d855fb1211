using SloWatch.Core.Instances;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>
/// Keeps instances that are long, because their next events are likely near and loading them takes long. Short ones are not worth it: they are
/// loaded again in less time than the garbage collector takes to carry them along. Those not used for longest go first.
/// </summary>
/// <param name="limit">Facts that are kept in memory.</param>
internal sealed class LongInstances(long limit)
{
    public const int LongFrom = 256;

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
        while (facts > limit)
        {
            Kept oldest = byUse.First!.Value;
            byUse.RemoveFirst();
            byKey.Remove(oldest.Instance.Key);
            facts -= oldest.Facts;
        }
    }

    public void Clear()
    {
        byKey.Clear();
        byUse.Clear();
        facts = 0;
    }

    private readonly record struct Kept(Instance Instance, int Facts);
}
