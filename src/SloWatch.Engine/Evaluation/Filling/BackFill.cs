using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Filling;

/// <summary>Brings the ledger up to the rules: measurements that are new are counted over all stored instances, those no rule uses are dropped.</summary>
public static class BackFill
{
    /// <summary>Instances that are counted in less than a second.</summary>
    private const int AtOnce = 5000;

    /// <summary>True when <see cref="Run(IStore, RuleSet, TimeProvider, IProgress{long}?, CancellationToken)"/> has something to do.</summary>
    public static bool IsNeeded(IStore store, RuleSet rules) => !MeasurementChange.Between(store.Ledger, rules).IsNothing;

    /// <summary>
    /// Rules to begin with over a store so large that nobody would want to wait until it is brought up to them: without what is still to be counted.
    /// Null: all of it is done in no time.
    /// </summary>
    public static RuleSet? BeginWith(IStore store, RuleSet rules) =>
        MeasurementChange.Between(store.Ledger, rules) is { IsNothing: false } change && store.Instances.Count(null) > AtOnce ? Without(rules, change.New) : null;

    /// <summary>Gives the instances that were left out, because what is stored of them cannot be read.</summary>
    public static IReadOnlyList<DamagedFactsException> Run(IStore store, RuleSet rules, TimeProvider time, IProgress<long>? instances, CancellationToken cancellation)
    {
        if (!IsNeeded(store, rules))
        {
            return [];
        }

        using IStoreWriter writer = store.OpenWriter();
        Run(writer, rules, time, instances, cancellation);
        return writer.Damaged.Found;
    }

    /// <summary>All steps at once, with nothing between them.</summary>
    internal static void Run(IStoreWriter writer, RuleSet rules, TimeProvider time, IProgress<long>? instances, CancellationToken cancellation)
    {
        MeasurementChange change = MeasurementChange.Between(writer.Ledger, rules);
        if (change.IsNothing)
        {
            return;
        }

        change.Retire(writer, time);
        RuleSet before = Without(rules, change.New);
        FillRules judgedBy = new(before, rules, change.New);
        Watermarks complete = new(writer.Sources.All());
        Dictionary<string, WorkflowRules> known = [];
        AdvanceContext ContextOf(InstanceKey key)
        {
            WorkflowRules own = judgedBy.Of(key) ?? (known.TryGetValue(key.Workflow, out WorkflowRules? rulesOf) ? rulesOf : known[key.Workflow] = before.For(key.Workflow));
            return new AdvanceContext(own, complete.Of(judgedBy.Wide.GetValueOrDefault(key.Workflow) ?? own), Instant.Never);
        }

        FillSteps steps = new(writer, change, judgedBy, ContextOf, complete, time);
        foreach (long counted in steps.Count())
        {
            cancellation.ThrowIfCancellationRequested();
            instances?.Report(counted);
        }

        steps.Complete();
        foreach (long _ in steps.Clear(rules))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static RuleSet Without(RuleSet rules, IReadOnlySet<string> measurements) =>
        rules with { Objectives = [.. rules.Objectives.Where(objective => !measurements.Contains(objective.Measurement.Hash))] };
}
