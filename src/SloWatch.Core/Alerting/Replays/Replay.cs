using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Replays;

/// <summary>
/// When a policy would have raised alerts over stored history: one decision a minute, each of what the ledger holds before that minute.
/// A function of the ledger and the policy alone.
/// </summary>
public sealed class Replay
{
    private readonly List<Watch> watches = [];

    private Replay(LedgerSeries series, PolicyFit policy)
    {
        foreach (PairFit fit in policy.Able)
        {
            WatchBurn(series, policy, fit);
        }

        foreach (decimal share in policy.Policy.Budget.Spent)
        {
            WatchSpent(series, policy, share, AlertSeverity.Ticket);
        }

        if (policy.Policy.Budget.Exhausted is { } severity)
        {
            WatchSpent(series, policy, share: 1, severity);
        }

        if (policy.Policy.Budget.Forecast is { } forecast)
        {
            WatchForecast(series, policy, forecast);
        }
    }

    /// <param name="first">The first decision, a full minute.</param>
    /// <param name="last">The last one.</param>
    /// <returns>In the order in which they began.</returns>
    public static IReadOnlyList<AlertEpisode> Run(LedgerSeries series, PolicyFit policy, Instant first, Instant last)
    {
        if (series.IsEmpty)
        {
            return [];
        }

        Replay replay = new(series, policy);
        List<AlertEpisode> episodes = [];
        for (Instant minute = Instant.Max(first, series.First); minute <= last; minute += TimeSpan.FromMinutes(1))
        {
            foreach (Watch watch in replay.watches)
            {
                watch.Decide(minute, episodes);
            }
        }

        episodes.AddRange(replay.watches.Select(watch => watch.Open).OfType<AlertEpisode>());
        return [.. episodes.OrderBy(episode => episode.From).ThenByDescending(episode => episode.Cause.Severity)];
    }

    private void WatchBurn(LedgerSeries series, PolicyFit policy, PairFit fit)
    {
        LedgerSeries.Sliding inLong = new(series), inShort = new(series);
        watches.Add(new(new(fit.Pair.Text, fit.Pair.Severity), minute => new BurnDecision(
            policy,
            fit,
            inLong.Over(WindowEdge.Before(minute, fit.Pair.Long)),
            inShort.Over(WindowEdge.Before(minute, fit.Pair.Short)))));
    }

    private void WatchSpent(LedgerSeries series, PolicyFit policy, decimal share, AlertSeverity severity)
    {
        LedgerSeries.Sliding inWindow = new(series);
        watches.Add(new(new(share < 1 ? $"{PercentText.Of(share)} spent" : "budget spent", severity), minute => new SpentDecision(
            Budget.Of(policy.Target, inWindow.Over(policy.Window.Before(minute))),
            share,
            policy.Policy.MinBad)));
    }

    private void WatchForecast(LedgerSeries series, PolicyFit policy, Forecast forecast)
    {
        LedgerSeries.Sliding inWindow = new(series), lately = new(series);
        watches.Add(new(new("forecast", forecast.Severity), minute => new ForecastDecision(
            policy,
            forecast,
            Budget.Of(policy.Target, inWindow.Over(policy.Window.Before(minute))),
            lately.Over(WindowEdge.Before(minute, forecast.Over)),
            policy.Window.EndOfPeriod(minute) is { } end ? end - minute : null)));
    }

    /// <summary>One cause, and the alert it has open.</summary>
    private sealed class Watch(AlertCause cause, Func<Instant, IDecision> decide)
    {
        public AlertEpisode? Open { get; private set; }

        public void Decide(Instant minute, List<AlertEpisode> ended)
        {
            IDecision decision = decide(minute);
            if (!decision.IsOver && Open is not null)
            {
                ended.Add(Open with { Until = minute });
                Open = null;
            }
            else if (decision.IsOver)
            {
                Open ??= new(cause, minute, null, decision.Reason);
            }
        }
    }
}
