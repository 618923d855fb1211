using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.Replays;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Alerting;

public class ReplayTests
{
    private static readonly BudgetWindow ThirtyDays = new RollingWindow(TimeSpan.FromDays(30));

    [Fact]
    public void A_total_outage_fires_at_the_minute_that_the_policy_promises()
    {
        PolicyFit fit = PolicyFit.Of(AlertPolicy.Default, new TargetShare(0.95m), ThirtyDays);
        Instant outage = Monday.At("08:00");
        LedgerSeries series = Even(Monday.At("00:00") - TimeSpan.FromDays(5), days: 7, minute => minute >= outage.Minute);

        IReadOnlyList<AlertEpisode> episodes = Replay.Run(series, fit, Monday.At("00:00"), Monday.At("20:00"));

        foreach (PairFit pair in fit.Able)
        {
            Instant promised = (outage + fit.TimeToAlert(pair, new TotalOutage(1440, TimeSpan.Zero))!.Value).CeilingToMinute();
            Instant fired = episodes.First(episode => episode.Cause.Text == pair.Pair.Text).From;

            // The long windows may begin up to ten minutes early, and then hold a little more of what was good.
            Assert.InRange(fired - promised, TimeSpan.Zero, pair.Pair.Long <= TimeSpan.FromHours(6) ? TimeSpan.Zero : TimeSpan.FromMinutes(10));
        }
    }

    [Fact]
    public void An_alert_ends_when_the_short_window_no_longer_burns()
    {
        (Instant from, Instant until) = (Monday.At("08:00"), Monday.At("09:00"));
        PolicyFit fit = PolicyFit.Of(AlertPolicy.Default, new TargetShare(0.95m), ThirtyDays);
        LedgerSeries series = Even(Monday.At("00:00"), days: 1, minute => minute >= from.Minute && minute < until.Minute);

        AlertEpisode page = Replay.Run(series, fit, from, Monday.At("20:00")).First(episode => episode.Cause.Text == "2% in 1h");

        Assert.Equal((Monday.At("08:44"), Monday.At("09:02"), AlertSeverity.Page), (page.From, page.Until, page.Cause.Severity));
        Assert.Equal("the budget burns at 14.67 times the even rate in 1h and at 20 in 5m, 14.4 or more in both (44 bad of 60)", page.Reason);
    }

    [Fact]
    public void Nothing_recorded_raises_nothing() =>
        Assert.Empty(Replay.Run(new LedgerSeries([]), PolicyFit.Of(AlertPolicy.Default, new TargetShare(0.95m), ThirtyDays), Monday.At("08:00"), Monday.At("09:00")));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Every_minute_decides_as_a_naive_recount_of_the_ledger_does(int seed)
    {
        Dice dice = new(seed);
        PolicyFit fit = PolicyFit.Of(SomePolicy(dice), new TargetShare(0.8m), dice.Percent(50) ? new RollingWindow(TimeSpan.FromDays(7)) : new CalendarWindow(CalendarPeriod.Week, TimeZoneInfo.Utc));
        (long Minute, Tally Tally)[] ledger = SomeLedger(dice);
        Instant first = Monday.At("00:00"), last = Monday.At("00:00") + TimeSpan.FromDays(9);

        IReadOnlyList<AlertEpisode> episodes = Replay.Run(new LedgerSeries(ledger), fit, first, last);

        Assert.Equal(Naive(ledger, fit, first, last), Holding(episodes, last));
    }

    private static HashSet<(string Cause, Instant At)> Holding(IReadOnlyList<AlertEpisode> episodes, Instant last) =>
        [.. from episode in episodes
            from minute in Minutes(episode.From, (episode.Until ?? (last + TimeSpan.FromMinutes(1))) - TimeSpan.FromMinutes(1))
            select (episode.Cause.Text, minute)];

    private static HashSet<(string Cause, Instant At)> Naive((long Minute, Tally Tally)[] ledger, PolicyFit fit, Instant first, Instant last)
    {
        HashSet<(string, Instant)> over = [];
        foreach (Instant minute in Minutes(first, last))
        {
            Tally Sum(TimeRange range) => ledger.Where(bucket => bucket.Minute >= range.From.Minute && bucket.Minute < range.To.Minute).Aggregate(default(Tally), (sum, bucket) => sum + bucket.Tally);
            foreach (PairFit pair in fit.Able)
            {
                if (new BurnDecision(fit, pair, Sum(WindowEdge.Before(minute, pair.Pair.Long)), Sum(WindowEdge.Before(minute, pair.Pair.Short))).IsOver)
                {
                    over.Add((pair.Pair.Text, minute));
                }
            }

            if (new SpentDecision(Budget.Of(fit.Target, Sum(Lookback.Of(fit.Window).Before(minute))), 1).IsOver)
            {
                over.Add(("budget spent", minute));
            }
        }

        return over;
    }

    private static IEnumerable<Instant> Minutes(Instant first, Instant last)
    {
        for (Instant minute = first; minute <= last; minute += TimeSpan.FromMinutes(1))
        {
            yield return minute;
        }
    }

    private static AlertPolicy SomePolicy(Dice dice) => new(
        "some",
        [.. ((int[])[1, 5, 30, 75]).Select(hours => new BurnPair((1 + dice.Below(30)) / 100m, TimeSpan.FromHours(hours), BurnPair.UsualShort(TimeSpan.FromHours(hours)), AlertSeverity.Page))],
        1 + dice.Below(4),
        new BudgetAlerts([], AlertSeverity.Ticket, null));

    /// <summary>A few dozen minutes, so that the recount stays quick.</summary>
    private static (long Minute, Tally Tally)[] SomeLedger(Dice dice) =>
        [.. Enumerable.Range(0, 60).Select(_ => Monday.At("00:00").Minute + dice.Below(9 * 1440)).Distinct().Order()
            .Select(minute => (minute, Of(good: dice.Below(4), bad: dice.Below(3))))];

    /// <summary>One unit a minute.</summary>
    private static LedgerSeries Even(Instant from, int days, Func<long, bool> isBad) =>
        new(Enumerable.Range(0, days * 1440).Select(i => from.Minute + i).Select(minute => (minute, isBad(minute) ? Of(0, 1) : Of(1, 0))));

    private static Tally Of(int good, int bad) => new(good + bad, good, bad, 0, 0);
}
