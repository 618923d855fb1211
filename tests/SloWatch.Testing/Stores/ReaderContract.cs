using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>Readers beside the writer.</summary>
public abstract class ReaderContract(StorePlace place) : StoreContract(place)
{
    private const string Hash = "0123456789abcdef01234567";
    private const int Commits = 60;

    [Fact]
    public void A_reader_sees_a_commit_as_soon_as_it_is_made()
    {
        using IStore store = Open();
        using IStore reader = Open();
        using IStoreWriter writer = store.OpenWriter();
        for (int i = 1; i <= 5; i++)
        {
            writer.Write(Of(Row($"{i}")));
            Assert.Equal((i, i), (store.Instances.Count(null), reader.Instances.Count(null)));
        }
    }

    [Fact]
    public void A_snapshot_stays_at_its_moment()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(Both(1));
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        writer.Write(Both(2));

        Assert.Equal((1, 1), Seen(snapshot));
        Assert.Equal((2, 2), Seen(store));
        using IStoreSnapshot later = store.OpenSnapshot();
        Assert.Equal((2, 2), Seen(later));
    }

    [Fact]
    public void A_snapshot_of_an_empty_store_is_empty()
    {
        using IStore store = Open();
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        Write(store, Both(1));

        Assert.Equal((0, 0), Seen(snapshot));
    }

    [Fact]
    public async Task Readers_beside_the_writer_see_whole_transactions_only()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        using IStore beside = Open();
        Task<int>[] readers = [Task.Run(() => CountUntilAll(store)), Task.Run(() => CountUntilAll(beside))];
        for (int i = 1; i <= Commits; i++)
        {
            writer.Write(Both(i));
        }

        Assert.All(await Task.WhenAll(readers), looks => Assert.True(looks > 0));
    }

    [Fact]
    public async Task One_reader_may_be_shared_by_threads()
    {
        using IStore store = Open();
        Write(store, Of([.. Enumerable.Range(0, 700).Select(i => Row($"{i}"))]));

        await Parallel.ForAsync(0, 50, (i, _) =>
        {
            Assert.Equal(700, store.Instances.All(null).Count());
            Assert.Equal($"{i}", store.Instances.Load([Key($"{i}")])[0]!.Key.Id);
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Each commit adds one instance and one to the ledger, so a whole transaction has as many of one as of the other.</summary>
    private static int CountUntilAll(IStore store)
    {
        for (int looks = 1; ; looks++)
        {
            using IStoreSnapshot snapshot = store.OpenSnapshot();
            (long instances, long begun) = Seen(snapshot);
            Assert.Equal(instances, begun);
            if (instances == Commits)
            {
                return looks;
            }
        }
    }

    private static (long Instances, long Begun) Seen(IStoreReader store) =>
        (store.Instances.Count(null), store.Ledger.Sum(Hash, Instant.Never, Instant.Ever).Begun);

    private static Commit Both(int number)
    {
        Commit commit = Of(Row($"{number}"));
        commit.Ledger.Add((Hash, number), new Tally(1, 0, 0, 0, 0));
        return commit;
    }
}
