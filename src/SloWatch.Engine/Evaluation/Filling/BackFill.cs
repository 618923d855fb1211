using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Filling;

/// <summary>Brings the ledger up to the rules: measurements that are new are counted over all stored instances, those no rule uses are dropped.</summary>
public static class BackFill
{
    /// <summary>True when <see cref="Run(IStore, RuleSet, TimeProvider, IProgress{long}?, CancellationToken)"/> has something to do.</summary>
    public static bool IsNeeded(IStore store, RuleSet rules) => !MeasurementChange.Between(store.Ledger, rules).IsNothing;

    public static void Run(IStore store, RuleSet rules, TimeProvider time, IProgress<long>? instances, CancellationToken cancellation)
    {
        if (IsNeeded(store, rules))
        {
            using IStoreWriter writer = store.OpenWriter();
            Run(writer, rules, time, instances, cancellation);
        }
    }

    /// <summary>All steps at once, with nothing between them.</summary>
    internal static void Run(IStoreWriter writer, RuleSet rules, TimeProvider time, IProgress<long>? instances, CancellationToken cancellation)
    {
        MeasurementChange change = MeasurementChange.Between(writer.Ledger, rules);
        if (change.IsNothing)
        {
            return;
        }

        RuleSet before = rules with { Objectives = [.. rules.Objectives.Where(objective => !change.New.Contains(objective.Measurement.Hash))] };
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
}
