using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Alerting;

/// <summary>Which pairs of a policy are over at one minute: what a replay decides of that minute.</summary>
internal static class BurnNow
{
    /// <summary>Of the objective's own policy, the gravest first. Without one it alerts of nothing.</summary>
    public static IReadOnlyList<BurnDecision> Of(ILedgerReader ledger, Objective objective, Instant minute) =>
        objective.Alerts is { } policy ? Of(ledger, objective, policy, minute) : [];

    /// <summary>Likewise, whatever the objective's own policy is.</summary>
    public static IReadOnlyList<BurnDecision> Of(ILedgerReader ledger, Objective objective, AlertPolicy policy, Instant minute)
    {
        PolicyFit fit = PolicyFit.Of(policy, objective.Target, objective.Window);
        string measurement = objective.Measurement.Hash;
        return
        [
            .. fit.Able.Select(pair => new BurnDecision(fit, pair, Sum(ledger, measurement, minute, pair.Pair.Long), Sum(ledger, measurement, minute, pair.Pair.Short)))
                .Where(decision => decision.IsOver)
                .OrderByDescending(decision => decision.Fit.Pair.Severity),
        ];
    }

    private static Core.Ledger.Tally Sum(ILedgerReader ledger, string measurement, Instant minute, TimeSpan window)
    {
        TimeRange range = WindowEdge.Before(minute, window);
        return ledger.Sum(measurement, range.From, range.To);
    }
}
