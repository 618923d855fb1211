using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>All instances of a workflow in the order of their keys, some hundred at a time, each page as it is when it is asked for: anything may be written before the next.</summary>
internal sealed class InstancePages(IInstanceReader instances)
{
    /// <summary>A page takes some ten milliseconds to judge.</summary>
    public const int Size = 256;

    public IEnumerable<IReadOnlyList<StoredInstance>> Of(string workflow)
    {
        InstanceKey last = new(workflow, "");
        while (instances.After(last).Take(Size).ToArray() is { Length: > 0 } page)
        {
            yield return page;
            last = page[^1].Key;
        }
    }
}
