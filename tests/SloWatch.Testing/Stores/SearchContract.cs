using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

public abstract class SearchContract(StorePlace place) : StoreContract(place)
{
    [Fact]
    public void Instances_are_found_by_their_business_key_alone()
    {
        StoredInstance With(StoredInstance row, string businessKey) => row with { Summary = row.Summary with { BusinessKey = businessKey } };
        using IStore store = Open();
        Write(store, Of(With(Row("b"), "A-1"), With(Row("a", "zoo"), "A-1"), With(Row("a"), "A-1"), With(Row("A-1"), "A-2"), Row("c")));

        Assert.Equal([Key("a"), Key("b"), new("zoo", "a")], store.Instances.WithBusinessKey("A-1", 10));
        Assert.Equal([Key("a")], store.Instances.WithBusinessKey("A-1", 1));
        Assert.Empty(store.Instances.WithBusinessKey("a-1", 10));
    }

    [Fact]
    public void The_rest_after_a_key_is_read_whether_the_key_is_there_or_not()
    {
        using IStore store = Open();
        Write(store, Of(Row("a"), Row("b"), Row("d"), Row("c", "zoo")));

        Assert.Equal(["b", "d"], store.Instances.After(Key("a")).Select(row => row.Key.Id));
        Assert.Equal(["d"], store.Instances.After(Key("c")).Select(row => row.Key.Id));
        Assert.Empty(store.Instances.After(Key("d")));
        Assert.Empty(store.Instances.After(new("nothing", "a")));
    }
}
