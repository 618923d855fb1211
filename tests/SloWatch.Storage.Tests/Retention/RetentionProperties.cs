using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Live;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Retention;

/// <summary>Generated histories over some weeks, delivered to a service that keeps what ended for six days and to one that keeps everything.</summary>
public class RetentionProperties
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(6);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whenever_old_instances_are_removed_everything_that_is_counted_is_as_if_none_ever_was(int seed)
    {
        Dice dice = new(seed);
        Crowd crowd = Spread(Crowd.Of(seed, instances: 40, size: 20));
        using LivePlace forgetting = new(crowd.Rules, options: new LiveOptions { Retention = Kept });
        using LivePlace keeping = new(crowd.Rules);
        LivePlace[] both = [forgetting, keeping];
        Array.ForEach(both, live => live.Clock.Now = crowd.Events.Select(fact => fact.At).Aggregate(Instant.Min));
        foreach (IReadOnlyList<WorkflowEvent> group in Groups(crowd, dice))
        {
            Disturb(forgetting, keeping, dice);
            Array.ForEach(both, live => live.Clock.Now = Instant.Max(live.Clock.Now, group.Select(fact => fact.At).Aggregate(Instant.Max)));
            Assert.Equal(keeping.Deliver(group).Refused.Count, forgetting.Deliver(group).Refused.Count);
        }

        Array.ForEach(both, live => live.GoTo(live.Clock.Now + TimeSpan.FromDays(9), TimeSpan.FromHours(7)));
        forgetting.Retain();
        Array.ForEach(both, live => live.Restart());

        AssertSame(forgetting.Place, keeping.Place, crowd);
        Assert.True(Instances(forgetting.Place) <= Instances(keeping.Place) - 10, $"{Instances(forgetting.Place)} of {Instances(keeping.Place)} are left");
        forgetting.Place.AssertAudited(crowd.Rules);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void While_rules_change_to_and_fro_the_books_are_what_a_recount_and_the_balance_say(int seed)
    {
        Dice dice = new(seed);
        Crowd crowd = Spread(Crowd.Of(seed, instances: 40, size: 20));
        RuleSet some = crowd.Rules with { Objectives = [.. crowd.Rules.Objectives.Where((_, number) => number % 2 == 0)] };
        using LivePlace live = new(crowd.Rules, options: new LiveOptions { Retention = Kept });
        live.Clock.Now = crowd.Events.Select(fact => fact.At).Aggregate(Instant.Min);
        foreach (IReadOnlyList<WorkflowEvent> group in Groups(crowd, dice))
        {
            if (dice.Percent(10))
            {
                live.Use(live.Rules == some ? crowd.Rules : some);
            }

            live.Clock.Now = Instant.Max(live.Clock.Now, group.Select(fact => fact.At).Aggregate(Instant.Max));
            live.Deliver(group);
            live.Tick();
            live.Retain();
        }

        live.GoTo(live.Clock.Now + TimeSpan.FromDays(9), TimeSpan.FromHours(7));
        live.Retain();
        live.Restart();
        live.Tick();
        live.Restart();

        Assert.NotEmpty(live.Place.Read(store => store.Instances.Horizons()));
        live.Place.AssertAudited(live.Rules);
    }

    /// <summary>A case a day. What it tells of its own future moves along.</summary>
    private static Crowd Spread(Crowd crowd)
    {
        Dictionary<(string, string), TimeSpan> later = [];
        return crowd with { Events = [.. crowd.Events.Select(fact => Later(fact, later.TryGetValue((fact.Workflow, fact.Instance), out TimeSpan by) ? by : later[(fact.Workflow, fact.Instance)] = TimeSpan.FromDays(later.Count)))] };
    }

    private static WorkflowEvent Later(WorkflowEvent fact, TimeSpan by) => fact with
    {
        At = fact.At + by,
        NotBefore = fact.NotBefore + by,
        Details = fact.Details is { } details ? details with { From = details.From + by, Deadline = details.Deadline + by, RetryAt = details.RetryAt + by } : null,
    };

    /// <summary>In order by time, but some come late and some twice.</summary>
    private static List<IReadOnlyList<WorkflowEvent>> Groups(Crowd crowd, Dice dice)
    {
        List<WorkflowEvent> told = [.. crowd.Events, .. crowd.Events.Where(_ => dice.Percent(10))];
        List<WorkflowEvent> order = [.. told.OrderBy(fact => fact.At.Micros + (dice.Percent(20) ? dice.Between(0, 500) * 60_000_000L : 0))];
        List<IReadOnlyList<WorkflowEvent>> groups = [];
        for (int from = 0; from < order.Count;)
        {
            int count = Math.Min(order.Count - from, dice.Between(1, 30));
            groups.Add(order.GetRange(from, count));
            from += count;
        }

        return groups;
    }

    private static void Disturb(LivePlace forgetting, LivePlace keeping, Dice dice)
    {
        if (dice.Percent(40))
        {
            forgetting.Tick();
            keeping.Tick();
        }

        if (dice.Percent(25))
        {
            forgetting.Retain();
        }

        if (dice.Percent(5))
        {
            forgetting.Restart();
            keeping.Restart();
        }
    }

    private static void AssertSame(ImportPlace forgetting, ImportPlace keeping, Crowd crowd)
    {
        Assert.Equal(Ledger(keeping, crowd), Ledger(forgetting, crowd));
        Dictionary<string, Instant> horizons = forgetting.Read(store => store.Instances.Horizons().ToDictionary(one => one.Workflow, one => one.Horizon));
        Assert.NotEmpty(horizons);
        Instant horizon = horizons.Values.Aggregate(Instant.Max);
        Assert.Equal(Violations(keeping, horizon), Violations(forgetting, horizon));
        Assert.Equal(Alerts(keeping, horizon), Alerts(forgetting, horizon));
        foreach (Instant? asOf in (Instant?[])[null, horizon + TimeSpan.FromDays(1), horizon - TimeSpan.FromDays(8)])
        {
            Assert.Equal(Report(keeping, crowd, asOf), Report(forgetting, crowd, asOf));
        }
    }

    private static List<string> Ledger(ImportPlace place, Crowd crowd) => place.Read(store => crowd.Rules.Objectives
        .SelectMany(objective => store.Ledger.Minutes(objective.Measurement.Hash).Select(minute => $"{objective.Name} {minute.Minute} {minute.Tally}"))
        .ToList());

    private static List<Violation> Violations(ImportPlace place, Instant from) => place.Read(store => store.Ledger.AllViolations(null).Where(violation => violation.At >= from).ToList());

    private static List<string> Alerts(ImportPlace place, Instant from) => place.Read(store => store.Alerts.All().Select(alert => $"{alert.Key} {alert.State} {alert.Reason}")
        .Concat(store.Alerts.Transitions(null, null, int.MaxValue).Where(one => one.Transition.Minute >= from).Select(one => $"{one.Transition.Key} {one.Transition.Change} {one.Transition.Minute}"))
        .ToList());

    private static List<string> Report(ImportPlace place, Crowd crowd, Instant? asOf) => place.Read(store => BudgetReport.Compute(store, new(crowd.Rules.Objectives, asOf) { Rules = crowd.Rules, WithPrevious = true }, TimeProvider.System)
        .Objectives.Select(one => $"{one.Objective.Name} {one.Range} {one.InWindow} {one.Pending} {one.Standing} {one.Previous!.InWindow} {one.Previous.Standing}").ToList());

    private static long Instances(ImportPlace place) => place.Read(store => store.Instances.Count(null));
}
