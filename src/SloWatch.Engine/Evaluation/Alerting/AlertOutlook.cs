using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Alerting;

/// <summary>What may be expected of the alerts of one objective.</summary>
/// <param name="Policy">Null: it has none.</param>
/// <param name="UnitsPerDay">Good and bad, over the objective's window in stored history; null: there is none.</param>
public sealed record AlertOutlook(Objective Objective, PolicyFit? Policy, decimal? UnitsPerDay)
{
    /// <summary>When it is within the window just now: before it there is no data. Null when there is.</summary>
    public Instant? CountedFrom { get; init; }

    /// <summary>Empty when it has no policy.</summary>
    public IReadOnlyList<AlertProspect> Prospects { get; } = Policy is null ? [] : [.. AlertProspect.Of(Policy, Objective.Measurement.Indicator, UnitsPerDay)];

    /// <param name="store">Null: there is no history.</param>
    public static IReadOnlyList<AlertOutlook> Of(IStoreReader? store, IReadOnlyList<Objective> objectives)
    {
        Completeness? completeness = store is null ? null : Completeness.Of(store, objectives, null);
        return [.. objectives.Select(objective => new AlertOutlook(
            objective,
            objective.Alerts is { } policy ? PolicyFit.Of(policy, objective.Target, objective.Window) : null,
            completeness?.DefaultAsOf(objective.Measurement.Workflow.Name) is { } asOf ? Volume(store!, objective, asOf) : null)
        {
            CountedFrom = completeness?.DefaultAsOf(objective.Measurement.Workflow.Name) is { } end ? CountedWithin(store!, objective, end) : null,
        })];
    }

    private static Instant? CountedWithin(IStoreReader store, Objective objective, Instant asOf) =>
        store.Ledger.CountedFrom(objective.Measurement.Hash) is var from && from > objective.Window.Before(asOf).From ? from : null;

    private static decimal? Volume(IStoreReader store, Objective objective, Instant asOf)
    {
        Instant from = Instant.Max(asOf - objective.Window.Length, FirstOf(store, objective) ?? asOf);
        Tally tally = store.Ledger.Sum(objective.Measurement.Hash, from, asOf);
        decimal days = Math.Max(1m, (decimal)(asOf - from).Ticks / TimeSpan.TicksPerDay);
        return tally.Counted == 0 ? null : tally.Counted / days;
    }

    private static Instant? FirstOf(IStoreReader store, Objective objective)
    {
        foreach ((long minute, _) in store.Ledger.Minutes(objective.Measurement.Hash, store.Ledger.CountedFrom(objective.Measurement.Hash)))
        {
            return Instant.FromMinute(minute);
        }

        return null;
    }
}
