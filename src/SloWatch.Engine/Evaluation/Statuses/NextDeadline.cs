using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Statuses;

/// <summary>A pending unit and when it is due.</summary>
public sealed record NextDeadline(Objective Objective, string InstanceId, string Unit, Instant Deadline)
{
    /// <summary>How many are looked up.</summary>
    public const int Most = 10;

    /// <summary>
    /// The nearest of a workflow. What is known to the end of time has been judged up to there, so its deadlines stand among the violations;
    /// those of live sources are in the instances that are due next.
    /// </summary>
    internal static IReadOnlyList<NextDeadline> Of(IStoreReader store, WorkflowRules rules, IReadOnlyList<Objective> objectives, Instant asOf)
    {
        Dictionary<string, Objective> first = [];
        foreach (Objective objective in objectives)
        {
            first.TryAdd(objective.Measurement.Hash, objective);
        }

        // Without a deadline, what is known to be bad later is what a source ahead of the others has told.
        IEnumerable<NextDeadline> judged = first.Where(measured => measured.Value.Measurement.Indicator.HasDeadline).SelectMany(measured => store.Ledger.OpenViolations(measured.Key, new(asOf, Instant.Ever), Most)
            .Select(violation => new NextDeadline(measured.Value, violation.Instance, violation.Unit, violation.At)));
        return
        [
            .. judged.Concat(Due(store.Instances, rules, first, asOf))
                .OrderBy(next => next.Deadline).ThenBy(next => next.InstanceId, StringComparer.Ordinal).ThenBy(next => next.Unit, StringComparer.Ordinal).ThenBy(next => next.Objective.Name, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>The nearest deadlines lie in the instances that are due first: one is due no later than any of its units. One that cannot be read is due to nobody.</summary>
    private static IEnumerable<NextDeadline> Due(IInstanceReader instances, WorkflowRules rules, Dictionary<string, Objective> objectives, Instant asOf) =>
        from row in instances.Load(instances.Due(rules.Workflow.Name, Instant.Ever, Most)).OfType<StoredInstance>()
        from unit in UnitsOf(row, rules)
        where unit.Verdict.Kind == VerdictKind.Pending && unit.Verdict.Deadline.IsFinite && unit.Verdict.Deadline >= asOf && unit.Begun < asOf && objectives.ContainsKey(unit.Measurement.Hash)
        select new NextDeadline(objectives[unit.Measurement.Hash], row.Key.Id, unit.Unit, unit.Verdict.Deadline);

    private static IReadOnlyList<JudgedUnit> UnitsOf(StoredInstance row, WorkflowRules rules)
    {
        try
        {
            return Instance.Load(row, rules).Units(rules);
        }
        catch (DamagedFactsException)
        {
            return [];
        }
    }
}
