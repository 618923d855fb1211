using SloWatch.Core.Rules;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Live;

/// <summary>Whoever sends what cannot be read does not fill the disk with it.</summary>
public sealed class QuarantineRoomTests
{
    private static readonly RuleSet Hour = ImportPlace.Rules(Measure.CycleTime("1h"));
    /// <summary>For one source, three of them.</summary>
    private static readonly LiveOptions Six = new() { Quarantine = 6 };

    [Fact]
    public void What_finds_no_room_is_refused_and_counted_and_what_comes_with_it_is_taken()
    {
        using LivePlace live = new(Hour, options: Six);

        Assert.False(Refuse(live, 1, 2).QuarantineIsFull);
        Receipt full = Refuse(live, 3, 4, 5);

        Assert.Equal((1, true), (full.New, full.QuarantineIsFull));
        Assert.Equal(["f:3", "f:2", "f:1"], Kept(live));
        live.Tick();
        Assert.Equal((5, 2), (live.Engine.Health.Refused, live.Engine.Health.Unkept));
    }

    [Fact]
    public void What_is_told_twice_takes_no_more_room()
    {
        using LivePlace live = new(Hour, options: Six);
        Refuse(live, 1, 2);
        Refuse(live, 1, 2);

        Assert.False(Refuse(live, 3).QuarantineIsFull);

        Assert.Equal(3, Kept(live).Length);
    }

    [Fact]
    public async Task There_is_room_again_when_some_were_dropped_and_after_a_restart_no_more_than_before()
    {
        using LivePlace live = new(Hour, options: Six);
        Refuse(live, 1, 2, 3);
        live.Restart();
        Assert.True(Refuse(live, 4).QuarantineIsFull);
        long first = live.Place.Read(store => store.Sources.KeptAfter(null, 0, 1).Single().Id);
        await live.Engine.TryTake(new Delivery("test", [], []) { Released = [first] })!;

        Assert.False(Refuse(live, 5).QuarantineIsFull);

        Assert.Equal(["f:5", "f:3", "f:2"], Kept(live));
    }

    [Fact]
    public void What_waited_for_its_case_too_long_is_kept_though_it_is_full()
    {
        RuleSet keyed = Hour with { Workflows = [Some.Workflow with { CorrelateBy = ["parcel"], WaitForKeys = TimeSpan.FromMinutes(1) }] };
        using LivePlace live = new(keyed, options: Six);
        live.Deliver([.. Enumerable.Range(0, 5).SelectMany(i => Case.Of("").Updated("09:00").CorrelationKey("parcel", $"p{i}").Facts)]);
        Refuse(live, 1, 2, 3);

        live.GoTo("09:10");

        Assert.Equal(8, live.Place.Read(store => store.Sources.QuarantineCount(null)));
        Assert.Equal(0, live.Engine.Health.Unkept);
    }

    [Fact]
    public void A_source_takes_half_of_what_the_others_leave()
    {
        using LivePlace live = new(Hour, options: Six);
        RefuseOf(live, "engine", 1, 2, 3, 4);
        live.Deliver(Case.Of("other").Started("09:00").With(fact => fact with { Source = "other" }).Facts);

        Assert.False(RefuseOf(live, "other", 5).QuarantineIsFull);
        Assert.True(RefuseOf(live, "other", 6).QuarantineIsFull);

        Assert.Equal(["f:5", "f:3", "f:2", "f:1"], Kept(live));
    }

    [Fact]
    public void Names_of_which_nothing_was_ever_taken_are_one_source()
    {
        using LivePlace live = new(Hour, options: Six);
        live.Deliver(Case.Of("known").Started("09:00").Facts);

        Receipt[] strangers = [.. Enumerable.Range(1, 20).Select(number => RefuseOf(live, $"stranger {number}", number))];
        Receipt known = RefuseOf(live, "engine", 21);

        Assert.Equal((true, false), (strangers[^1].QuarantineIsFull, known.QuarantineIsFull));
        Assert.Equal(["f:21", "f:3", "f:2", "f:1"], Kept(live));
    }

    private static Receipt Refuse(LivePlace live, params int[] numbers) => RefuseOf(live, "engine", numbers);

    /// <summary>With an event that can be taken.</summary>
    private static Receipt RefuseOf(LivePlace live, string source, params int[] numbers) => live.Engine.TryTake(new Delivery(
        "test", Case.Of($"good-{numbers[0]}").Started("09:00").Facts, [.. numbers.Select(number => new Quarantined(source, $"f:{number}", "why", "{}", Monday.At("09:00")))]))!.GetAwaiter().GetResult();

    private static string[] Kept(LivePlace live) => live.Place.Read(store => store.Sources.Quarantine(null, 10).Select(one => one.Origin).ToArray());
}
