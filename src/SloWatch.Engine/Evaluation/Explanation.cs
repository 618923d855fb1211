using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

public enum FactStanding
{
    Current,

    /// <summary>A newer revision of the same fact stands; fields that one does not carry are still taken from here.</summary>
    Superseded,

    /// <summary>The newest revision says that it never happened.</summary>
    Void,
}

public sealed record ExplainedFact(WorkflowEvent Fact, FactStanding Standing);

/// <summary>A unit as one objective counts it; objectives that measure the same show the same unit.</summary>
public sealed record ExplainedUnit(Objective Objective, JudgedUnit Unit);

/// <summary>Why each unit of an instance is good, bad, pending or excluded, and the facts behind it.</summary>
/// <param name="CompleteUpTo">The watermark of its workflow: what is open was open then.</param>
/// <param name="Units">In the order of the rules, then by unit.</param>
/// <param name="Facts">With all revisions, in fold order.</param>
public sealed record Explanation(InstanceKey Key, Instant CompleteUpTo, IReadOnlyList<ExplainedUnit> Units, IReadOnlyList<Life> Lives, IReadOnlyList<ExplainedFact> Facts)
{
    /// <summary>Null when the store holds no such instance. Judges the stored facts by the rules given, whether the ledger was counted by them or not.</summary>
    public static Explanation? Of(IStoreReader store, RuleSet rules, InstanceKey key)
    {
        if (store.Instances.Load([key])[0] is not { } stored)
        {
            return null;
        }

        WorkflowRules own = rules.For(key.Workflow);
        Instance instance = Instance.Load(stored, own);
        ILookup<string, JudgedUnit> byMeasurement = instance.Units(own).ToLookup(unit => unit.Measurement.Hash);
        IEnumerable<ExplainedUnit> units = rules.Objectives
            .Where(objective => objective.Measurement.Workflow.Name == key.Workflow)
            .SelectMany(objective => byMeasurement[objective.Measurement.Hash].Select(unit => new ExplainedUnit(objective, unit)));
        Instant completeUpTo = Instant.Max(instance.JudgedAt, new Completeness(store, [key.Workflow]).WatermarkOf(key.Workflow));
        return new(key, completeUpTo, [.. units], instance.Lives, [.. WithStanding(instance)]);
    }

    private static IEnumerable<ExplainedFact> WithStanding(Instance instance)
    {
        HashSet<WorkflowEvent> superseded = new(
            instance.Histories().SelectMany(history => history.Revisions.SkipLast(1)), ReferenceEqualityComparer.Instance);
        return instance.AllFacts().Select(fact => new ExplainedFact(
            fact,
            superseded.Contains(fact) ? FactStanding.Superseded : fact.Void ? FactStanding.Void : FactStanding.Current));
    }
}
