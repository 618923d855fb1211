using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Histories;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>What waits for its instance.</summary>
public abstract class AnteroomContract(StorePlace place) : StoreContract(place)
{
    private static readonly NamedValue Parcel = new("parcel", "P-1"), Invoice = new("invoice", "I-1");

    [Fact]
    public void What_waits_is_found_by_each_of_its_keys_and_by_what_it_is_with_all_that_was_told()
    {
        using IStore store = Open();
        WaitingFact both = Waiting(1, [Invoice, Parcel]), other = Waiting(2, [Parcel], source: "billing");
        Write(store, Entering(both, other));

        Assert.Equal(["1 a", "2 a"], store.Anteroom.Carrying(Loans, Parcel).Select(Text));
        Assert.Equal(["1 a"], store.Anteroom.Carrying(Loans, Invoice).Select(Text));
        Assert.Empty(store.Anteroom.Carrying("zoo", Parcel));
        WaitingFact found = store.Anteroom.Find(Loans, both.Identity)!;
        Assert.Equal(both.Told.Select(EventText.Of), found.Told.Select(EventText.Of));
        Assert.Equal((both.Source, both.Origin, both.Since), (found.Source, found.Origin, found.Since));
        Assert.Null(store.Anteroom.Find(Loans, [9]));
        Assert.Equal([new WaitingCount("billing", Loans, 1, Midnight), new WaitingCount("shop", Loans, 1, Midnight)], store.Anteroom.Counts());
        Assert.Equal((1, 0), (store.Anteroom.Count("shop", Loans), store.Anteroom.Count("shop", "zoo")));
    }

    [Fact]
    public void More_that_is_told_of_it_takes_its_place()
    {
        using IStore store = Open();
        WaitingFact first = Waiting(1, [Parcel]);
        Write(store, Entering(first));
        Write(store, Entering(first with { Told = [first.Told[0], first.Told[0] with { Rev = 1 }], Origin = "b", Since = Midnight + TimeSpan.FromDays(1) }));

        WaitingFact found = Assert.Single(store.Anteroom.After(null, 0, 10));
        Assert.Equal((2, "a", Midnight), (found.Told.Count, found.Origin, found.Since));
    }

    [Fact]
    public void It_leaves_by_its_id_or_with_its_source()
    {
        using IStore store = Open();
        Write(store, Entering(Waiting(1, [Parcel]), Waiting(2, [Parcel]), Waiting(3, [Parcel], source: "billing")));
        Commit leaving = Empty();
        leaving.AnteroomLeft.Add(store.Anteroom.Carrying(Loans, Parcel)[0].Id);
        leaving.AnteroomForgotten.Add(("billing", Loans));
        Write(store, leaving);

        Assert.Equal(["2 a"], store.Anteroom.Carrying(Loans, Parcel).Select(Text));
        Assert.Equal(["2 a"], store.Anteroom.After(Loans, 0, 10).Select(Text));
        Assert.Empty(store.FindDamage());
    }

    [Fact]
    public void It_is_listed_in_the_order_in_which_it_came_and_by_how_long_it_waits()
    {
        using IStore store = Open();
        Write(store, Entering(Waiting(1, [Parcel]) with { Since = Midnight + TimeSpan.FromHours(2) }, Waiting(2, [Parcel]), Waiting(3, [Parcel]) with { Since = Midnight + TimeSpan.FromHours(1) }));

        Assert.Equal(["1 a", "2 a"], store.Anteroom.After(Loans, 0, 2).Select(Text));
        Assert.Equal(["3 a"], store.Anteroom.After(Loans, store.Anteroom.After(Loans, 0, 2)[^1].Id, 2).Select(Text));
        Assert.Equal(["2 a", "3 a"], store.Anteroom.Before(Loans, Midnight + TimeSpan.FromHours(2), 10).Select(Text));
        Assert.Equal(["2 a"], store.Anteroom.Before(Loans, Midnight + TimeSpan.FromHours(2), 1).Select(Text));
        Assert.Empty(store.Anteroom.Before(Loans, Midnight, 10));
    }

    [Fact]
    public void Instances_are_found_by_keys_they_carry_and_by_those_they_carried()
    {
        using IStore store = Open();
        Write(store, Of(Row("b") with { Keys = [Parcel] }, Row("a") with { Keys = [WithdrawnKey.Noted(Parcel), Invoice] }, Row("c", "zoo") with { Keys = [Parcel] }));

        Assert.Equal(["a", "b"], store.Anteroom.Owners(Loans, Parcel, 10));
        Assert.Equal(["a"], store.Anteroom.Owners(Loans, Parcel, 1));
        Assert.Equal(["a"], store.Anteroom.Owners(Loans, Invoice, 10));
        Assert.Empty(store.Anteroom.Owners(Loans, new("parcel", "P-2"), 10));
        Assert.Equal([new SharedValue("P-1", 2)], store.Anteroom.Shared(Loans, "parcel", 10));
        Assert.Empty(store.Anteroom.Shared(Loans, "invoice", 10));
    }

    [Fact]
    public void By_which_keys_instances_were_found_last_is_kept_by_workflow()
    {
        using IStore store = Open();
        foreach (CorrelatedWorkflow one in (CorrelatedWorkflow[])[new(Loans, ["a", "b"]), new("zoo", ["c"]), new("zoo", [])])
        {
            Commit commit = Empty();
            commit.Correlated.Add(one);
            Write(store, commit);
        }

        Assert.Equal(["loan-application a b", "zoo "], store.Anteroom.Correlated().Select(one => $"{one.Workflow} {string.Join(' ', one.Names)}"));
    }

    private static Commit Entering(params WaitingFact[] waiting)
    {
        Commit commit = Empty();
        commit.AnteroomEntered.AddRange(waiting);
        return commit;
    }

    private static WaitingFact Waiting(byte number, NamedValue[] keys, string source = "shop") => new(0, Loans, source, [number], [Told(number, keys, source)], "a", Midnight);

    private static WorkflowEvent Told(byte number, NamedValue[] keys, string source) => new()
    {
        Kind = EventKind.Updated,
        At = Midnight,
        Source = source,
        Workflow = Loans,
        Instance = "",
        Fact = $"{number}",
        Details = new EventDetails { Keys = keys },
    };

    private static string Text(WaitingFact waiting) => $"{waiting.Told[0].Fact} {waiting.Origin}";
}
