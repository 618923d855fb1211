using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Anteroom;

/// <summary>In whatever order and batches events come, those without an instance end where a look at all of them at once puts them.</summary>
public class ChoreographyProperties
{
    [Fact]
    public void Imports_in_any_order_and_parts_give_what_one_import_with_all_instances_named_gives() => Property.Holds(25, Choreography.Any, trial =>
    {
        RuleSet rules = RulesOf(trial);
        using ImportPlace whole = new();
        using ImportPlace parts = new();
        (List<WorkflowEvent> resolved, List<WorkflowEvent> left) = Choreography.Resolve(trial);
        if (resolved.Count == 0)
        {
            return null;
        }

        whole.Import(resolved, rules);
        foreach (IReadOnlyList<WorkflowEvent> part in InDisorder(trial, trial.Dice()))
        {
            parts.Import(part, rules);
        }

        parts.Import(trial.Events, rules);
        return Differences(whole, parts, rules, left);
    });

    [Fact]
    public void Deliveries_to_the_service_give_the_same_through_restarts_and_failing_writes() => Property.Holds(20, Choreography.Any, trial =>
    {
        RuleSet rules = RulesOf(trial);
        using ImportPlace whole = new();
        (List<WorkflowEvent> resolved, List<WorkflowEvent> left) = Choreography.Resolve(trial);
        if (resolved.Count == 0)
        {
            return null;
        }

        whole.Import(resolved, rules);
        using LivePlace live = Deliver(trial, rules);
        live.Restart();
        live.Place.Through = store => store;
        live.Place.Import(trial.Events, rules);
        return Differences(whole, live.Place, rules, left);
    });

    private static LivePlace Deliver(Trial trial, RuleSet rules)
    {
        Dice dice = trial.Dice();
        LivePlace live = new(rules);
        live.Clock.Now = trial.Events.Count == 0 ? live.Clock.Now : new Instant(trial.Events.Max(fact => fact.At.Micros)) + TimeSpan.FromHours(dice.Below(48));
        live.Place.Through = store => new FaultyStore(store, (writer, commit) => Fail(writer, commit, dice));
        foreach (IReadOnlyList<WorkflowEvent> group in InDisorder(trial, dice))
        {
            Insist(() => live.Deliver(group));
            if (dice.Percent(20))
            {
                Insist(live.Tick);
            }

            if (dice.Percent(10))
            {
                live.Restart();
            }
        }

        return live;
    }

    /// <summary>Before it is written, or after: then only the answer is lost.</summary>
    private static void Fail(IStoreWriter writer, Commit commit, Dice dice)
    {
        if (commit.Instances.Count + commit.AnteroomEntered.Count > 0 && dice.Percent(15))
        {
            if (dice.Percent(50))
            {
                writer.Write(commit);
            }

            throw new StoreException("the disk is full");
        }
    }

    private static void Insist(Action step)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                step();
                return;
            }
            catch (StoreException) when (attempt < 100)
            {
                // Who got no answer comes again.
            }
        }
    }

    private static string? Differences(ImportPlace whole, ImportPlace parts, RuleSet rules, List<WorkflowEvent> left)
    {
        Assert.Equal(whole.Dump(), parts.Dump());
        parts.AssertAudited(rules);
        string[] waiting = [.. parts.Read(store => store.Anteroom.After(null, 0, 10_000).SelectMany(fact => fact.Told).Select(EventText.Of).Order(StringComparer.Ordinal).ToArray())];
        string[] expected = [.. left.Where(fact => fact.Details?.Keys?.Any(key => rules.Workflows[0].CorrelateBy.Contains(key.Name)) == true)
            .Select(SloWatch.Core.Instances.Facts.SignOfLife.Kept).Select(EventText.Of).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(expected, waiting);
        return null;
    }

    private static RuleSet RulesOf(Trial trial) => ImportPlace.Rules([.. trial.Rules.Measurements]) with { Workflows = [trial.Rules.Workflow] };

    /// <summary>Shuffled, some of it twice, cut into parts.</summary>
    private static List<IReadOnlyList<WorkflowEvent>> InDisorder(Trial trial, Dice dice)
    {
        List<WorkflowEvent> told = [.. trial.Events, .. trial.Events.Where(_ => dice.Percent(15))];
        dice.Shuffle(told);
        int most = dice.Pick(1, 3, 20, told.Count + 1);
        List<IReadOnlyList<WorkflowEvent>> parts = [];
        for (int from = 0; from < told.Count;)
        {
            int count = Math.Min(told.Count - from, Math.Max(told.Count / 12, dice.Between(1, most)));
            parts.Add(told.GetRange(from, count));
            from += count;
        }

        return parts;
    }
}
