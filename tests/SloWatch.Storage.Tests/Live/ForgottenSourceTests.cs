using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Live;

/// <summary>A source that is switched off for good, or delivered by mistake, does not hold its workflow back for ever.</summary>
public sealed class ForgottenSourceTests
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h");
    private static readonly RuleSet Hour = ImportPlace.Rules(InAnHour);

    [Fact]
    public void What_it_held_back_is_judged_and_what_it_delivered_stays()
    {
        using LivePlace live = new(Hour);
        HeldBack(live);
        Assert.Equal(new Tally(3, 0, 0, 0, 0), Sum(live));

        Assert.Equal([("typo", "payments")], Forget(live, "typo"));

        Assert.Equal(new Tally(3, 0, 2, 0, 0), Sum(live));
        Assert.Equal(["engine"], Names(live));
        Assert.Equal(3, live.Place.Read(store => store.Instances.Count(null)));
    }

    [Fact]
    public void It_is_forgotten_after_a_restart_too()
    {
        using LivePlace live = new(Hour);
        HeldBack(live);
        Forget(live, "typo");

        live.Restart();
        live.Tick();

        Assert.Equal(["engine"], Names(live));
        live.Place.AssertAudited(Hour);
    }

    [Fact]
    public void It_holds_back_again_when_it_delivers_again()
    {
        using LivePlace live = new(Hour);
        HeldBack(live);
        Forget(live, "typo");

        live.Deliver(Mistaken("c", "09:30"));

        Assert.Equal(["engine", "typo"], Names(live));
        live.Place.AssertAudited(Hour);
    }

    [Fact]
    public void Nothing_is_forgotten_of_whoever_never_delivered_or_for_another_workflow()
    {
        using LivePlace live = new(Hour);
        HeldBack(live);

        Assert.Empty(Forget(live, "nobody"));
        Assert.Empty(Forget(live, "typo", "orders"));

        Assert.Equal(["engine", "typo"], Names(live));
    }

    [Fact]
    public void Where_it_cannot_be_written_nothing_is_forgotten()
    {
        using LivePlace live = new(Hour);
        bool fails = true;
        live.Place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (fails && commit.SourcesForgotten.Count > 0)
            {
                throw new StoreException("the disk is full");
            }
        });
        HeldBack(live);

        Assert.Throws<StoreException>(() => Forget(live, "typo"));
        fails = false;

        Assert.Equal(["engine", "typo"], Names(live));
        Assert.Equal([("typo", "payments")], Forget(live, "typo"));
    }

    /// <summary>By one event of a source that then says nothing more.</summary>
    private static void HeldBack(LivePlace live)
    {
        live.Deliver(Case.Of("a").Started("08:30"), Mistaken("b", "08:30"));
        live.GoTo(Monday.At("10:30"), TimeSpan.FromMinutes(1));
        live.Deliver(Case.Of("d").Started("10:30"));
        live.GoTo("10:31");
    }

    private static Case Mistaken(string id, string at) => Case.Of(id).Started(at).With(fact => fact with { Source = "typo" });

    private static IReadOnlyList<(string Source, string Workflow)> Forget(LivePlace live, string source, string? workflow = null) =>
        live.Engine.ForgetSourceAsync(source, workflow).GetAwaiter().GetResult();

    private static IEnumerable<string> Names(LivePlace live)
    {
        live.Tick();
        return live.Engine.Health.Sources.Select(source => source.Name).Order(StringComparer.Ordinal);
    }

    private static Tally Sum(LivePlace live) => live.Place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever));
}
