using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

public abstract class InstanceContract(StorePlace place) : StoreContract(place)
{
    public static TheoryData<string> HostileNames =>
        ["", " ", "'; DROP TABLE instance; --", "\"quoted\"", "a/b\\c", "%_*?", "line\nbreak\ttab", "nul\0inside", "Straße 東京 \U0001F680", "e\u0301", "\u00e9", new string('x', 5000)];

    [Fact]
    public void An_empty_store_answers_with_nothing()
    {
        using IStore store = Open();

        Assert.Empty(store.Instances.Workflows());
        Assert.Empty(store.Instances.All(null));
        Assert.Empty(store.Instances.Find("case-1"));
        Assert.Empty(store.Instances.Due(Loans, Instant.Ever, 10));
        Assert.Empty(store.Instances.Ended(Loans, Instant.Ever, 10));
        Assert.Equal(0, store.Instances.CountOpen(Loans));
        Assert.Equal([null, null], store.Instances.Load([Key("a"), Key("b")]));
        Assert.Empty(store.Instances.Load([]));
        Assert.Equal(0, store.Instances.Count(null));
        Assert.Null(store.Instances.LastFactAt(Loans));
        Assert.Null(store.Instances.FirstFactAt(Loans));
    }

    [Fact]
    public void An_instance_comes_back_as_it_was_written_with_its_next_version()
    {
        StoredInstance full = Row("case-1") with
        {
            JudgedAt = Instant.Ever,
            NextDeadline = Midnight + TimeSpan.FromDays(1),
            Summary = new InstanceSummary(Midnight, Midnight + TimeSpan.FromHours(2), Midnight + TimeSpan.FromHours(1), "contract 7", 12),
            Checksum = long.MinValue,
        };
        using (IStore store = Open())
        {
            Write(store, Of(full, Row("case-2") with { JudgedAt = Instant.Never }));
        }

        using IStore reopened = Open();
        AssertSame(full with { RowVersion = 1 }, Load(reopened, "case-1"));
        AssertSame(Row("case-2") with { RowVersion = 1, JudgedAt = Instant.Never }, Load(reopened, "case-2"));
    }

    [Fact]
    public void Loads_in_the_order_of_the_keys_and_twice_when_asked_twice()
    {
        using IStore store = Open();
        Write(store, Of(Row("a"), Row("b")));

        IReadOnlyList<StoredInstance?> loaded = store.Instances.Load([Key("b"), Key("none"), Key("a"), Key("b")]);

        Assert.Equal(["b", null, "a", "b"], loaded.Select(row => row?.Key.Id));
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Any_name_is_kept_as_it_is(string name)
    {
        StoredInstance hostile = Row(name, workflow: "w" + name);
        hostile = hostile with { Summary = hostile.Summary with { BusinessKey = name } };
        using IStore store = Open();
        Write(store, Of(hostile));
        Write(store, Of(Row("another")));

        AssertSame(hostile with { RowVersion = 1 }, store.Instances.Load([hostile.Key])[0]);
        Assert.Equal([hostile.Key], store.Instances.Find(name));
        Assert.Equal([hostile.Key], store.Instances.All("w" + name).Select(row => row.Key));
        Assert.Contains("w" + name, store.Instances.Workflows());
        Assert.Equal(1, store.Instances.Count("w" + name));
    }

    [Fact]
    public void A_name_that_is_no_Unicode_is_refused_rather_than_taken_for_another()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();

        Assert.ThrowsAny<ArgumentException>(() => writer.Write(Of(Row("fine"), Row("broken \ud800"))));

        Assert.Equal(0, store.Instances.Count(null));
    }

    [Fact]
    public void Names_that_differ_only_in_case_or_in_composition_are_different()
    {
        using IStore store = Open();
        Write(store, Of(Row("Case"), Row("case"), Row("\u00e9"), Row("e\u0301"), Row("case ")));

        Assert.Equal(5, store.Instances.Count(Loans));
    }

    [Fact]
    public void The_same_id_may_stand_in_several_workflows()
    {
        using IStore store = Open();
        Write(store, Of(Row("7", "orders"), Row("7", "billing"), Row("8", "orders")));

        Assert.Equal([new("billing", "7"), new("orders", "7")], store.Instances.Find("7"));
    }

