using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>Generated histories of two workflows with keys, brought in whole and in parts.</summary>
public class HandoverOrderTests
{
    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    public void Hand_overs_too_are_the_same_in_whatever_order_and_files_they_come(int seed)
    {
        Dice dice = new(seed);
        List<WorkflowEvent> told = Histories(dice);
        RuleSet rules = Rules(dice);
        using ImportPlace whole = new();
        using ImportPlace parts = new();
        using ImportPlace later = new();
        whole.Import(told, rules);
        later.Import(told, ImportPlace.Rules(Relay.InAnHour));
        later.Import(told.Take(1), rules);
        dice.Shuffle(told);
        foreach (WorkflowEvent[] part in told.Chunk((told.Count / 5) + 1))
        {
            parts.Import(part, rules);
        }

        Assert.Equal(whole.Dump(), parts.Dump());
        Assert.Equal(whole.Dump(), later.Dump());
        parts.AssertAudited(rules);
        later.AssertAudited(rules);
        AssertWorthIt(whole, rules);
    }

    private static List<WorkflowEvent> Histories(Dice dice)
    {
        List<WorkflowEvent> told = [];
        string[] keys = [.. Enumerable.Range(1, 60).Select(number => $"K-{number}")];
        for (int i = 0; i < 240; i++)
        {
            InstanceKey key = new(dice.Pick(Relay.Orders, Relay.Shipping, "billing"), $"case {i}");
            List<WorkflowEvent> events = HistoryGenerator.Instance(key, dice.Split(), 25);
            Handovers.AddKeys(events, dice, keys);
            told.AddRange(events.Where(fact => fact.Kind != EventKind.Gap));
        }

        Instant[] times = [.. told.Select(fact => fact.At)];
        told.AddRange(Enumerable.Range(0, 4).Select(_ => dice.OneOf(times)).Select(at => Relay.Gap(dice.Pick(Relay.Shipping, "billing"), "09:00", "10:00") with
        {
            At = at,
            Details = new EventDetails { From = at - TimeSpan.FromMinutes(dice.Below(90)) },
        }));
        return told;
    }

    private static RuleSet Rules(Dice dice)
    {
        Workflow orders = new(Relay.Orders);
        return ImportPlace.Rules(
            Measure.By(orders, "handoff", ("toWorkflow", Relay.Shipping), ("within", "5h")),
            Measure.By(orders, "handoff", ("toWorkflow", "billing"), ("key", "order"), ("within", "24h")),
            Measure.By(orders, "handoff", ("from", "check"), ("toWorkflow", Relay.Shipping), ("key", "order"), ("within", dice.Pick("1h", "24h"))).Pausing(GeneratedRules.Pauses(dice)),
            Measure.By(new Workflow(Relay.Shipping), "handoff", ("from", "pay"), ("toWorkflow", "billing"), ("within", "24h")),
            Relay.InAnHour);
    }

    /// <summary>Each kind of verdict comes up.</summary>
    private static void AssertWorthIt(ImportPlace place, RuleSet rules)
    {
        Tally all = rules.Objectives.Where(objective => objective.Measurement.Indicator.HandsOverTo is not null)
            .Aggregate(default(Tally), (sum, objective) => sum + place.Sum(objective.Measurement));
        Assert.True(all is { Good: > 5, Bad: > 5, Excluded: > 5 }, $"{all}");
    }
}
