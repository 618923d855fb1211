using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>An import or a back-fill that dies anywhere is made up for by the next.</summary>
public sealed class HandoverFaultTests : IDisposable
{
    private static readonly WorkflowEvent[] Told =
        [.. Enumerable.Range(1, 40).SelectMany(number => Relay.Order($"K-{number}", $"o-{number}").Concat(number % 3 == 0 ? [] : Relay.Shipment(number % 3 == 1 ? "09:40" : "10:20", $"K-{number}", $"s-{number}")))];

    private readonly ImportPlace place = new();
    private readonly ImportPlace whole = new();

    public void Dispose()
    {
        place.Dispose();
        whole.Dispose();
    }

    [Fact]
    public void An_import_that_dies_at_any_of_its_writes_is_completed_by_the_next()
    {
        whole.Import(Told, Relay.Rules);
        int deaths = 0;
        while (place.Dies(deaths, () => place.Import(Told, Relay.Rules)))
        {
            deaths++;
            if (place.Read(store => !BackFill.IsNeeded(store, Relay.Rules)))
            {
                place.AssertAudited(Relay.Rules);
            }
        }

        Assert.True(deaths >= 3, $"only {deaths} writes");
        Assert.Equal(whole.Dump(), place.Dump());
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void A_replacement_that_dies_leaves_the_hand_overs_as_they_were()
    {
        place.Import(Told, Relay.Rules);
        string before = place.Dump();
        WorkflowEvent[] others = [.. Told.Where(fact => fact.Workflow == Relay.Shipping).Take(20)];
        int deaths = 0;
        while (place.Dies(deaths, () => place.Import(others, Relay.Rules, replace: true)))
        {
            deaths++;
            Assert.Equal(before, place.Dump());
        }

        whole.Import([.. Told.Where(fact => fact.Workflow == Relay.Orders), .. others], Relay.Rules);
        Assert.True(deaths > 3, $"only {deaths} writes");
        Assert.Equal(whole.Dump(), place.Dump());
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void Rules_that_come_later_are_counted_once_though_the_back_fill_dies()
    {
        RuleSet before = ImportPlace.Rules(Relay.InAnHour);
        place.Import(Told, before);
        whole.Import(Told, Relay.Rules);
        int deaths = 0;
        while (place.Dies(deaths, () => Fill(Relay.Rules)))
        {
            deaths++;
        }

        Assert.True(deaths >= 3, $"only {deaths} writes");
        Assert.Equal(whole.Dump(), place.Dump());
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void Rules_that_go_leave_nothing_of_it()
    {
        RuleSet fewer = ImportPlace.Rules(Relay.InAnHour, Relay.ByKey);
        RuleSet none = ImportPlace.Rules(Relay.InAnHour);
        place.Import(Told, Relay.Rules);
        foreach (RuleSet rules in new[] { fewer, none })
        {
            Fill(rules);
            using ImportPlace fresh = new();
            fresh.Import(Told, rules);
            Assert.Equal(fresh.Dump(), place.Dump());
            place.AssertAudited(rules);
        }
    }

    private void Fill(RuleSet rules)
    {
        using IStore store = place.Through(place.Open());
        BackFill.Run(store, rules, TimeProvider.System, null, CancellationToken.None);
    }
}