    [Fact]
    public void Finds_what_begins_alike_in_every_workflow()
    {
        using IStore store = Open();
        Write(store, Of(Row("17"), Row("173"), Row("1738"), Row("2"), Row("東1"), Row("東京")));

        Assert.Equal(["173", "1738"], store.Instances.StartingWith("173", 10).Select(key => key.Id));
        Assert.Equal(["17"], store.Instances.StartingWith("1", 1).Select(key => key.Id));
        Assert.Equal(["東1", "東京"], store.Instances.StartingWith("東", 10).Select(key => key.Id));
        Assert.Empty(store.Instances.StartingWith("3", 10));
        Assert.Equal(6, store.Instances.StartingWith("", 10).Count);
    }

    [Fact]
    public void Finds_by_business_key_only_what_no_id_answers()
    {
        StoredInstance Named(string id, string workflow, string? key)
        {
            StoredInstance row = Row(id, workflow);
            return row with { Summary = row.Summary with { BusinessKey = key } };
        }

        using IStore store = Open();
        Write(store, Of(Named("1", "orders", "A"), Named("2", "billing", "A"), Named("A2", "orders", "B"), Named("B2", "orders", "A2"), Named("3", "orders", null)));

        Assert.Equal([new("billing", "2"), new("orders", "1")], store.Instances.Find("A"));
        Assert.Equal([new("orders", "A2")], store.Instances.Find("A2"));
        Assert.Empty(store.Instances.Find("C"));
    }

    [Fact]
    public void A_changed_business_key_replaces_the_one_before()
    {
        using IStore store = Open();
        StoredInstance row = Row("1");
        Write(store, Of(row with { Summary = row.Summary with { BusinessKey = "old" } }));
        Write(store, Of(row with { RowVersion = 1, Summary = row.Summary with { BusinessKey = "new" } }));

        Assert.Empty(store.Instances.Find("old"));
        Assert.Single(store.Instances.Find("new"));
    }

    [Fact]
    public void All_come_once_in_the_order_of_their_keys_over_many_pages()
    {
        using IStore store = Open();
        string[] ids = [.. Enumerable.Range(0, 2500).Select(i => $"case-{(i * 7919) % 2500:d5}")];
        Write(store, Of([.. ids.Select(id => Row(id)), Row("z", "another"), Row("a", "zoo")]));

        IEnumerable<InstanceKey> expected = [new("another", "z"), .. ids.Order(StringComparer.Ordinal).Select(Key), new("zoo", "a")];
        Assert.Equal(expected, store.Instances.All(null).Select(row => row.Key));
        Assert.Equal(ids.Order(StringComparer.Ordinal), store.Instances.All(Loans).Select(row => row.Key.Id));
        Assert.Empty(store.Instances.All("nothing"));
        Assert.Equal(["another", Loans, "zoo"], store.Instances.Workflows());
        Assert.Equal((2502, 2500, 0), (store.Instances.Count(null), store.Instances.Count(Loans), store.Instances.Count("nothing")));
    }

    [Fact]
    public void Can_be_written_while_all_are_read()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(Of([.. Enumerable.Range(0, 1500).Select(i => Row($"{i:d4}"))]));

        int read = 0;
        foreach (StoredInstance row in writer.Instances.All(Loans))
        {
            writer.Write(Of(row with { JudgedAt = Instant.Ever }));
            read++;
        }

