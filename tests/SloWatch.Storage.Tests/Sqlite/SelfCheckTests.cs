using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;

namespace SloWatch.Storage.Tests.Sqlite;

public sealed class SelfCheckTests : IDisposable
{
    private readonly SqliteFile file = new();

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData("UPDATE ledger SET good = good + 1 WHERE minute = 5", "the sum of the measurement m over the day 1970-01-01 is not that of its minutes")]
    [InlineData("DELETE FROM ledger WHERE minute = -1", "the sum of the measurement m over the day 1969-12-31 is not that of its minutes")]
    [InlineData("UPDATE ledger_day SET closed_bad = 7 WHERE day = 0", "the sum of the measurement m over the day 1970-01-01 is not that of its minutes")]
    [InlineData("DELETE FROM chunk WHERE ordinal = 1", "orders/long lacks some of its facts")]
    [InlineData("INSERT INTO correlation_key VALUES (1, 'order', 'K-1', 99)", "the key K-1 leads to an instance that is not there")]
    [InlineData("UPDATE workflow SET last_at = 3", "the latest fact noted for orders is not that of its instances")]
    public void Names_what_disagrees(string damage, string expected)
    {
        using IStore store = file.Open();
        using (IStoreWriter writer = store.OpenWriter())
        {
            writer.Write(Some());
            Assert.Empty(writer.FindDamage());
        }

        using (Connection connection = Connection.Open(file.Path, Access.Write))
        {
            connection.Script(damage);
        }

        Assert.Equal([expected], store.FindDamage());
    }

    [Fact]
    public void A_day_whose_minutes_all_became_zero_is_no_damage()
    {
        Commit undo = new() { RecordedAt = new Instant(0) };
        undo.Ledger.Add(("m", -1), new Tally(-1, 0, 0, 0, 0));
        using IStore store = file.Open();
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(Some());
        writer.Write(undo);

        Assert.Empty(store.FindDamage());
    }

    private static Commit Some()
    {
        Instant at = new(0);
        Commit commit = new() { RecordedAt = at };
        commit.Instances.Add(new StoredInstance(new InstanceKey("orders", "long"), 0, at, at, new InstanceSummary(at, at, null, null, 1), [[1], [2], [3]], 0, 0));
        commit.Ledger.Add(("m", -1), new Tally(1, 0, 0, 0, 0));
        commit.Ledger.Add(("m", 5), new Tally(0, 1, 0, 0, 0));
        return commit;
    }
}
