using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest.Quarantine;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Anteroom;

/// <summary>Other keys in the rules, and what leaves the quarantine.</summary>
public sealed class KeyChangeTests
{
    private static readonly RuleSet None = ImportPlace.Rules(Measure.CycleTime("1h"));

    [Fact]
    public void A_key_that_the_rules_name_later_gives_what_waits_its_case()
    {
        using LivePlace live = new(By("invoice"), "10:30");
        live.Deliver([Told("a", "invoice", "I-1") with { Kind = EventKind.Started }, Told("a", "parcel", "P-1"), Told("", "invoice", "I-2", "parcel", "P-1")]);
        Assert.Equal((1, 1), Stands(live));

        live.Use(By("invoice", "parcel"));

        Assert.Equal((1, 0), Stands(live));
        live.Deliver([Told("", "invoice", "I-2")]);
        Assert.Equal((1, 0), Stands(live));
    }

    [Fact]
    public void The_same_goes_for_a_service_that_starts_with_them_and_for_an_import()
    {
        using LivePlace live = new(By("invoice"), "10:30");
        live.Deliver([Told("a", "parcel", "P-1"), Told("", "invoice", "I-2", "parcel", "P-1"), Told("", "invoice", "I-3", "parcel", "P-2")]);
        live.Restart();
        live.Place.Import([Told("b", "parcel", "P-2")], None);
        Assert.Equal((2, 2), Stands(live));

        live.Place.Import([Told("c", "parcel", "P-3")], By("invoice", "parcel"));

        Assert.Equal((3, 0), Stands(live));
    }

    [Fact]
    public void What_came_while_no_rule_named_keys_is_found_when_one_does_again()
    {
        using ImportPlace place = new();
        place.Import([Told("", "parcel", "P-1")], By("parcel"));
        place.Import([Told("a", "parcel", "P-1")], None);
        Assert.Equal(1, place.Read(store => store.Anteroom.Count(Some.Source, Some.WorkflowName)));

        place.Import([Told("b", "parcel", "P-2")], By("parcel"));

        Assert.Equal(0, place.Read(store => store.Anteroom.Count(Some.Source, Some.WorkflowName)));
    }

    [Fact]
    public async Task What_waited_too_long_comes_back_by_a_replay_and_is_taken_or_waits_again()
    {
        using LivePlace live = new(By("parcel"), "10:30");
        await live.Engine.TryTake(new Delivery(Origins.Http("shop"), [Told("", "parcel", "P-1"), Told("", "parcel", "P-2")], []))!;
        live.GoTo("8d 00:00");
        Assert.Equal(2, live.Place.Read(store => store.Sources.QuarantineCount(null)));
        live.Deliver([Told("a", "parcel", "P-1")]);

        using IStore store = live.Place.Open();
        ReplayResult result = await new QuarantineReplay(store, live.Rules, live.Engine, live.Clock).RunAsync(null, CancellationToken.None);

        Assert.Equal((2, 2, 0), (result.Looked, result.Released, result.Stayed));
        Assert.Equal((1, 1), Stands(live));
        Assert.Equal(2, live.Place.Read(store => store.Instances.All(null).Single().Summary.FactCount));
    }

    private static RuleSet By(params string[] keys) => None with { Workflows = [Some.Workflow with { CorrelateBy = keys }] };

    private static WorkflowEvent Told(string instance, params string[] keys) => Some.Fact(EventKind.Updated, "09:00", instance) with
    {
        Details = new EventDetails { Keys = [.. keys.Chunk(2).Select(key => new NamedValue(key[0], key[1]))], Version = string.Concat(keys) },
        Fact = instance + string.Concat(keys),
    };

    private static (int Instances, int Waiting) Stands(LivePlace live) =>
        live.Place.Read(store => ((int)store.Instances.Count(null), (int)store.Anteroom.Counts().Sum(count => count.Count)));
}