        Assert.Equal(1500, read);
        Assert.All(writer.Instances.All(Loans), row => Assert.Equal((2, Instant.Ever), (row.RowVersion, row.JudgedAt)));
    }

    [Fact]
    public void Due_are_those_before_the_moment_earliest_first()
    {
        StoredInstance At(string id, int hour, string workflow = Loans) => Row(id, workflow) with { NextDeadline = Midnight + TimeSpan.FromHours(hour) };
        using IStore store = Open();
        Write(store, Of(At("late", 3), At("early", 1), At("middle", 2), At("other", 1, "other"), Row("none")));

        Assert.Equal([Key("early"), Key("middle")], store.Instances.Due(Loans, Midnight + TimeSpan.FromHours(3), 10));
        Assert.Equal([Key("early")], store.Instances.Due(Loans, Midnight + TimeSpan.FromHours(3), 1));
        Assert.Equal([Key("early"), Key("middle"), Key("late")], store.Instances.Due(Loans, Instant.Ever, 10));
        Assert.Empty(store.Instances.Due(Loans, Instant.Never, 10));
    }

    [Fact]
    public void What_has_no_deadline_any_more_is_not_due()
    {
        using IStore store = Open();
        Write(store, Of(Row("a") with { NextDeadline = Midnight }));
        Write(store, Of(Row("a") with { RowVersion = 1 }));

        Assert.Empty(store.Instances.Due(Loans, Instant.Ever, 10));
    }

    [Fact]
    public void Ended_are_those_before_the_moment_latest_first()
    {
        using IStore store = Open();
        Write(store, Of(Ending("late", 3), Ending("early", 1), Ending("middle", 2), Ending("other", 1, "other"), Ending("open", null)));

        Assert.Equal([Key("middle"), Key("early")], store.Instances.Ended(Loans, Midnight + TimeSpan.FromHours(3), 10));
        Assert.Equal([Key("late")], store.Instances.Ended(Loans, Instant.Ever, 1));
        Assert.Empty(store.Instances.Ended(Loans, Instant.Never, 10));
        Assert.Empty(store.Instances.Ended("nothing", Instant.Ever, 10));
    }

    [Fact]
    public void Open_are_those_that_have_not_ended_or_live_again()
    {
        using IStore store = Open();
        Write(store, Of(Ending("a", null), Ending("b", null), Ending("c", 1), Ending("d", null, "other")));
        Assert.Equal((2, 1, 0), (store.Instances.CountOpen(Loans), store.Instances.CountOpen("other"), store.Instances.CountOpen("nothing")));

        Write(store, Of(Ending("a", 2) with { RowVersion = 1 }, Ending("c", null) with { RowVersion = 1 }));
        Write(store, Removing("b"));
        Assert.Equal(1, store.Instances.CountOpen(Loans));
        Assert.Equal([Key("a")], store.Instances.Ended(Loans, Instant.Ever, 10));
    }

    [Fact]
    public void The_latest_fact_follows_what_is_added_corrected_and_removed()
    {
        StoredInstance Until(string id, int hour, long version = 0)
        {
            StoredInstance row = Row(id);
            return row with { RowVersion = version, Summary = row.Summary with { LastAt = Midnight + TimeSpan.FromHours(hour) } };
        }

        Instant? Latest(IStore store) => store.Instances.LastFactAt(Loans);
        using IStore store = Open();

        Write(store, Of(Until("a", 5), Until("b", 3)));
        Assert.Equal(Midnight + TimeSpan.FromHours(5), Latest(store));
        Write(store, Of(Until("b", 9, version: 1)));
        Assert.Equal(Midnight + TimeSpan.FromHours(9), Latest(store));
        Write(store, Of(Until("b", 4, version: 2)));
        Assert.Equal(Midnight + TimeSpan.FromHours(5), Latest(store));
        Write(store, Removing("a"));
        Assert.Equal(Midnight + TimeSpan.FromHours(4), Latest(store));
        Write(store, Removing("b"));
        Assert.Null(Latest(store));
        Assert.Empty(store.Instances.Workflows());
    }

    [Fact]
    public void The_earliest_fact_is_looked_for_and_rows_without_any_are_passed_over()
    {
        StoredInstance From(string id, Instant first, Instant last) => Row(id) with { Summary = Row(id).Summary with { FirstAt = first, LastAt = last } };
        using IStore store = Open();
        Write(store, Of(From("nothing", Instant.Ever, Instant.Never)));
        Assert.Null(store.Instances.FirstFactAt(Loans));
        Write(store, Of(From("a", Midnight + TimeSpan.FromHours(2), Midnight + TimeSpan.FromHours(3)), From("b", Midnight + TimeSpan.FromHours(1), Midnight + TimeSpan.FromHours(5))));
        Assert.Equal(Midnight + TimeSpan.FromHours(1), store.Instances.FirstFactAt(Loans));
        Assert.Null(store.Instances.FirstFactAt("other"));
    }

    [Fact]
    public void A_removed_instance_is_gone_and_may_be_written_anew()
    {
        using IStore store = Open();
        Write(store, Of(Row("a") with { Chunks = [[1], [2], [3]] }, Row("b")));
        Write(store, Removing("a", "never there"));

        Assert.Null(Load(store, "a"));
        Assert.NotNull(Load(store, "b"));
        Write(store, Of(Row("a") with { Chunks = [[4], [5]] }));
        AssertSame(Row("a") with { RowVersion = 1, Chunks = [[4], [5]] }, Load(store, "a"));
    }

    private static StoredInstance Ending(string id, int? hour, string workflow = Loans)
    {
        StoredInstance row = Row(id, workflow);
        return row with { Summary = row.Summary with { EndedAt = hour is { } at ? Midnight + TimeSpan.FromHours(at) : null } };
    }

    private static Commit Removing(params string[] ids)
    {
        Commit commit = Empty();
        commit.InstancesRemoved.AddRange(ids.Select(Key));
        return commit;
    }
}
