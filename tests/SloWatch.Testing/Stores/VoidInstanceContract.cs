using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>Of what all that was told of it was taken back.</summary>
public abstract class VoidInstanceContract(StorePlace place) : StoreContract(place)
{
    [Fact]
    public void What_was_taken_back_altogether_is_neither_open_nor_ended_and_no_case()
    {
        StoredInstance Nothing(string id, long version = 0) => Row(id) with { RowVersion = version, Summary = new(Instant.Ever, Instant.Never, null, null, 1) };
        using IStore store = Open();
        Write(store, Of(Ending("a", null), Ending("b", 1), Nothing("c")));
        Write(store, Of(Nothing("a", version: 1)));

        Assert.Equal((0, 1, 3), (store.Instances.CountOpen(Loans), store.Instances.CountCases(Loans), store.Instances.Count(Loans)));
        Assert.Equal([Key("b")], store.Instances.Ended(Loans, Instant.Ever, 10));
        Assert.Equal([Key("b")], store.Instances.Over(Loans, Instant.Ever, null, 10).Select(over => over.Key));
        AssertSame(Nothing("a", version: 2), Load(store, "a"));

        Write(store, Of(Ending("a", null) with { RowVersion = 2 }, Ending("c", 2) with { RowVersion = 1 }, Nothing("b", version: 1)));
        Assert.Equal((1, 2), (store.Instances.CountOpen(Loans), store.Instances.CountCases(Loans)));

        Write(store, Of(Nothing("a", version: 3), Nothing("c", version: 2)));
        Assert.Null(store.Instances.LastFactAt(Loans));
    }

    private static StoredInstance Ending(string id, int? hour, string workflow = Loans)
    {
        StoredInstance row = Row(id, workflow);
        return row with { Summary = row.Summary with { EndedAt = hour is { } at ? Midnight + TimeSpan.FromHours(at) : null } };
    }
}
