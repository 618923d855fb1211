using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>Events of many instances of several workflows, with everything that sources do, and rules that judge them.</summary>
internal sealed record Crowd(IReadOnlyList<WorkflowEvent> Events, RuleSet Rules)
{
    public static Crowd Of(int seed, int instances, int size)
    {
        Dice dice = new(seed);
        string[] workflows = [Some.WorkflowName, "zoo"];
        List<WorkflowEvent> events = [];
        for (int i = 0; i < instances; i++)
        {
            InstanceKey key = new(dice.OneOf(workflows), $"case {i}");
            events.AddRange(HistoryGenerator.Instance(key, dice.Split(), size));
        }

        return new Crowd(events, ImportPlace.Rules([.. workflows.SelectMany(workflow => GeneratedRules.For(workflow, dice).WithoutCounters().Measurements)]));
    }

    /// <summary>The same events in disorder, a tenth of them twice.</summary>
    public IReadOnlyList<WorkflowEvent> InDisorder(int seed)
    {
        Dice dice = new(seed);
        List<WorkflowEvent> told = [.. Events, .. Events.Where(_ => dice.Percent(10))];
        dice.Shuffle(told);
        return told;
    }
}
