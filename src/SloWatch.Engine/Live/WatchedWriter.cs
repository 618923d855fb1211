using System.Runtime.InteropServices;
using SloWatch.Core.Ledger;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>Notes what every transaction changes in the ledger, so that whoever decides alerts need not read it again, and counts what is refused.</summary>
internal sealed class WatchedWriter(IStoreWriter inner, int quarantine) : IStoreWriter
{
    private readonly Lock gate = new();
    private readonly QuarantineRoom room = new(inner, quarantine);
    private Dictionary<(string Measurement, long Minute), Tally> changes = [];
    private long refused;

    public DamagedInstances Damaged => inner.Damaged;

    public IInstanceReader Instances => inner.Instances;

    public ILedgerReader Ledger => inner.Ledger;

    public ISourceReader Sources => inner.Sources;

    public IAlertReader Alerts => inner.Alerts;

    public IAnteroomReader Anteroom => inner.Anteroom;

    /// <summary>Events that were refused, told again or not, and for whatever reason.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Of <see cref="Refused"/>, those that are not kept, because the quarantine is full.</summary>
    public long Unkept => room.Unkept;

    /// <summary>It was, the last time something was refused.</summary>
    public bool IsQuarantineFull => room.IsFull;

    public void Write(Commit commit)
    {
        int told = commit.Quarantine.Count;
        room.Limit(commit);
        inner.Write(commit);
        Interlocked.Add(ref refused, told);
        lock (gate)
        {
            foreach (((string, long) minute, Tally change) in commit.Ledger)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(changes, minute, out _) += change;
            }
        }
    }

    /// <summary>Since the last call.</summary>
    public IReadOnlyDictionary<(string Measurement, long Minute), Tally> TakeChanges()
    {
        lock (gate)
        {
            return Interlocked.Exchange(ref changes, []);
        }
    }

    public void ProveRoom() => inner.ProveRoom();

    public IStoreTransaction Begin() => inner.Begin();

    public IReadOnlyList<string> FindDamage() => inner.FindDamage();

    public void Dispose() => inner.Dispose();
}
