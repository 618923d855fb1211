using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Budgets;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Server.Api.Reading;

namespace SloWatch.Server.SelfMetrics;

/// <summary>How the objectives stand, as a report would say just now.</summary>
internal sealed class ObjectiveMetrics(ApiReading reading) : IMetricsPart
{
    /// <summary>Over which the burn rate is told; that of others follows from the counters.</summary>
    private static readonly (string Name, TimeSpan Length)[] Burns = [("1h", TimeSpan.FromHours(1)), ("6h", TimeSpan.FromHours(6)), ("1d", TimeSpan.FromDays(1))];

    private readonly GrowingSums totals = new();

    public void Write(MetricsText metrics)
    {
        (IReadOnlyList<ObjectiveReport> reports, (string Window, decimal? Rate)[][] burns, (long Good, long Bad)[] sums) = Read();
        Each(metrics, "slowatch_objective_target_ratio", "Share of units that has to be good.", reports, report => report.Objective.Target.Ratio);
        Each(metrics, "slowatch_objective_sli_ratio", "Share of units that was good in the window; absent without data.", reports, report => report.Budget.Sli);
        Each(metrics, "slowatch_objective_budget_remaining_ratio", "Share of the error budget that is left; below zero when more is spent.", reports, report => report.Budget.RemainingRatio);
        Each(metrics, "slowatch_objective_pending", "Units that have begun and are neither good nor bad yet.", reports, report => report.Pending);
        Each(metrics, "slowatch_objective_unknown", "1 when nobody can say how it stands, because a source is silent or behind.", reports, report => report.Standing.State == BudgetState.Unknown ? 1 : 0);
        metrics.Family("slowatch_objective_burn_rate", "gauge", "How fast the budget burned over the time before; 1 spends it exactly within its window.");
        for (int i = 0; i < reports.Count; i++)
        {
            foreach ((string window, decimal? rate) in burns[i])
            {
                metrics.AddIfKnown(rate, [.. Labels(reports[i].Objective), ("over", window)]);
            }
        }

        WriteTotals(metrics, "slowatch_objective_good_total", "Units that became good. A correction that takes one back is not seen here.", reports, i => sums[i].Good);
        WriteTotals(metrics, "slowatch_objective_bad_total", "Units that became bad, at their deadline or before. A correction that takes one back is not seen here.", reports, i => sums[i].Bad);
    }

    private (IReadOnlyList<ObjectiveReport> Reports, (string, decimal?)[][] Burns, (long, long)[] Sums) Read()
    {
        RuleSet rules = reading.RuleSet;
        return reading.Read(store =>
        {
            BudgetReport report = BudgetReport.Compute(store, new(rules.Objectives) { Rules = rules }, reading.Time);
            return (
                report.Objectives,
                report.Objectives.Select(one => Burns.Select(burn => (burn.Name, BurnRate.Of(store.Ledger.Sum(one.Objective.Measurement.Hash, one.Range.To - burn.Length, one.Range.To), one.Objective.Target))).ToArray()).ToArray(),
                report.Objectives.Select(one => store.Ledger.Sum(one.Objective.Measurement.Hash, Instant.Never, Instant.Ever)).Select(sum => (sum.Good, sum.Bad)).ToArray());
        });
    }

    private static void Each(MetricsText metrics, string name, string help, IReadOnlyList<ObjectiveReport> reports, Func<ObjectiveReport, decimal?> value)
    {
        metrics.Family(name, "gauge", help);
        foreach (ObjectiveReport report in reports)
        {
            metrics.AddIfKnown(value(report), Labels(report.Objective));
        }
    }

    private void WriteTotals(MetricsText metrics, string name, string help, IReadOnlyList<ObjectiveReport> reports, Func<int, long> sum)
    {
        metrics.Family(name, "counter", help);
        for (int i = 0; i < reports.Count; i++)
        {
            metrics.Add(totals.Of($"{name} {reports[i].Objective.Measurement.Hash}", sum(i)), Labels(reports[i].Objective));
        }
    }

    private static (string, string)[] Labels(Objective objective) => [("objective", objective.Name), ("workflow", objective.Measurement.Workflow.Name)];
}
