using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;

namespace SloWatch.Core.Tests.Alerting;

/// <summary>The edges of a forecast: of ten days over the last one, for a budget of a tenth over thirty days, half of which is left.</summary>
public class ForecastTests
{
    [Theory]
    [InlineData(7, 3, true)]
    [InlineData(7, 2, false)]
    public void It_needs_as_many_bad_units_as_the_policy_says_and_no_more(int good, int bad, bool over) => Assert.Equal(over, Lately(good, bad).IsOver);

    [Theory]
    [InlineData(850, 150, true)] // half of thirty days at one and a half times the even rate
    [InlineData(851, 149, false)]
    public void A_budget_that_lasts_exactly_as_long_as_it_looks_ahead_is_spent_in_time(int good, int bad, bool over) => Assert.Equal(over, Lately(good, bad).IsOver);

    [Theory]
    [InlineData(900, 100, 15, true)] // half of thirty days at the even rate, to the end of the period in fifteen
    [InlineData(901, 99, 15, false)]
    [InlineData(900, 100, 14, false)]
    public void It_looks_no_further_than_to_the_end_of_the_period(int good, int bad, int daysToEnd, bool over) =>
        Assert.Equal(over, Lately(good, bad, TimeSpan.FromDays(daysToEnd), within: TimeSpan.FromDays(20)).IsOver);

    [Theory]
    [InlineData(30, "the budget is spent in 12h")]
    [InlineData(15, "the budget is spent in 1d")]
    public void What_is_near_is_told_roughly(int timesTheRate, string end)
    {
        ForecastDecision decision = new(Policy(0.99), Of(TimeSpan.FromDays(10)), new Budget(new TargetShare(0.99m), 995, 5), Tally(100 - timesTheRate, timesTheRate), null);

        Assert.EndsWith(end, decision.Reason, StringComparison.Ordinal);
    }

    private static ForecastDecision Lately(int good, int bad, TimeSpan? untilEnd = null, TimeSpan? within = null) =>
        new(Policy(0.9), Of(within ?? TimeSpan.FromDays(10)), new Budget(new TargetShare(0.9m), 95, 5), Tally(good, bad), untilEnd);

    private static Forecast Of(TimeSpan within) => new(TimeSpan.FromDays(1), within, AlertSeverity.Ticket);

    private static PolicyFit Policy(double target) => PolicyFit.Of(AlertPolicy.Default, new TargetShare((decimal)target), new RollingWindow(TimeSpan.FromDays(30)));

    private static Tally Tally(int good, int bad) => new(good + bad, good, bad, 0, 0);
}
