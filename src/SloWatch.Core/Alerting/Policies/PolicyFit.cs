using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Budgets;

namespace SloWatch.Core.Alerting.Policies;

/// <summary>A policy as it stands for one objective: which of its pairs can fire, and how soon.</summary>
public sealed record PolicyFit(AlertPolicy Policy, TargetShare Target, BudgetWindow Window, IReadOnlyList<PairFit> Pairs)
{
    public IEnumerable<PairFit> Able => Pairs.Where(pair => pair.CanFire);

    public static PolicyFit Of(AlertPolicy policy, TargetShare target, BudgetWindow window) =>
        new(policy, target, window, [.. policy.Burns.Select(pair => PairFit.Of(pair, target, window))]);

    /// <summary>From the minute in which the first unit of a total outage turns bad to the alert, in whole minutes.</summary>
    /// <returns>Null: it never fires at this volume.</returns>
    public TimeSpan? TimeToAlert(PairFit fit, TotalOutage outage)
    {
        if (!fit.CanFire || outage.UnitsPerDay <= 0)
        {
            return null;
        }

        // When the long window has gone over to bad units, and one more has come into the short one, nothing new can happen.
        decimal last = (decimal)fit.Pair.Long.TotalMinutes + outage.MinutesBetweenUnits + 1;
        for (int minutes = 1; minutes <= last; minutes++)
        {
            if (new BurnDecision(this, fit, outage.In(fit.Pair.Long, minutes), outage.In(fit.Pair.Short, minutes)).IsOver)
            {
                return TimeSpan.FromMinutes(minutes);
            }
        }

        return null;
    }
}
