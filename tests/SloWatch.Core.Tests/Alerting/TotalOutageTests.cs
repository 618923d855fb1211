using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.Replays;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Alerting;

/// <summary>How soon `validate` says that a total outage alerts, against a replay of one.</summary>
public class TotalOutageTests
{
    private static readonly Instant Outage = Monday.At("5d 00:00");

    public static TheoryData<int, int, double> Outages
    {
        get
        {
            TheoryData<int, int, double> all = [];
            foreach (int minutesBetweenUnits in (int[])[1, 2, 5, 20, 30])
            {
                foreach (int limit in (int[])[5, 30, 120, 360, 1560])
                {
                    all.Add(minutesBetweenUnits, limit, 0.95);
                    all.Add(minutesBetweenUnits, limit, 0.99);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public void It_is_alerted_when_a_replay_of_one_would_raise_it(int minutesBetweenUnits, int limit, double target)
    {
        PolicyFit fit = PolicyFit.Of(AlertPolicy.Default with { Budget = BudgetAlerts.None }, new TargetShare((decimal)target), new RollingWindow(TimeSpan.FromDays(30)));
        Instant firstBad = Outage + TimeSpan.FromMinutes(limit);
        IReadOnlyList<AlertEpisode> raised = Replay.Run(Ledger(minutesBetweenUnits, limit), fit, Monday.Midnight, firstBad + TimeSpan.FromDays(4));
        TotalOutage outage = new(1440m / minutesBetweenUnits, TimeSpan.FromMinutes(limit));

        foreach (PairFit pair in fit.Able)
        {
            TimeSpan? replayed = raised.FirstOrDefault(episode => episode.Cause.Text == pair.Pair.Text)?.From - firstBad;
            TimeSpan? told = fit.TimeToAlert(pair, outage);
            Assert.Equal(replayed is null, told is null);

            // Where long windows begin on a grain, it depends on the time of day when a unit leaves them.
            double most = Math.Max(2, WindowEdge.GrainOf(pair.Pair.Long));
            Assert.True(replayed is null || Math.Abs((replayed - told)!.Value.TotalMinutes) <= most, $"{pair.Pair.Text}: {told} told, {replayed} replayed");
        }
    }

    [Fact]
    public void At_a_limit_longer_than_the_window_the_first_bad_units_are_all_that_it_holds()
    {
        PolicyFit fit = PolicyFit.Of(AlertPolicy.Default, new TargetShare(0.95m), new RollingWindow(TimeSpan.FromDays(30)));
        Assert.Equal(TimeSpan.FromMinutes(3), fit.TimeToAlert(fit.Pairs[0], new TotalOutage(1440, TimeSpan.FromHours(6))));
        Assert.Equal(TimeSpan.FromMinutes(46), fit.TimeToAlert(fit.Pairs[3], new TotalOutage(1440, TimeSpan.FromHours(57))));
    }

    /// <summary>Units begin evenly and close within their minute; from the outage on none does.</summary>
    private static LedgerSeries Ledger(int minutesBetweenUnits, int limit)
    {
        SortedDictionary<long, Tally> minutes = [];
        for (Instant begun = Monday.Midnight; begun < Outage + TimeSpan.FromDays(4); begun += TimeSpan.FromMinutes(minutesBetweenUnits))
        {
            bool closes = begun < Outage;
            long minute = closes ? begun.Minute : begun.Minute + limit;
            minutes[minute] = minutes.GetValueOrDefault(minute) + new Tally(0, closes ? 1 : 0, closes ? 0 : 1, 0, 0);
        }

        return new(minutes.Select(entry => (entry.Key, entry.Value)));
    }
}
