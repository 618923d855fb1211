using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Statuses;
using SloWatch.Testing.Builders;
using SloWatch.Tests.Printing.Reports;

namespace SloWatch.Tests.Printing.Statuses;

/// <summary>Statuses as a store would give them.</summary>
internal static class SomeStatus
{
    public static readonly Instant AsOf = SomeReport.AsOf;

    private static readonly Objective Any = new("decided-in-7d", Measure.CycleTime("7d"), new TargetShare(0.9m), new RollingWindow(TimeSpan.FromDays(7)));

    public static WorkflowStatus Workflow(string name, int objectives = 4, int sources = 1, string instance = "L-17", string objective = "decided") => new(
        name,
        AsOf,
        Instant.Ever,
        Instances: 12_345,
        Open: 345,
        [.. Enumerable.Range(1, sources).Select(i => new SourceStatus(new($"log-{i}", name, i == 2 ? Instant.Never : Instant.Ever, "hash", AsOf - TimeSpan.FromSeconds(i), $"/a/{name}.xes was read to its end"), i == 3 ? 12 : 0))],
        WorkflowStatus.WorstFirst(Enumerable.Range(1, objectives).Select(i => Objective($"{objective}-in-{i}d", i, instance))),
        [.. Enumerable.Range(1, 6).Select(i => new NextDeadline(Any, $"{instance}{i}", i == 3 ? "step:check/r1" : "instance", AsOf + TimeSpan.FromMinutes(i * i * 37)))]);

    public static StatusReport Of(params WorkflowStatus[] workflows) => new(workflows, Refused: 12);

    private static ObjectiveStatus Objective(string name, int number, string instance)
    {
        ObjectiveReport report = SomeReport.Of(name, new(2400, 1171, (5 - (number % 6)) * 40, 12, 0), pending: number * 7, doubt: number % 6 == 4 ? "nothing was read" : null);
        Violation late = new(report.Objective.Measurement.Hash, Some.WorkflowName, instance, "instance", AsOf - TimeSpan.FromHours(number), "late");
        return new(report, [], number % 3, number % 3 == 0 ? null : late);
    }
}
