using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Indicators;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation.Alerting;

/// <summary>One alert of an objective, and how soon a total outage, in which nothing closes any more, would raise it.</summary>
/// <param name="Fit">Of a burn rate; null: the alert is about the whole budget.</param>
/// <param name="After">From the moment at which the first that hangs is bad; null: never, or nobody can say.</param>
/// <param name="Never">Why no total outage raises it; null when one does, or nobody can say.</param>
public sealed record AlertProspect(AlertCause Cause, PairFit? Fit, TimeSpan? After, string? Never)
{
    /// <summary>Those of burn rates, also of such as can never fire, and then those of the budget.</summary>
    /// <param name="unitsPerDay">Null: not known.</param>
    internal static IEnumerable<AlertProspect> Of(PolicyFit policy, IIndicator indicator, decimal? unitsPerDay)
    {
        IEnumerable<WatchedCause> ofBudget = WatchedCause.Of(policy with { Pairs = [] });
        return [.. policy.Pairs.Select(fit => Of(fit, policy, indicator, unitsPerDay)), .. ofBudget.Select(cause => new AlertProspect(cause.Cause, null, null, null))];
    }

    private static AlertProspect Of(PairFit fit, PolicyFit policy, IIndicator indicator, decimal? unitsPerDay)
    {
        AlertCause cause = new(fit.Pair.Text, fit.Pair.Severity);
        if (fit.Misfit is { } misfit)
        {
            return new(cause, fit, null, misfit);
        }

        if (!indicator.HasDeadline)
        {
            return new(cause, fit, null, "never: what hangs stays pending, and an SLO with 'stuck' beside it shows it");
        }

        if (unitsPerDay is not { } units)
        {
            return new(cause, fit, null, null);
        }

        TimeSpan? after = policy.TimeToAlert(fit, new TotalOutage(units, indicator.Limit?.Least ?? TimeSpan.Zero));
        return new(cause, fit, after, after is null ? $"on average, {policy.Policy.MinBad} bad units do not come in {DurationText.Format(fit.Pair.Long)} at this volume" : null);
    }
}
