using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Statuses;

/// <summary>The worst first.</summary>
public enum ObjectiveLight
{
    /// <summary>Nothing of the budget is left.</summary>
    Exhausted,

    /// <summary>Some is left, and it burns so fast that its policy calls for people.</summary>
    Burning,

    /// <summary>A source is not complete, so the counts may not be the truth.</summary>
    Unknown,

    /// <summary>Less than a quarter is left.</summary>
    AtRisk,
    NoData,
    Ok,
}

/// <summary>How one objective stands now.</summary>
/// <param name="Burning">The pairs of its policy that are over, the gravest first; none while it is unknown.</param>
/// <param name="Overdue">Units that are bad and still open.</param>
/// <param name="Longest">Of these the one that has been so longest.</param>
public sealed record ObjectiveStatus(ObjectiveReport Report, IReadOnlyList<BurnDecision> Burning, long Overdue, Violation? Longest)
{
    public ObjectiveLight Light => (Report.Standing.State, Burning.Count) switch
    {
        (BudgetState.Exhausted, _) => ObjectiveLight.Exhausted,
        (BudgetState.Unknown, _) => ObjectiveLight.Unknown,
        (_, > 0) => ObjectiveLight.Burning,
        (BudgetState.AtRisk, _) => ObjectiveLight.AtRisk,
        (BudgetState.NoData, _) => ObjectiveLight.NoData,
        _ => ObjectiveLight.Ok,
    };

    internal static ObjectiveStatus Of(IStoreReader store, ObjectiveReport report)
    {
        string measurement = report.Objective.Measurement.Hash;
        Instant asOf = report.Range.To;
        TimeRange past = new(Instant.Never, asOf);
        return new(
            report,
            report.Standing.State == BudgetState.Unknown ? [] : BurnNow.Of(store.Ledger, report.Objective, asOf),
            store.Ledger.CountOpenViolations(measurement, past),
            store.Ledger.OpenViolations(measurement, past, 1) is [var longest] ? longest : null);
    }
}
