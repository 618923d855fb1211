using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Live;
using SloWatch.Storage.Tests.Live;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Retention;

/// <summary>Keys of instances that are removed.</summary>
public sealed class RetainedKeyTests
{
    private static readonly RuleSet Keyed = Days.Rules with { Workflows = [Some.Workflow with { CorrelateBy = ["parcel"] }] };

    [Fact]
    public void The_key_of_an_instance_that_was_removed_leads_nowhere()
    {
        using LivePlace live = new(Keyed, "00:00", Days.Ten);
        for (int day = 0; day < 15; day++)
        {
            live.Clock.Now = Days.Day(day) + TimeSpan.FromHours(12);
            live.Deliver([.. Days.Case($"c{day}", day, 30).Select(fact => fact.Kind == EventKind.Started ? WithKey(fact, day) : fact)]);
            live.EndOf(day);
        }

        live.Deliver([Nameless(0, day: 14)]); // now it knows whose the key is
        live.Deliver([Nameless(1, day: 1)]);
        Assert.Equal(0, Waiting(live));
        live.Retain();
        Assert.Null(live.Place.Read(store => store.Instances.Load([new(Some.WorkflowName, "c1")])[0]));

        Receipt receipt = live.Deliver([Nameless(0, day: 13), Nameless(1, day: 14)]);

        Assert.Equal((2, 0, 1), (receipt.New, receipt.Refused.Count, Waiting(live)));
        Assert.Null(live.Place.Read(store => store.Instances.Load([new(Some.WorkflowName, "c1")])[0]));
        live.Restart();
        live.Place.AssertAudited(Keyed);
    }

    private static WorkflowEvent Nameless(int parcel, int day) => WithKey(Some.Fact(EventKind.Updated, "00:00", "") with { At = Days.Day(day) + TimeSpan.FromHours(10) }, parcel);

    private static WorkflowEvent WithKey(WorkflowEvent fact, int parcel) => fact with { Details = new EventDetails { Keys = [new("parcel", $"P-{parcel}")] } };

    private static int Waiting(LivePlace live) => (int)live.Place.Read(store => store.Anteroom.Counts().Sum(count => count.Count));
}
