using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

public abstract class AccessContract(StorePlace place) : StoreContract(place)
{
    private static readonly StoredToken Ann = new("ann", "hash-of-ann", Role.Responder, null, Midnight, null);
    private static readonly StoredToken Shop = new("shop-feed", "hash-of-shop", null, "shop", Midnight, null);

    [Fact]
    public void A_store_that_is_not_there_yet_has_no_tokens_and_is_made_by_the_first()
    {
        using IStore store = Open();
        using IAccess access = store.OpenAccess();

        Assert.Empty(access.Tokens());
        Assert.Empty(access.Acts(null, 10));
        Assert.True(access.TryAdd(Ann, Did("token created", "ann")));
        Assert.Equal([Ann], access.Tokens());
        Assert.Empty(store.Instances.Workflows());
    }

    [Fact]
    public void Tokens_keep_what_they_may_and_are_ordered_by_name()
    {
        using IStore store = Open();
        using (IAccess access = store.OpenAccess())
        {
            Assert.True(access.TryAdd(Shop, Did("token created", "shop-feed")));
            Assert.True(access.TryAdd(Ann, Did("token created", "ann")));
        }

        using IAccess again = store.OpenAccess();
        Assert.Equal([Ann, Shop], again.Tokens());
    }

    [Fact]
    public void A_name_is_given_once_for_ever()
    {
        using IStore store = Open();
        using IAccess access = store.OpenAccess();
        access.TryAdd(Ann, Did("token created", "ann"));
        access.TryRevoke("ann", Did("token revoked", "ann"));

        Assert.False(access.TryAdd(Ann with { Hash = "another" }, Did("token created", "ann")));
        Assert.Equal(2, access.Acts(null, 10).Count);
    }

    [Fact]
    public void A_token_is_revoked_once()
    {
        using IStore store = Open();
        using IAccess access = store.OpenAccess();
        access.TryAdd(Ann, Did("token created", "ann"));

        Assert.False(access.TryRevoke("bob", Did("token revoked", "bob")));
        Assert.True(access.TryRevoke("ann", Did("token revoked", "ann")));
        Assert.False(access.TryRevoke("ann", Did("token revoked", "ann")));
        Assert.Equal([Ann with { RevokedAt = Midnight }], access.Tokens());
        Assert.False(access.Tokens()[0].Holds);
    }

    [Fact]
    public void Acts_are_read_in_pages_newest_first()
    {
        using IStore store = Open();
        using IAccess access = store.OpenAccess();
        foreach (string subject in (string[])["a", "b", "c"])
        {
            access.Add(Did("tried", subject));
        }

        IReadOnlyList<StoredAct> newest = access.Acts(null, 2);

        Assert.Equal([Did("tried", "c"), Did("tried", "b")], newest.Select(stored => stored.Act));
        Assert.Equal([Did("tried", "a")], access.Acts(newest[^1].Id, 2).Select(stored => stored.Act));
    }

    [Fact]
    public void It_works_beside_the_writer()
    {
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        using IAccess access = store.OpenAccess();

        writer.Write(Of(Row("1")));
        Assert.True(access.TryAdd(Ann, Did("token created", "ann")));
        writer.Write(Of(Row("2")));

        Assert.Equal((1, 2), (access.Tokens().Count, store.Instances.Count(Loans)));
    }

    private static Act Did(string what, string subject) => new(Midnight, "root@machine", what, subject, "");
}
