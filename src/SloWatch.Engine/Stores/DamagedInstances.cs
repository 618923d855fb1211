using System.Collections.Concurrent;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;

namespace SloWatch.Engine.Stores;

/// <summary>Instances whose stored facts cannot be read. Each is set aside: whoever goes over many leaves it as it is and does all others. May be used from any thread.</summary>
public sealed class DamagedInstances
{
    private readonly ConcurrentDictionary<InstanceKey, DamagedFactsException> found = [];

    /// <summary>Each once, ordered by key.</summary>
    public IReadOnlyList<DamagedFactsException> Found => [.. found.OrderBy(one => one.Key).Select(one => one.Value)];

    public void Add(DamagedFactsException damage) => found[damage.Key] = damage;

    public void AddAll(IEnumerable<DamagedFactsException> damaged) => damaged.ToList().ForEach(Add);

    /// <summary>What it does for one instance needs one that may not be readable; then nothing of it may be done.</summary>
    public void Try(Action work)
    {
        try
        {
            work();
        }
        catch (DamagedFactsException damage)
        {
            Add(damage);
        }
    }
}
