using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

public abstract class ViolationContract(StorePlace place) : StoreContract(place)
{
    private const string Hash = "0123456789abcdef01234567";

    [Fact]
    public void A_violation_comes_back_as_it_was_written()
    {
        Violation full = new(Hash, Loans, "a\0b", "step:W_Nabellen/3", Midnight, "took too long", "W_Nabellen", "A_PREACCEPTED", "bureau", "v2", "E\n\ud83d\ude80", Midnight + TimeSpan.FromHours(1));
        Violation bare = new(Hash, Loans, "b", "instance", Midnight, "");
        using (IStore store = Open())
        {
            Write(store, Added(full, bare));
        }

        using IStore reopened = Open();
        Assert.Equal([full, bare], reopened.Ledger.AllViolations(Hash));
    }

    [Fact]
    public void One_with_the_same_key_is_replaced()
    {
        using IStore store = Open();
        Write(store, Added(Late("a", 1), Late("b", 1)));
        Write(store, Added(Late("a", 2)));

        Assert.Equal([Late("a", 2), Late("b", 1)], store.Ledger.AllViolations(Hash));
        Assert.Equal([Late("a", 2), Late("b", 1)], Newest(store, Always, 10));
    }

    [Fact]
    public void Removed_ones_are_gone_and_removal_comes_before_adding()
    {
        using IStore store = Open();
        Write(store, Added(Late("a", 1), Late("b", 1), Late("c", 1)));
        Commit commit = Added(Late("b", 2));
        commit.ViolationsRemoved.AddRange([Late("a", 1).Key, Late("b", 1).Key, Late("never there", 1).Key]);
        Write(store, commit);

        Assert.Equal([Late("b", 2), Late("c", 1)], store.Ledger.AllViolations(Hash));
    }

    [Fact]
    public void Newest_come_first_within_the_half_open_range()
    {
        using IStore store = Open();
        Write(store, Added(Late("b", 2), Late("a", 2), Late("first", 1), Late("last", 3)));

        Assert.Equal(["last", "a", "b", "first"], Newest(store, Always, 10).Select(violation => violation.Instance));
        Assert.Equal(["last", "a"], Newest(store, Always, 2).Select(violation => violation.Instance));
        Assert.Equal(["a", "b", "first"], Newest(store, Hours(1, 3), 10).Select(violation => violation.Instance));
        Assert.Empty(Newest(store, Hours(3, 3), 10));
        Assert.Empty(store.Ledger.Violations("unknown", Always, 10));
    }

    [Fact]
    public void Of_what_is_open_the_earliest_come_first_and_are_counted()
    {
        Violation closed = Late("closed", 1) with { ClosedAt = Midnight + TimeSpan.FromHours(2) };
        using IStore store = Open();
        Write(store, Added(Late("b", 2), Late("a", 2), Late("first", 1), Late("last", 3), closed, Late("other", 1) with { Measurement = "f" }));

        Assert.Equal([Late("first", 1), Late("a", 2), Late("b", 2), Late("last", 3)], store.Ledger.OpenViolations(Hash, Always, 10));
        Assert.Equal(["first", "a"], store.Ledger.OpenViolations(Hash, Always, 2).Select(violation => violation.Instance));
        Assert.Equal(["a", "b"], store.Ledger.OpenViolations(Hash, Hours(2, 3), 10).Select(violation => violation.Instance));
        Assert.Equal((4, 2, 0, 0), (Open(store, Always), Open(store, Hours(2, 3)), Open(store, Hours(4, 9)), store.Ledger.CountOpenViolations("unknown", Always)));
        Assert.Empty(store.Ledger.OpenViolations("unknown", Always, 10));
    }

    [Fact]
    public void What_closes_late_is_not_open_any_more()
    {
        using IStore store = Open();
        Write(store, Added(Late("a", 1), Late("b", 1)));
        Write(store, Added(Late("a", 1) with { ClosedAt = Midnight + TimeSpan.FromHours(5) }));

        Assert.Equal([Late("b", 1)], store.Ledger.OpenViolations(Hash, Always, 10));
        Assert.Equal(1, Open(store, Always));
    }

    [Fact]
    public void All_come_in_the_order_of_their_keys_over_many_pages()
    {
        Violation[] expected =
            [.. from hash in (string[])["0a", "1b"] from i in Enumerable.Range(0, 1500) from unit in (string[])["instance", "instance#2"] select Late($"{i:d4}", 1) with { Measurement = hash, Unit = unit }];
        using IStore store = Open();
        Violation[] scattered = [.. expected];
        new Random(7).Shuffle(scattered);
        Write(store, Added(scattered));

        Assert.Equal(expected, store.Ledger.AllViolations(null));
        Assert.Equal(expected[3000..], store.Ledger.AllViolations("1b"));
        Assert.Empty(store.Ledger.AllViolations("unknown"));
    }

    [Fact]
    public void The_same_unit_may_violate_several_measurements_and_workflows()
    {
        Violation[] all = [Late("a", 1), Late("a", 1) with { Workflow = "zoo" }, Late("a", 1) with { Measurement = "f" }];
        using IStore store = Open();
        Write(store, Added(all));

        Assert.Equal(all, store.Ledger.AllViolations(null));
    }

    private static TimeRange Always => new(Instant.Never, Instant.Ever);

    private static Violation Late(string instance, int hour) => new(Hash, Loans, instance, "instance", Midnight + TimeSpan.FromHours(hour), "late");

    private static TimeRange Hours(int from, int to) => new(Midnight + TimeSpan.FromHours(from), Midnight + TimeSpan.FromHours(to));

    private static IEnumerable<Violation> Newest(IStore store, TimeRange range, int limit) => store.Ledger.Violations(Hash, range, limit);

    private static long Open(IStore store, TimeRange range) => store.Ledger.CountOpenViolations(Hash, range);

    private static Commit Added(params Violation[] violations)
    {
        Commit commit = Empty();
        commit.ViolationsAdded.AddRange(violations);
        return commit;
    }
}
