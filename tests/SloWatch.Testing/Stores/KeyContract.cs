using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>How instances of different workflows find each other.</summary>
public abstract class KeyContract(StorePlace place) : StoreContract(place)
{
    private const string Parcels = "parcels";

    [Fact]
    public void Instances_share_their_newest_business_key()
    {
        using IStore store = Open();
        Write(store, Of(WithKey(Row("a"), "K-1"), WithKey(Row("b"), "K-2"), WithKey(Row("p2", Parcels), "K-1"), WithKey(Row("p1", Parcels), "K-1"), WithKey(Row("p3", Parcels), "K-2"), Row("p4", Parcels)));

        Assert.Equal(["p1 K-1", "p2 K-1"], Sharing(store, "a", null));
        Assert.Equal(["p3 K-2"], Sharing(store, "b", null));
        Assert.Empty(Sharing(store, "none", null));
        Assert.Empty(store.Instances.Sharing(Key("a"), "zoo", null, 10));
    }

    [Fact]
    public void A_business_key_they_had_before_leads_to_them_too()
    {
        using IStore store = Open();
        Write(store, Of(WithKey(Row("a"), "new", new NamedValue("", "old")), WithKey(Row("p1", Parcels), "old"), WithKey(Row("p2", Parcels), "other", new NamedValue("", "new"), new NamedValue("", "old"))));

        Assert.Equal(["p1 old", "p2 new", "p2 old"], Sharing(store, "a", null));
    }

    [Fact]
    public void A_named_key_is_shared_by_its_name_and_value()
    {
        using IStore store = Open();
        Write(store, Of(
            WithKey(Row("a"), "1", new NamedValue("order", "1"), new NamedValue("order", "2"), new NamedValue("parcel", "3")),
            WithKey(Row("p1", Parcels), null, new NamedValue("order", "2")),
            WithKey(Row("p2", Parcels), null, new NamedValue("order", "1"), new NamedValue("order", "2")),
            WithKey(Row("p3", Parcels), "1", new NamedValue("parcel", "1"), new NamedValue("order", "3"))));

        Assert.Equal(["p1 2", "p2 1", "p2 2"], Sharing(store, "a", "order"));
        Assert.Equal(["p1 2", "p2 1"], store.Instances.Sharing(Key("a"), Parcels, "order", 2).Select(Text));
        Assert.Empty(Sharing(store, "a", "parcel"));
        Assert.Equal(["p3 1"], Sharing(store, "a", null));
    }

    [Fact]
    public void Keys_are_replaced_as_a_whole_left_as_they_are_and_removed_with_the_instance()
    {
        using IStore store = Open();
        NamedValue[] first = [new("", "old"), new("order", "1"), new("order", "2")];
        Write(store, Of(WithKey(Row("a"), "new", first), WithKey(Row("p1", Parcels), null, new NamedValue("order", "1"))));
        Assert.Equal(first, store.Instances.Keys(Key("a")));

        Write(store, Of(WithKey(Row("a"), "new") with { RowVersion = 1, Keys = null }));
        Assert.Equal(first, store.Instances.Keys(Key("a")));

        Write(store, Of(WithKey(Row("a"), "new", new NamedValue("order", "3")) with { RowVersion = 2 }));
        Assert.Equal([new NamedValue("order", "3")], store.Instances.Keys(Key("a")));
        Assert.Empty(Sharing(store, "a", "order"));

        Commit removal = Empty();
        removal.InstancesRemoved.Add(Key("a"));
        Write(store, removal);
        Assert.Empty(store.Instances.Keys(Key("a")));
        Write(store, Of(WithKey(Row("z"), null, new NamedValue("order", "1"))));
        Assert.Equal(["p1 1"], Sharing(store, "z", "order"));
    }

    [Theory]
    [MemberData(nameof(InstanceContract.HostileNames), MemberType = typeof(InstanceContract))]
    public void Any_text_is_a_key(string text)
    {
        using IStore store = Open();
        Write(store, Of(WithKey(Row("a"), text, new NamedValue("key" + text, text)), WithKey(Row(text, Parcels), text, new NamedValue("key" + text, text))));

        Assert.Equal(new SharedKey(new InstanceKey(Parcels, text), text), Assert.Single(store.Instances.Sharing(Key("a"), Parcels, "key" + text, 10)));
        Assert.Equal(new SharedKey(new InstanceKey(Parcels, text), text), Assert.Single(store.Instances.Sharing(Key("a"), Parcels, null, 10)));
    }

    private static StoredInstance WithKey(StoredInstance row, string? business, params NamedValue[] keys) =>
        row with { Summary = row.Summary with { BusinessKey = business }, Keys = keys };

    private static IEnumerable<string> Sharing(IStore store, string id, string? key) => store.Instances.Sharing(Key(id), Parcels, key, 10).Select(Text);

    private static string Text(SharedKey shared) => $"{shared.Instance.Id} {shared.Value}";
}
