using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing.Stores;

namespace SloWatch.Storage.Tests.Sqlite;

/// <summary>SQLite answers the same when the file may not grow as when the disk is full.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly SqliteFile file = new();
    private readonly IStore store;
    private readonly Connection connection;
    private readonly SqliteWriter writer;

    public FullDiskTests()
    {
        store = file.Open();
        store.OpenWriter().Dispose();
        connection = Connection.Open(file.Path, Access.Write);
        writer = new SqliteWriter(WriterLock.Take(file.Path), connection);
    }

    public void Dispose()
    {
        writer.Dispose();
        store.Dispose();
        file.Dispose();
    }

    [Fact]
    public void A_commit_that_finds_no_room_leaves_nothing_and_says_what_to_do()
    {
        writer.Write(Megabyte("small"));
        string before = Dump();
        Fill();

        StoreException e = Assert.Throws<StoreException>(() => writer.Write(Megabyte("large")));

        Assert.Equal($"{file.Path}: the disk is full; what was committed before stands: free some space and run it again", e.Message);
        Assert.Equal(before, Dump());
        Assert.Empty(store.FindDamage());
    }

    [Fact]
    public void The_writer_goes_on_when_there_is_room_again()
    {
        Fill();
        Assert.Throws<StoreException>(() => writer.Write(Megabyte("a")));
        Empty();

        writer.Write(Megabyte("a"));

        Assert.Equal(1, store.Instances.Count(null));
    }

    [Fact]
    public void An_outer_transaction_that_finds_no_room_is_undone_or_goes_on_but_is_never_half()
    {
        IStoreTransaction all = writer.Begin();
        writer.Write(Megabyte("first"));
        Fill();
        Assert.Throws<StoreException>(() => writer.Write(Megabyte("second")));
        Empty();
        bool goesOn = connection.InTransaction;
        if (goesOn)
        {
            writer.Write(Megabyte("third"));
            all.Complete();
        }
        else
        {
            Assert.Throws<StoreException>(() => writer.Write(Megabyte("third")));
            Assert.Throws<StoreException>(all.Complete);
        }

        all.Dispose();
        Assert.Equal(goesOn ? ["first", "third"] : [], store.Instances.All(null).Select(row => row.Key.Id));
        writer.Write(Megabyte("after"));
    }

    private void Fill() => connection.Script($"PRAGMA max_page_count = {connection.Scalar("PRAGMA page_count") + 20}");

    private void Empty() => connection.Script("PRAGMA max_page_count = 1000000");

    private string Dump() => StoreDump.Text(store, row => row.Chunks.Select(chunk => $"{chunk.Length}"));

    private static Commit Megabyte(string id)
    {
        Instant at = new(0);
        Commit commit = new() { RecordedAt = at };
        commit.Instances.Add(new StoredInstance(new InstanceKey("orders", id), 0, at, at, new InstanceSummary(at, at, null, null, 1), [new byte[1 << 20]], 0, 0));
        return commit;
    }
}
