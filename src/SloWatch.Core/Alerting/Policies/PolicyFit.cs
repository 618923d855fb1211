using SloWatch.Core.Budgets;

namespace SloWatch.Core.Alerting.Policies;

/// <summary>A policy as it stands for one objective: which of its pairs can fire, and how soon.</summary>
public sealed record PolicyFit(AlertPolicy Policy, TargetShare Target, BudgetWindow Window, IReadOnlyList<PairFit> Pairs)
{
    public IEnumerable<PairFit> Able => Pairs.Where(pair => pair.CanFire);

    public static PolicyFit Of(AlertPolicy policy, TargetShare target, BudgetWindow window) =>
        new(policy, target, window, [.. policy.Burns.Select(pair => PairFit.Of(pair, target, window))]);

    /// <summary>
    /// From the moment at which every unit turns bad to the alert, if units come evenly: until the long window holds enough of them,
    /// and at least as many as the policy asks for.
    /// </summary>
    /// <param name="unitsPerDay">Good and bad.</param>
    /// <returns>Null: it never fires at this volume.</returns>
    public TimeSpan? TimeToAlert(PairFit fit, decimal unitsPerDay)
    {
        if (!fit.CanFire || unitsPerDay <= 0)
        {
            return null;
        }

        decimal byBurn = fit.BadShare * fit.Pair.Long.Ticks;
        decimal byCount = Policy.MinBad * TimeSpan.TicksPerDay / unitsPerDay;
        decimal ticks = Math.Max(byBurn, byCount);
        return ticks > fit.Pair.Long.Ticks ? null : TimeSpan.FromTicks((long)Math.Ceiling(ticks));
    }
}
