using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Storage.Sqlite.Instances;

namespace SloWatch.Storage.Tests.Sqlite;

public sealed class DueTests
{
    private const int Pending = 5_000, Looks = 10;

    /// <summary>Operations of SQLite for each look; to look at all that is not due would take five for each of these.</summary>
    private const int Few = 100;

    [Fact]
    public void Whether_anything_is_due_is_known_as_soon_however_much_is_not_and_is_planned_once()
    {
        using SqliteFile file = new();
        using IStore store = file.Open();
        Write(store, "orders", Pending);
        using Connection connection = Connection.OpenForReading(file.Path);

        for (int look = 1; look <= Looks; look++)
        {
            using Query query = connection.Query(InstanceReader.DueBefore);
            query.BindName(1, "orders");
            query.Bind(2, look % 2);
            query.Bind(3, 100);
            Assert.False(query.Read());
            Assert.InRange(query.Cost.Steps, 1, look * Few);
            Assert.Equal(0, query.Cost.Replanned);
        }
    }

    /// <summary>Due one after another.</summary>
    private static void Write(IStore store, string workflow, int count)
    {
        Instant at = new(0);
        Commit commit = new() { RecordedAt = at };
        commit.Instances.AddRange(Enumerable.Range(1, count).Select(number => new StoredInstance(new InstanceKey(workflow, $"i-{number}"), 0, at, new Instant(number), new InstanceSummary(at, at, null, null, 1), [[1]], 0, 0)));
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(commit);
    }
}
