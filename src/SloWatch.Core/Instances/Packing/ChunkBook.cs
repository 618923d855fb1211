using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Packing;

/// <summary>The chunks of an instance: full ones are packed once, so that a long loop rewrites only its last chunk.</summary>
internal sealed class ChunkBook
{
    private readonly List<long> fullChecksums = [];

    /// <summary>Full chunks that the store holds.</summary>
    public int Stored => fullChecksums.Count;

    /// <summary>Of all chunks; valid after <see cref="Pack"/>.</summary>
    public long Checksum { get; private set; }

    public List<WorkflowEvent> Load(StoredInstance stored)
    {
        List<WorkflowEvent> facts = new(stored.Summary.FactCount);
        foreach (byte[] chunk in stored.Chunks)
        {
            int before = facts.Count;
            FactPacker.Unpack(chunk, stored.Key, facts);
            if (facts.Count - before == FactPacker.FactsPerChunk)
            {
                fullChecksums.Add(Packing.Checksum.Of(chunk));
            }
        }

        return facts;
    }

    /// <summary>Everything is written anew by the next <see cref="Pack"/>.</summary>
    public void Restart() => fullChecksums.Clear();

    /// <summary>The chunks from <see cref="Stored"/> on; the last one is the open one and may be empty.</summary>
    public IReadOnlyList<byte[]> Pack(IReadOnlyList<WorkflowEvent> arrivals)
    {
        List<byte[]> changed = new(capacity: 1);
        for (int from = Stored * FactPacker.FactsPerChunk; from + FactPacker.FactsPerChunk <= arrivals.Count; from += FactPacker.FactsPerChunk)
        {
            byte[] full = FactPacker.Pack(arrivals, from, FactPacker.FactsPerChunk);
            changed.Add(full);
            fullChecksums.Add(Packing.Checksum.Of(full));
        }

        int begun = Stored * FactPacker.FactsPerChunk;
        byte[] open = FactPacker.Pack(arrivals, begun, arrivals.Count - begun);
        changed.Add(open);
        Checksum = Packing.Checksum.Over(fullChecksums, Packing.Checksum.Of(open));
        return changed;
    }
}
