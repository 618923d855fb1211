using SloWatch.Core.Instances;
using SloWatch.Core.Rules;

namespace SloWatch.Testing.Builders;

/// <summary>One instance, kept as a store keeps it: the row is replaced, chunks before the first written one stay.</summary>
public sealed class Shelf
{
    private readonly List<byte[]> chunks = [];
    private StoredInstance? row;

    public StoredInstance Row => (row ?? throw new InvalidOperationException("nothing was put on the shelf")) with { Chunks = [.. chunks], FirstChunk = 0 };

    public void Put(Instance instance)
    {
        StoredInstance packed = instance.Pack();
        chunks.RemoveRange(packed.FirstChunk, chunks.Count - packed.FirstChunk);
        chunks.AddRange(packed.Chunks);
        row = packed with { RowVersion = packed.RowVersion + 1 };
    }

    public Instance Take(WorkflowRules rules) => Instance.Load(Row, rules);
}
