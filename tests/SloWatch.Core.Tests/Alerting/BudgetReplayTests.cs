using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.Replays;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Alerting;

/// <summary>What is raised by how the budget stands, against a recount of the ledger at every quarter of an hour.</summary>
public class BudgetReplayTests
{
    private static readonly Forecast Ahead = new(TimeSpan.FromHours(6), TimeSpan.FromDays(2), AlertSeverity.Page);
    private static readonly AlertPolicy Policy = new("some", [], MinBad: 2, new BudgetAlerts([0.3m, 0.6m], AlertSeverity.Page, Ahead));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Shares_the_whole_budget_and_the_forecast_are_decided_as_a_recount_decides_them(int seed)
    {
        Dice dice = new(seed);
        BudgetWindow window = dice.Percent(50) ? new RollingWindow(TimeSpan.FromDays(3)) : new CalendarWindow(CalendarPeriod.Week, TimeZoneInfo.Utc);
        PolicyFit fit = PolicyFit.Of(Policy, new TargetShare(0.7m), window);
        (long Minute, Tally Tally)[] ledger = SomeLedger(dice);
        Instant last = Monday.Midnight + TimeSpan.FromDays(8);

        IReadOnlyList<AlertEpisode> episodes = Replay.Run(new LedgerSeries(ledger), fit, Monday.Midnight, last);

        Assert.All(Quarters(last), minute => Assert.Equal(Recounted(ledger, fit, minute), Open(episodes, minute)));
        Assert.Equal(4, episodes.Select(episode => episode.Cause).Distinct().Count());
    }

    [Fact]
    public void Each_cause_has_its_severity()
    {
        PolicyFit fit = PolicyFit.Of(Policy, new TargetShare(0.7m), new RollingWindow(TimeSpan.FromDays(3)));
        LedgerSeries allBad = new(Enumerable.Range(1, 60).Select(i => (Monday.Midnight.Minute + i, Of(0, 1))));

        IReadOnlyList<AlertEpisode> episodes = Replay.Run(allBad, fit, Monday.Midnight, Monday.At("02:00"));

        Assert.Equal(
            ["30% spent Ticket", "60% spent Ticket", "budget spent Page", "forecast Page"],
            episodes.Select(episode => $"{episode.Cause.Text} {episode.Cause.Severity}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_budget_is_spent_by_one_bad_unit_as_a_report_says_while_a_forecast_needs_as_many_as_the_policy_asks_for()
    {
        PolicyFit fit = PolicyFit.Of(Policy, new TargetShare(0.7m), new RollingWindow(TimeSpan.FromDays(3)));

        IReadOnlyList<AlertEpisode> episodes = Replay.Run(new LedgerSeries([(Monday.Minute("08:00"), Of(1, 1))]), fit, Monday.Midnight, Monday.At("12:00"));

        Assert.Equal(["30% spent", "60% spent", "budget spent"], episodes.Select(episode => episode.Cause.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_first_decision_is_that_of_the_minute_after_the_first_that_was_recorded() =>
        Assert.Equal(Monday.At("08:01"), new LedgerSeries([(Monday.Minute("08:00"), Of(1, 0)), (Monday.Minute("09:00"), Of(1, 0))]).First);

    [Fact]
    public void What_is_asked_for_is_decided_from_its_first_to_its_last_minute()
    {
        PolicyFit fit = PolicyFit.Of(Policy with { MinBad = 1, Budget = new BudgetAlerts([], AlertSeverity.Ticket, null) }, new TargetShare(0.7m), new RollingWindow(TimeSpan.FromDays(3)));
        LedgerSeries series = new([(Monday.Minute("08:00"), Of(0, 1))]);

        Assert.Empty(Replay.Run(series, fit, Monday.Midnight, Monday.At("08:00")));
        Assert.Equal(Monday.At("08:01"), Assert.Single(Replay.Run(series, fit, Monday.Midnight, Monday.At("08:01"))).From);
        Assert.Equal(Monday.At("09:00"), Assert.Single(Replay.Run(series, fit, Monday.At("09:00"), Monday.At("09:00"))).From);
    }

    private static string Open(IReadOnlyList<AlertEpisode> episodes, Instant minute) =>
        string.Join(", ", episodes.Where(episode => episode.From <= minute && minute < (episode.Until ?? Instant.Ever)).Select(episode => episode.Cause.Text).Order(StringComparer.Ordinal));

    private static string Recounted((long Minute, Tally Tally)[] ledger, PolicyFit fit, Instant minute)
    {
        Tally Sum(TimeRange range) => ledger.Where(bucket => bucket.Minute >= range.From.Minute && bucket.Minute < range.To.Minute).Aggregate(default(Tally), (sum, bucket) => sum + bucket.Tally);
        TimeRange window = fit.Window is RollingWindow { Length: var length } ? WindowEdge.Before(minute, length) : fit.Window.Before(minute);
        Budget budget = Budget.Of(fit.Target, Sum(window));
        TimeSpan? untilEnd = fit.Window.EndOfPeriod(minute) is { } end ? end - minute : null;
        (string Cause, bool IsOver)[] all =
        [
            ("30% spent", new SpentDecision(budget, 0.3m).IsOver),
            ("60% spent", new SpentDecision(budget, 0.6m).IsOver),
            ("budget spent", new SpentDecision(budget, 1).IsOver),
            ("forecast", new ForecastDecision(fit, Ahead, budget, Sum(WindowEdge.Before(minute, Ahead.Over)), untilEnd).IsOver),
        ];
        return string.Join(", ", all.Where(one => one.IsOver).Select(one => one.Cause));
    }

    private static IEnumerable<Instant> Quarters(Instant last)
    {
        for (Instant minute = Monday.Midnight; minute <= last; minute += TimeSpan.FromMinutes(15))
        {
            yield return minute;
        }
    }

    /// <summary>Bad days between good ones.</summary>
    private static (long Minute, Tally Tally)[] SomeLedger(Dice dice) =>
        [.. Enumerable.Range(0, 120).Select(_ => Monday.Midnight.Minute + dice.Below(8 * 1440)).Distinct().Order()
            .Select(minute => (minute, minute / 1440 % 2 == 0 ? Of(good: 1 + dice.Below(4), bad: dice.Below(2)) : Of(good: dice.Below(2), bad: dice.Below(3))))];

    private static Tally Of(int good, int bad) => new(good + bad, good, bad, 0, 0);
}
