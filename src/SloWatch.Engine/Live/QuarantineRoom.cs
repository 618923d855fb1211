using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>
/// How much more may be put into quarantine: whoever sends what nobody can read must not fill the disk with it. What finds no room is answered as
/// refused and counted.
/// </summary>
internal sealed class QuarantineRoom(IStoreWriter store, int limit)
{
    private long entries = store.Sources.QuarantineCount(null);
    private long unkept;
    private volatile bool isFull;

    /// <summary>Events that were refused and not kept.</summary>
    public long Unkept => Interlocked.Read(ref unkept);

    /// <summary>The last that was refused found no room.</summary>
    public bool IsFull => isFull;

    /// <summary>Takes out of the commit what finds no room. What comes back from a replay, or waited in the anteroom, had its place already, and whoever sent it no longer has it.</summary>
    public void Limit(Commit commit)
    {
        if (commit.Quarantine.Count == 0 || commit.QuarantineReleased.Count + commit.AnteroomLeft.Count > 0)
        {
            return;
        }

        if (entries + commit.Quarantine.Count > limit)
        {
            entries = store.Sources.QuarantineCount(null); // some were told twice, or have left it
        }

        int room = (int)Math.Clamp(limit - entries, 0, commit.Quarantine.Count);
        isFull = room < commit.Quarantine.Count;
        Interlocked.Add(ref unkept, commit.Quarantine.Count - room);
        commit.Quarantine.RemoveRange(room, commit.Quarantine.Count - room);
        entries += room;
    }
}
