using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.Replays;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Alerting;

/// <param name="Policy">In place of the objectives' own; null: each by its own.</param>
/// <param name="From">First decision; null: as soon as the ledger holds something.</param>
/// <param name="To">Last decision; null: as far as the sources are complete.</param>
public sealed record AlertReplayRequest(IReadOnlyList<Objective> Objectives, AlertPolicy? Policy = null, Instant? From = null, Instant? To = null)
{
    /// <summary>All there are, for others of a workflow may hold it back; null: the objectives are all.</summary>
    public RuleSet? Rules { get; init; }
}

/// <summary>What a policy would have raised for one objective over stored history.</summary>
/// <param name="Policy">Null: the objective has no alerts.</param>
/// <param name="Range">From the first decision to the last; null: there was nothing to decide on.</param>
public sealed record AlertReplay(Objective Objective, PolicyFit? Policy, (Instant First, Instant Last)? Range, IReadOnlyList<AlertEpisode> Episodes)
{
    /// <summary>Reads only the ledger and the sources. Throws <see cref="AsOfRefusedException"/> for a moment that is no full minute.</summary>
    public static IReadOnlyList<AlertReplay> Run(IStoreReader store, AlertReplayRequest request)
    {
        foreach (Instant? asked in (ReadOnlySpan<Instant?>)[request.From, request.To])
        {
            if (asked is { } moment && !(moment.IsFinite && moment.IsFullMinute))
            {
                throw new AsOfRefusedException(moment);
            }
        }

        Completeness completeness = Completeness.Of(store, request.Objectives, request.Rules);
        return [.. request.Objectives.Select(objective => Of(store, objective, request, completeness.DefaultAsOf(objective.Measurement.Workflow.Name)))];
    }

    private static AlertReplay Of(IStoreReader store, Objective objective, AlertReplayRequest request, Instant? complete)
    {
        if ((request.Policy ?? objective.Alerts) is not { } policy)
        {
            return new(objective, null, null, []);
        }

        PolicyFit fit = PolicyFit.Of(policy, objective.Target, objective.Window);
        LedgerSeries series = new(store.Ledger.Minutes(objective.Measurement.Hash, store.Ledger.CountedFrom(objective.Measurement.Hash)));
        if (series.IsEmpty || (request.To ?? complete) is not { } last)
        {
            return new(objective, fit, null, []);
        }

        Instant first = Instant.Max(request.From ?? series.First, series.First);
        return first > last ? new(objective, fit, null, []) : new(objective, fit, (first, last), Replay.Run(series, fit, first, last));
    }
}
