using System.Runtime.InteropServices;
using SloWatch.Core.Instances;

namespace SloWatch.Engine.Ingest.Batches;

/// <summary>Where the events of each instance lie in a batch, each instance's in the order of arrival. Its memory is used again for each batch.</summary>
internal sealed class BatchIndex
{
    private readonly Dictionary<InstanceKey, int> numbers = [];
    private readonly List<InstanceKey> keys = [];
    private readonly List<(int Group, int Position)> arrivals = [];
    private int[] ends = [];
    private int[] positions = [];
    private int last = -1;

    /// <summary>Instances, in the order in which they were met.</summary>
    public ReadOnlySpan<InstanceKey> Keys => CollectionsMarshal.AsSpan(keys);

    public void Add(InstanceKey key, int position)
    {
        // Cases of event logs come whole, and their events share their names.
        if (last < 0 || !ReferenceEquals(key.Id, keys[last].Id) || !ReferenceEquals(key.Workflow, keys[last].Workflow))
        {
            last = NumberOf(key);
        }

        arrivals.Add((last, position));
    }

    /// <summary>Valid after <see cref="Arrange"/>.</summary>
    public ReadOnlySpan<int> PositionsOf(int group)
    {
        int from = group == 0 ? 0 : ends[group - 1];
        return positions.AsSpan(from, ends[group] - from);
    }

    /// <summary>Sorts by instance, when all are there.</summary>
    public void Arrange()
    {
        ends = AtLeast(ends, keys.Count);
        positions = AtLeast(positions, arrivals.Count);
        Array.Clear(ends);
        foreach ((int group, _) in arrivals)
        {
            ends[group]++;
        }

        int begin = 0;
        for (int group = 0; group < keys.Count; group++)
        {
            (ends[group], begin) = (begin, begin + ends[group]);
        }

        // Each group fills upwards from its beginning; afterwards its beginning is its end.
        foreach ((int group, int position) in arrivals)
        {
            positions[ends[group]++] = position;
        }
    }

    public void Clear()
    {
        numbers.Clear();
        keys.Clear();
        arrivals.Clear();
        last = -1;
    }

    private static int[] AtLeast(int[] array, int length) => array.Length >= length ? array : new int[Math.Max(length, 2 * array.Length)];

    private int NumberOf(InstanceKey key)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out bool known);
        if (!known)
        {
            number = keys.Count;
            keys.Add(key);
        }

        return number;
    }
}
