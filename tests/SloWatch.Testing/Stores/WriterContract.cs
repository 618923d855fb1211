using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>One writer, whole transactions.</summary>
public abstract class WriterContract(StorePlace place) : StoreContract(place)
{
    private const string Hash = "0123456789abcdef01234567";

    [Fact]
    public void A_stale_version_is_refused_and_nothing_of_its_commit_is_kept()
    {
        using IStore store = Open();
        Write(store, Of(Row("a")));
        string before = Dump(store);

        foreach (StoredInstance stale in (StoredInstance[])[Row("a"), Row("a") with { RowVersion = 2 }, Row("gone") with { RowVersion = 1 }])
        {
            StaleInstanceException e = Assert.Throws<StaleInstanceException>(() => Write(store, Everything(last: stale)));
            Assert.Contains(stale.Key.ToString(), e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Dump(store));
        Assert.Equal(1, Load(store, "a")!.RowVersion);
    }

    [Fact]
    public void A_commit_that_fails_leaves_the_writer_usable()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        Assert.Throws<StaleInstanceException>(() => writer.Write(Everything(last: Row("gone") with { RowVersion = 1 })));

        writer.Write(Everything(last: Row("b")));

        Assert.Equal(new Tally(1, 0, 1, 0, 0), writer.Ledger.Sum(Hash, Instant.Never, Instant.Ever));
        Assert.Equal(["new workflow/new", "loan-application/b"], writer.Instances.All(null).Select(row => row.Key.ToString()).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void An_empty_commit_writes_nothing()
    {
        using IStore store = Open();
        Write(store, Empty());

        Assert.Equal("", Dump(store));
    }

    [Fact]
    public void The_writer_sees_what_it_wrote()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(Everything(last: Row("a")));

        Assert.NotNull(Load(writer, "a"));
        Assert.Single(writer.Ledger.Minutes(Hash));
        Assert.Single(writer.Sources.All());
    }

    [Fact]
    public void Writes_of_an_outer_transaction_are_one()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        using (IStoreTransaction all = writer.Begin())
        {
            writer.Write(Of(Row("a")));
            writer.Write(Of(Row("b"), Row("a") with { RowVersion = 1 }));

            Assert.Equal(2, Load(writer, "a")!.RowVersion);
            Assert.Equal(0, store.Instances.Count(null));
            all.Complete();
        }

        Assert.Equal(2, store.Instances.Count(null));
    }

    [Fact]
    public void An_outer_transaction_that_is_not_completed_never_happened()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(Of(Row("kept")));
        string before = Dump(store);
        using (writer.Begin())
        {
            writer.Write(Everything(last: Row("a")));
        }

        Assert.Equal(before, Dump(writer));
        writer.Write(Everything(last: Row("a")));
        Assert.Equal(1, Load(store, "a")!.RowVersion);
    }

    [Fact]
    public void A_write_that_is_refused_in_an_outer_transaction_is_undone_alone()
    {
        using IStore store = Open();
        using (IStoreWriter writer = store.OpenWriter())
        {
            using IStoreTransaction all = writer.Begin();
            writer.Write(Of(Row("a")));
            Assert.Throws<StaleInstanceException>(() => writer.Write(Everything(last: Row("a"))));
            writer.Write(Everything(last: Row("b")));
            all.Complete();
        }

        Assert.Equal([Key("a"), Key("b"), new("new workflow", "new")], store.Instances.All(null).Select(row => row.Key));
        Assert.Equal(new Tally(1, 0, 1, 0, 0), store.Ledger.Sum(Hash, Instant.Never, Instant.Ever));
    }

    [Fact]
    public void Transactions_do_not_nest_and_complete_once()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        using IStoreTransaction all = writer.Begin();
        Assert.Throws<InvalidOperationException>(writer.Begin);
        all.Complete();

        Assert.ThrowsAny<InvalidOperationException>(all.Complete);
        writer.Begin().Dispose();
    }

    [Fact]
    public void A_second_writer_in_the_same_process_is_refused_until_the_first_ends()
    {
        using IStore store = Open();
        using IStore again = Open();
        using (store.OpenWriter())
        {
            Assert.Contains(store.Name, Assert.Throws<WriterBusyException>(again.OpenWriter).Message, StringComparison.Ordinal);
        }

        again.OpenWriter().Dispose();
        store.OpenWriter().Dispose();
    }

    [Fact]
    public void A_second_writer_is_told_which_process_holds_the_right()
    {
        using IStore store = Open();
        using (IWriterElsewhere elsewhere = Place.OpenWriterElsewhere())
        {
            string message = Assert.Throws<WriterBusyException>(store.OpenWriter).Message;

            Assert.Contains($"{elsewhere.ProcessId}", message, StringComparison.Ordinal);
            Assert.Contains("dotnet", message, StringComparison.Ordinal);
            Assert.Empty(store.Instances.All(null));
        }

        store.OpenWriter().Dispose(); // the process was killed, and the right to write went with it
    }

    private static string Dump(IStoreReader store) => StoreDump.Text(store, row => row.Chunks.Select(Convert.ToHexString));

    /// <summary>A bit of everything; what is written last may fail.</summary>
    private static Commit Everything(StoredInstance last)
    {
        Commit commit = Of(Row("new", "new workflow"), last);
        commit.Ledger.Add((Hash, 10), new Tally(1, 0, 1, 0, 0));
        commit.ViolationsAdded.Add(new Violation(Hash, Loans, "a", "instance", Midnight, "late"));
        commit.MeasurementsCompleted.Add(Hash);
        commit.Sources.Add(new SourceState("log", Loans, Midnight, "h", null, ""));
        commit.Gaps.Add(new WorkflowEvent { Kind = EventKind.Gap, Source = "log", Workflow = Loans, Instance = "", At = Midnight });
        commit.Quarantine.Add(new Quarantined("log", "1", "bad", "", Midnight));
        return commit;
    }
}
