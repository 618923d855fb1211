using System.Runtime.InteropServices;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>
/// How much more may be put into quarantine: whoever sends what nobody can read must not fill the disk with it, nor take the room of others. A source
/// gets half of what the others leave; names of which nothing was ever taken are one source, for anybody can think of more. What finds no room is
/// answered as refused and counted.
/// </summary>
internal sealed class QuarantineRoom
{
    private const string Strangers = "";

    private readonly IStoreWriter store;
    private readonly int limit;
    private readonly Dictionary<string, long> entries = [];
    private HashSet<string> known = [];
    private long all;
    private long unkept;
    private bool mayDiffer;
    private volatile bool isFull;

    public QuarantineRoom(IStoreWriter store, int limit)
    {
        (this.store, this.limit) = (store, limit);
        Recount();
    }

    /// <summary>Events that were refused and not kept.</summary>
    public long Unkept => Interlocked.Read(ref unkept);

    /// <summary>Of the last that were refused, some found no room.</summary>
    public bool IsFull => isFull;

    /// <summary>Takes out of the commit what finds no room. What waited in the anteroom had its place already, and whoever sent it no longer has it.</summary>
    public void Limit(Commit commit)
    {
        bool hadTheirPlace = commit.AnteroomLeft.Count > 0;
        known.UnionWith(commit.Sources.Select(source => source.Name));
        mayDiffer |= hadTheirPlace || commit.OldRecords.Count + commit.QuarantineReleased.Count + commit.QuarantineStaying.Count > 0;
        if (commit.Quarantine.Count == 0 || hadTheirPlace)
        {
            return;
        }

        if (mayDiffer && !commit.Quarantine.TrueForAll(refused => HasRoom(SenderOf(refused), commit.Quarantine.Count)))
        {
            Recount();
        }

        int without = commit.Quarantine.RemoveAll(refused => !Take(SenderOf(refused)));
        isFull = without > 0;
        Interlocked.Add(ref unkept, without);
    }

    private bool Take(string sender)
    {
        if (!HasRoom(sender, 1))
        {
            return false;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(entries, sender, out _)++;
        all++;
        return mayDiffer = true; // it may be told twice, and is kept once
    }

    private bool HasRoom(string sender, int more)
    {
        long own = entries.GetValueOrDefault(sender);
        return own + more <= (limit - (all - own)) / 2;
    }

    private string SenderOf(Quarantined refused) => known.Contains(refused.Source) ? refused.Source : Strangers;

    private void Recount()
    {
        known = [.. store.Sources.All().Select(source => source.Name)];
        entries.Clear();
        foreach ((string source, long count) in store.Sources.QuarantineCounts())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(entries, known.Contains(source) ? source : Strangers, out _) += count;
        }

        all = entries.Values.Sum();
        mayDiffer = false;
    }
}
