using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Replays;

/// <summary>
/// When a policy would have raised alerts over stored history: one decision a minute, each of what the ledger holds before that minute.
/// A function of the ledger and the policy alone.
/// </summary>
public static class Replay
{
    /// <param name="first">The first decision, a full minute.</param>
    /// <param name="last">The last one.</param>
    /// <returns>In the order in which they began.</returns>
    public static IReadOnlyList<AlertEpisode> Run(LedgerSeries series, PolicyFit policy, Instant first, Instant last)
    {
        if (series.IsEmpty)
        {
            return [];
        }

        Watch[] watches = [.. WatchedCause.Of(policy).Select(cause => new Watch(cause, series))];
        List<AlertEpisode> episodes = [];
        for (Instant minute = Instant.Max(first, series.First); minute <= last; minute += TimeSpan.FromMinutes(1))
        {
            foreach (Watch watch in watches)
            {
                watch.Decide(minute, episodes);
            }
        }

        episodes.AddRange(watches.Select(watch => watch.Open).OfType<AlertEpisode>());
        return [.. episodes.OrderBy(episode => episode.From).ThenByDescending(episode => episode.Cause.Severity)];
    }

    /// <summary>One cause, and the alert it has open.</summary>
    private sealed class Watch(WatchedCause cause, LedgerSeries series)
    {
        private readonly LedgerSeries.Sliding[] windows = [.. cause.Reads.Select(_ => new LedgerSeries.Sliding(series))];
        private readonly Tally[] sums = new Tally[cause.Reads.Count];

        public AlertEpisode? Open { get; private set; }

        public void Decide(Instant minute, List<AlertEpisode> ended)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] = windows[i].Over(cause.Reads[i].Before(minute));
            }

            IDecision decision = cause.Decide(minute, sums);
            if (!decision.IsOver && Open is not null)
            {
                ended.Add(Open with { Until = minute });
                Open = null;
            }
            else if (decision.IsOver)
            {
                Open ??= new(cause.Cause, minute, null, decision.Reason);
            }
        }
    }
}
