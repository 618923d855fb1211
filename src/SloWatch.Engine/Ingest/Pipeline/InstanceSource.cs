using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Gives instances as they are with everything that was advanced so far, written or not.</summary>
/// <param name="stored">May be read while the writer writes.</param>
internal sealed class InstanceSource(IInstanceReader stored, CommitWriter writer, IFeeds feeds) : IDisposable
{
    /// <summary>Of long instances, which are kept.</summary>
    private const long KeptFacts = 50_000;

    private readonly LongInstances kept = new(KeptFacts);
    private readonly UnwrittenRows unwritten = new();
    private readonly InstanceLoader loader = new();
    private InstanceSlice? ahead;

    /// <summary>
    /// The instances of a slice of keys, while those of the next are being loaded. No key may be in two slices of one batch: what was loaded ahead
    /// does not know what is advanced meanwhile.
    /// </summary>
    /// <param name="from">0, and then the end of the slice before.</param>
    /// <returns>As many as there are keys, at most <see cref="InstanceSlice.Size"/>.</returns>
    public InstanceSlice Find(ReadOnlySpan<InstanceKey> keys, int from)
    {
        InstanceSlice current = from > 0 && ahead is not null ? ahead : Prepare(keys[from..]);
        ahead = null;
        int next = from + InstanceSlice.Size;
        if (next < keys.Length)
        {
            ahead = Prepare(keys[next..]);
            loader.Load(ahead);
        }

        current.Wait();
        return current;
    }

    public void Used(Instance instance) => kept.Used(instance);

    public void Submitted(Transaction transaction)
    {
        unwritten.Forget(writer.NewestWritten);
        unwritten.Add(transaction);
    }

    public bool IsUnwrittenDue(string workflow, Instant before) => unwritten.IsAnyDue(workflow, before);

    /// <summary>Something else wrote, or what was to be written was not.</summary>
    public void Clear()
    {
        ahead = null;
        kept.Clear();
        unwritten.Clear();
    }

    public void Dispose() => loader.Dispose();

    private InstanceSlice Prepare(ReadOnlySpan<InstanceKey> keys)
    {
        InstanceSlice slice = new(stored.Load);
        unwritten.Forget(writer.NewestWritten);
        for (int i = 0; i < Math.Min(keys.Length, InstanceSlice.Size); i++)
        {
            if (kept.Find(keys[i]) is { } instance)
            {
                slice.Found(i, instance);
            }
            else if (OnItsWay(keys[i]) is { } row)
            {
                slice.IsOnItsWay(i, row, feeds.ContextOf(keys[i]).Rules);
            }
            else
            {
                slice.IsStored(i, keys[i], feeds.ContextOf(keys[i]).Rules, feeds.HorizonOf(keys[i]));
            }
        }

        return slice;
    }

    /// <summary>A row that has only its changed chunks is complete in the store alone.</summary>
    private StoredInstance? OnItsWay(InstanceKey key)
    {
        if (unwritten.Find(key, out long transaction) is not { } row)
        {
            return null;
        }

        if (row.FirstChunk == 0)
        {
            return row;
        }

        writer.WaitFor(transaction);
        return null;
    }
}
