using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Tests.Alerting;

public class DecisionTests
{
    private static readonly PolicyFit Fit = PolicyFit.Of(AlertPolicy.Default, new TargetShare(0.95m), new RollingWindow(TimeSpan.FromDays(30)));

    [Theory]
    [InlineData(28, 72, 3, 7, "the budget burns at 14 times the even rate in 5m, below 14.4")]
    [InlineData(29, 71, 0, 7, "the budget burns at 14.2 times the even rate in 1h, below 14.4")]
    [InlineData(0, 2, 0, 2, "2 bad in 1h, fewer than the 3 that count")]
    [InlineData(0, 0, 0, 0, "no data in 1h")]
    [InlineData(0, 5, 0, 0, "no data in 5m")]
    public void A_pair_is_not_over_unless_both_windows_burn_and_enough_is_bad(int goodLong, int badLong, int goodShort, int badShort, string reason)
    {
        BurnDecision decision = Hour(goodLong, badLong, goodShort, badShort);

        Assert.Equal((false, reason), (decision.IsOver, decision.Reason));
    }

    [Fact]
    public void A_pair_is_over_when_both_windows_burn_at_the_threshold()
    {
        BurnDecision decision = Hour(28, 72, 28, 72);

        Assert.Equal((true, "the budget burns at 14.4 times the even rate in 1h and at 14.4 in 5m, 14.4 or more in both (72 bad of 100)"), (decision.IsOver, decision.Reason));
    }

    [Fact]
    public void A_pair_that_cannot_fire_is_never_over()
    {
        PolicyFit low = PolicyFit.Of(AlertPolicy.Default, new TargetShare(0.2m), new RollingWindow(TimeSpan.FromDays(30)));
        BurnDecision decision = new(low, low.Pairs[0], Of(0, 100), Of(0, 100));

        Assert.False(decision.IsOver);
        Assert.StartsWith("it needs the budget to burn at", decision.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "2024-01-01T08:00:00Z", "2024-01-01T07:00:00Z")] // hours of lookback, moment, edge
    [InlineData(6, "2024-01-01T08:07:00Z", "2024-01-01T02:07:00Z")]
    [InlineData(24, "2024-01-02T08:07:00Z", "2024-01-01T08:00:00Z")]
    [InlineData(72, "2024-01-04T08:10:00Z", "2024-01-01T08:10:00Z")]
    [InlineData(168, "2024-01-08T08:10:00Z", "2024-01-01T08:00:00Z")]
    [InlineData(93 * 24, "2024-04-03T08:10:00Z", "2024-01-01T08:00:00Z")]
    [InlineData(94 * 24, "2024-04-04T08:10:00Z", "2024-01-01T00:00:00Z")]
    public void Long_windows_begin_on_a_coarser_grain_and_are_never_shorter(int hours, string end, string edge)
    {
        Assert.True(Instant.TryParse(end, out Instant moment));
        Assert.Equal(edge, $"{WindowEdge.Of(moment, TimeSpan.FromHours(hours))}");
    }

    [Theory]
    [InlineData(90, 10, 1, true)] // ten of a hundred may be bad
    [InlineData(91, 9, 1, false)]
    [InlineData(95, 5, 0.5, true)]
    [InlineData(0, 0, 0.5, false)]
    [InlineData(0, 1, 1, true)] // however few
    public void A_share_of_the_budget_is_spent_from_its_last_unit_on(int good, int bad, double share, bool over) =>
        Assert.Equal(over, new SpentDecision(new Budget(new TargetShare(0.9m), good, bad), (decimal)share).IsOver);

    [Theory]
    [InlineData(95, 5, 80, 20, null, true, "at 2 times the even rate, as in the last 1d, the budget is spent in 180h")] // half of 30 days at 2
    [InlineData(95, 5, 83, 17, null, true, "at 1.7 times the even rate, as in the last 1d, the budget is spent in 211h")] // and 45 minutes
    [InlineData(95, 5, 90, 10, null, false, "at 1 times the even rate, as in the last 1d, the budget is spent later than in 10d")]
    [InlineData(95, 5, 80, 20, 5, false, "at 2 times the even rate, as in the last 1d, the budget is spent later than in 5d")]
    [InlineData(80, 20, 90, 10, null, true, "the budget is spent")]
    [InlineData(95, 5, 100, 0, null, false, "nothing burned in 1d")]
    [InlineData(95, 5, 0, 0, null, false, "no data in 1d")]
    public void A_forecast_holds_if_the_budget_would_be_spent_in_time(int good, int bad, int goodLately, int badLately, int? daysToEnd, bool over, string reason)
    {
        Forecast forecast = new(TimeSpan.FromDays(1), TimeSpan.FromDays(10), AlertSeverity.Ticket);
        PolicyFit policy = PolicyFit.Of(AlertPolicy.Default, new TargetShare(0.9m), new RollingWindow(TimeSpan.FromDays(30)));
        ForecastDecision decision = new(policy, forecast, new Budget(policy.Target, good, bad), Of(goodLately, badLately), daysToEnd is { } days ? TimeSpan.FromDays(days) : null);

        Assert.Equal((over, reason), (decision.IsOver, decision.Reason));
    }

    private static BurnDecision Hour(int goodLong, int badLong, int goodShort, int badShort) => new(Fit, Fit.Pairs[0], Of(goodLong, badLong), Of(goodShort, badShort));

    private static Tally Of(int good, int bad) => new(good + bad, good, bad, 0, 0);
}
