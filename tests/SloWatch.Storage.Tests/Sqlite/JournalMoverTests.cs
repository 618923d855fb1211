using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;

namespace SloWatch.Storage.Tests.Sqlite;

public sealed class JournalMoverTests : IDisposable
{
    private const long Megabyte = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SqliteFile file = new();
    private readonly IStore store;

    public JournalMoverTests() => store = file.Open();

    public void Dispose()
    {
        store.Dispose();
        file.Dispose();
    }

    [Fact]
    public void What_was_committed_comes_to_its_place_while_nobody_writes()
    {
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(Rows(0, count: 10, bytes: Megabyte));
        Assert.True(SizeOf("") < Megabyte, "so little is not moved at once");
        using JournalMover mover = new(file.Path);

        mover.Wrote(5000);

        Assert.True(SpinWait.SpinUntil(() => SizeOf("") > 10 * Megabyte, Patience), $"{SizeOf("")}");
    }

    [Fact]
    public void The_journal_begins_anew_while_much_is_written()
    {
        using (IStoreWriter writer = store.OpenWriter())
        {
            for (int commit = 0; commit < 100; commit++)
            {
                writer.Write(Rows(commit, count: 2500, bytes: 2000));
            }

            Assert.True(SizeOf("-wal") < 200 * Megabyte, $"{SizeOf("-wal") / Megabyte} MB");
        }

        Assert.Equal(0, SizeOf("-wal"));
        Assert.Empty(store.FindDamage());
        Assert.Equal(250_000, store.Instances.Count(null));
    }

    private long SizeOf(string beside) => new FileInfo(file.Path + beside) is { Exists: true } found ? found.Length : 0;

    private static Commit Rows(int commit, int count, long bytes)
    {
        Instant at = new(0);
        Commit rows = new() { RecordedAt = at };
        rows.Instances.AddRange(Enumerable.Range(0, count).Select(number => new StoredInstance(new InstanceKey("orders", $"o-{commit}-{number}"), 0, at, at, new InstanceSummary(at, at, null, null, 1), [new byte[bytes]], 0, 0)));
        return rows;
    }
}
