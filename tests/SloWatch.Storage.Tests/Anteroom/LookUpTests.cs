using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Anteroom;

/// <summary>What keys cost.</summary>
public sealed class LookUpTests
{
    private static readonly RuleSet Named = ImportPlace.Rules(Measure.CycleTime("1h"));
    private static readonly RuleSet Keyed = Named with { Workflows = [Some.Workflow with { CorrelateBy = ["parcel"] }] };

    private readonly List<string> asked = [];

    [Fact]
    public void Where_events_name_their_instance_nothing_is_looked_up()
    {
        using LivePlace live = Start(Named);
        live.Deliver([Told("a", "P-1"), Told("b", "P-2")]);
        live.Deliver([Told("a", "P-1"), Told("a", null)]);

        Assert.Empty(asked);
    }

    [Fact]
    public void A_key_is_looked_up_once_and_what_waits_for_it_when_it_becomes_known()
    {
        using LivePlace live = Start(Keyed);
        live.Deliver([Told("", "P-1"), Told("", "P-1") with { At = Monday.At("09:01") }, Told("b", null)]);
        Assert.Equal(["owners P-1", "find", "find"], asked);

        live.Deliver([Told("a", "P-1"), Told("a", "P-1") with { At = Monday.At("09:02") }, Told("", "P-1") with { At = Monday.At("09:03") }]);
        Assert.Equal(["owners P-1", "find", "find", "carrying P-1"], asked);

        live.Deliver([Told("", "P-1") with { At = Monday.At("09:04") }, Told("c", "P-2")]);
        Assert.Equal(["owners P-1", "find", "find", "carrying P-1", "owners P-2", "carrying P-2"], asked);
    }

    private LivePlace Start(RuleSet rules)
    {
        LivePlace live = new(rules, "10:30");
        live.Place.Through = store => new FaultyStore(store, (_, _) => { }, anteroom => new Asked(anteroom, asked));
        return live;
    }

    private static WorkflowEvent Told(string instance, string? parcel) => Some.Fact(EventKind.Updated, "09:00", instance) with
    {
        Details = new EventDetails { Keys = parcel is null ? null : [new("parcel", parcel)] },
    };

    /// <summary>Notes what is asked while events are taken in.</summary>
    private sealed class Asked(IAnteroomReader inner, List<string> asked) : IAnteroomReader
    {
        public IReadOnlyList<string> Owners(string workflow, NamedValue key, int limit) => Noted($"owners {key.Value}", inner.Owners(workflow, key, limit));

        public IReadOnlyList<WaitingFact> Carrying(string workflow, NamedValue key) => Noted($"carrying {key.Value}", inner.Carrying(workflow, key));

        public WaitingFact? Find(string workflow, byte[] identity) => Noted("find", inner.Find(workflow, identity));

        public IReadOnlyList<WaitingCount> Counts() => inner.Counts();

        public long Count(string source, string workflow) => inner.Count(source, workflow);

        public IReadOnlyList<WaitingFact> After(string? workflow, long id, int limit) => inner.After(workflow, id, limit);

        public IReadOnlyList<WaitingFact> Before(string workflow, Core.Time.Instant since, int limit) => inner.Before(workflow, since, limit);

        public IReadOnlyList<CorrelatedWorkflow> Correlated() => inner.Correlated();

        public IReadOnlyList<SharedValue> Shared(string workflow, string key, int limit) => inner.Shared(workflow, key, limit);

        private T Noted<T>(string what, T answer)
        {
            asked.Add(what);
            return answer;
        }
    }
}
