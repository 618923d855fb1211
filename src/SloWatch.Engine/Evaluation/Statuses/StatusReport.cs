using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Statuses;

/// <summary>How everything stands, for one look.</summary>
/// <param name="Workflows">The worst first.</param>
/// <param name="Refused">Events in quarantine, of any source.</param>
public sealed record StatusReport(IReadOnlyList<WorkflowStatus> Workflows, long Refused)
{
    /// <summary>The workflows of the rules, and those that something was delivered for.</summary>
    public static IReadOnlyList<string> WorkflowsOf(IStoreReader store, RuleSet rules) =>
    [
        .. rules.Workflows.Select(workflow => workflow.Name)
            .Concat(store.Instances.Workflows())
            .Concat(store.Sources.All().Select(source => source.Workflow))
            .Distinct(),
    ];

    /// <summary>Reads the ledger, the sources, and of instances only counts and those that are due next. The ledger is to be up to the rules.</summary>
    public static StatusReport Compute(IStoreReader store, RuleSet rules, IReadOnlyList<string> workflows, TimeProvider time)
    {
        Completeness completeness = new(store, workflows.Select(rules.For), rules);
        ILookup<string, SourceState> sources = store.Sources.All().ToLookup(source => source.Workflow);
        ILookup<string, ObjectiveReport> reports = BudgetReport
            .Compute(store, new([.. rules.Objectives.Where(objective => workflows.Contains(objective.Measurement.Workflow.Name))]) { Rules = rules }, time)
            .Objectives.ToLookup(report => report.Objective.Measurement.Workflow.Name);
        IReadOnlyDictionary<string, long> refused = store.Sources.QuarantineCounts();
        Dictionary<string, Instant> horizons = store.Instances.Horizons().ToDictionary(one => one.Workflow, one => one.Horizon);
        IEnumerable<WorkflowStatus> all = workflows.Select(workflow => Of(store, rules.For(workflow), [.. sources[workflow].Select(source => new SourceStatus(source, refused.GetValueOrDefault(source.Name)))], [.. reports[workflow]], completeness) with
        {
            Horizon = horizons.TryGetValue(workflow, out Instant horizon) ? horizon : null,
        });
        return new(
            [.. all.OrderBy(status => status.Objectives.Select(objective => objective.Light).DefaultIfEmpty(ObjectiveLight.Ok).Min())
                .ThenByDescending(status => status.Objectives.Sum(objective => objective.Overdue))],
            refused.Values.Sum());
    }

    private static WorkflowStatus Of(IStoreReader store, WorkflowRules rules, SourceStatus[] sources, ObjectiveReport[] reports, Completeness completeness)
    {
        string workflow = rules.Workflow.Name;
        Instant? asOf = completeness.DefaultAsOf(workflow);
        return new(
            workflow,
            asOf,
            completeness.WatermarkOf(workflow),
            store.Instances.CountCases(workflow),
            store.Instances.CountOpen(workflow),
            sources,
            WorkflowStatus.WorstFirst(reports.Select(report => ObjectiveStatus.Of(store, report))),
            asOf is { } moment ? NextDeadline.Of(store, rules, [.. reports.Select(report => report.Objective)], moment) : []);
    }
}
