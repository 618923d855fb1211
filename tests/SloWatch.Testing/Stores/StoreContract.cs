using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>What every store must do, whatever it is made of. A store passes it by deriving each of the contracts beside this file.</summary>
public abstract class StoreContract(StorePlace place) : IDisposable
{
    protected const string Loans = "loan-application";

    protected static readonly Instant Midnight = Instant.From(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));

    protected StorePlace Place => place;

    public void Dispose()
    {
        place.Dispose();
        GC.SuppressFinalize(this);
    }

    protected IStore Open() => place.Open();

    protected static Commit Empty() => new() { RecordedAt = Midnight };

    protected static Commit Of(params StoredInstance[] instances)
    {
        Commit commit = Empty();
        commit.Instances.AddRange(instances);
        return commit;
    }

    protected static InstanceKey Key(string id) => new(Loans, id);

    /// <summary>A row that was never written, with one chunk.</summary>
    protected static StoredInstance Row(string id, string workflow = Loans) => new(
        new InstanceKey(workflow, id),
        RowVersion: 0,
        JudgedAt: Midnight,
        NextDeadline: Instant.Ever,
        new InstanceSummary(Midnight, Midnight + TimeSpan.FromHours(1), EndedAt: null, BusinessKey: null, FactCount: 3),
        Chunks: [[1, 2, 3]],
        FirstChunk: 0,
        Checksum: -77);

    /// <summary>Writes in a writer of its own.</summary>
    protected static void Write(IStore store, Commit commit)
    {
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(commit);
    }

    protected static StoredInstance? Load(IStoreReader store, string id) => store.Instances.Load([Key(id)])[0];

    /// <summary>But for the number of its row, which is the store's own.</summary>
    protected static void AssertSame(StoredInstance expected, StoredInstance? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Chunks = [], Number = 0 }, actual with { Chunks = [], Number = 0 });
        Assert.Equal(expected.Chunks, actual.Chunks);
    }
}
