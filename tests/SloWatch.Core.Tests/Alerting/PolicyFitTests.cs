using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;

namespace SloWatch.Core.Tests.Alerting;

public class PolicyFitTests
{
    private static readonly BudgetWindow ThirtyDays = new RollingWindow(TimeSpan.FromDays(30));

    [Theory]
    [InlineData(0.999, "14.4 6 3 1")]
    [InlineData(0.95, "14.4 6 3 1")]
    [InlineData(0.9, "- 6 3 1")]
    [InlineData(0.8, "- - 3 1")]
    [InlineData(0.2, "- - - 1")]
    public void The_default_pairs_that_can_fire_over_thirty_days_are_those_below_the_burn_when_all_is_bad(double target, string thresholds) =>
        Assert.Equal(thresholds, string.Join(' ', Default(target, ThirtyDays).Pairs.Select(pair => pair.CanFire ? $"{pair.Threshold:0.##}" : "-")));

    [Fact]
    public void Lengths_stay_and_thresholds_follow_the_window_of_the_objective()
    {
        PolicyFit week = Default(0.99, new RollingWindow(TimeSpan.FromDays(7)));

        Assert.Equal([3.36m, 1.4m, 0.7m, 0.2333m], week.Pairs.Select(pair => Math.Round(pair.Threshold, 4)));
        Assert.Equal([TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)], week.Pairs.Select(pair => pair.Pair.Short));
    }

    [Fact]
    public void A_pair_that_cannot_fire_says_so_with_the_numbers_and_proposes_one_that_can()
    {
        PairFit fit = Default(0.2, ThirtyDays).Pairs[0];

        Assert.Equal("it needs the budget to burn at 14.4 times the even rate, and when every unit is bad it burns at 1.25", fit.Misfit);
        Assert.Equal("0.13% in 1h", fit.Proposal()!.Text);
        Assert.True(PairFit.Of(fit.Proposal()!, new TargetShare(0.2m), ThirtyDays).CanFire);
    }

    [Fact]
    public void A_proposal_of_a_percent_or_more_is_in_whole_percents()
    {
        PairFit fit = PairFit.Of(Default(0.9, ThirtyDays).Pairs[0].Pair with { BudgetShare = 0.4m, Long = TimeSpan.FromDays(1) }, new TargetShare(0.9m), ThirtyDays);

        Assert.Equal("26% in 1d", fit.Proposal()!.Text); // 80 % of the third of the budget that a day of nothing but bad units burns
    }

    [Theory]
    [InlineData(540, "2% in 9h")]
    [InlineData(54, "0.2% in 54m")]
    [InlineData(53, "0.19% in 53m")]
    public void A_proposal_is_rounded_down_and_one_that_is_round_stays(int minutes, string expected)
    {
        PairFit fit = PairFit.Of(Default(0.5, ThirtyDays).Pairs[0].Pair with { BudgetShare = 0.1m, Long = TimeSpan.FromMinutes(minutes) }, new TargetShare(0.5m), ThirtyDays);

        Assert.Equal(expected, fit.Proposal()?.Text);
    }

    [Theory]
    [InlineData(720, 60)]
    [InlineData(60, 5)]
    [InlineData(61, 6)]
    [InlineData(12, 1)]
    [InlineData(1, 1)]
    public void The_usual_short_window_is_a_twelfth_in_whole_minutes(int minutes, int shorter) =>
        Assert.Equal(TimeSpan.FromMinutes(shorter), BurnPair.UsualShort(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void A_pair_longer_than_the_window_cannot_fire()
    {
        PairFit fit = Default(0.99, new RollingWindow(TimeSpan.FromDays(1))).Pairs[3];

        Assert.Equal("3d is longer than the window 1d", fit.Misfit);
        Assert.Null(fit.Proposal());
    }

    [Fact]
    public void A_pair_that_needs_every_unit_to_be_bad_can_fire_and_needs_no_other()
    {
        PairFit fit = PairFit.Of(Default(0.9, ThirtyDays).Pairs[3].Pair with { BudgetShare = 1 }, new TargetShare(0.9m), ThirtyDays); // ten times the even rate

        Assert.Equal((true, null), (fit.CanFire, fit.Proposal()));
    }

    [Theory]
    [InlineData(49, "00:59:00")] // the third comes 58.8 minutes after the first
    [InlineData(48, null)]
    public void As_many_as_the_long_window_just_holds_are_enough(int unitsPerDay, string? expected)
    {
        PolicyFit fit = Default(0.95, ThirtyDays);

        Assert.Equal(expected, fit.TimeToAlert(fit.Pairs[0], AtOnce(unitsPerDay))?.ToString());
    }

    [Theory]
    [InlineData(100_000, 0, "00:44:00")] // 14.4 times of 5 % is 72 % of an hour
    [InlineData(100_000, 1, "01:48:00")] // 30 % of six hours
    [InlineData(100_000, 3, "03:37:00")] // 5 % of three days that begin on ten minutes
    [InlineData(0, 3, null)]
    public void A_total_outage_of_what_is_bad_at_once_is_alerted_when_the_long_window_holds_enough_bad_units(int unitsPerDay, int pair, string? expected)
    {
        PolicyFit fit = Default(0.95, ThirtyDays);

        Assert.Equal(expected, fit.TimeToAlert(fit.Pairs[pair], AtOnce(unitsPerDay))?.ToString());
    }

    [Fact]
    public void What_cannot_fire_never_alerts()
    {
        PolicyFit fit = Default(0.2, ThirtyDays);

        Assert.Null(fit.TimeToAlert(fit.Pairs[0], AtOnce(1_000_000)));
    }

    [Fact]
    public void The_length_of_a_calendar_window_is_the_same_every_month() => Assert.Equal(
        [TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(91)],
        Enum.GetValues<CalendarPeriod>().Select(period => new CalendarWindow(period, TimeZoneInfo.Utc).Length));

    private static TotalOutage AtOnce(decimal unitsPerDay) => new(unitsPerDay, TimeSpan.Zero);

    private static PolicyFit Default(double target, BudgetWindow window) => PolicyFit.Of(AlertPolicy.Default, new TargetShare((decimal)target), window);
}
