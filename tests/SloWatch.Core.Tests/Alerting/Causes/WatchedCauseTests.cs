using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Alerting.Causes;

public class WatchedCauseTests
{
    private static readonly Instant Minute = Monday.At("2d 10:07");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Fact]
    public void A_policy_has_a_cause_for_each_pair_that_can_fire_and_each_way_the_budget_can_stand()
    {
        AlertPolicy policy = AlertPolicy.Default with { Budget = new([0.5m, 0.8m], AlertSeverity.Page, new(TimeSpan.FromDays(1), TimeSpan.FromDays(3), AlertSeverity.Ticket)) };

        Assert.Equal(
            ["5% in 6h page", "10% in 1d ticket", "10% in 3d ticket", "50% spent ticket", "80% spent ticket", "budget spent page", "forecast ticket"],
            WatchedCause.Of(Fit(policy, 0.9m)).Select(cause => $"{cause.Cause.Text} {(cause.Cause.Severity == AlertSeverity.Page ? "page" : "ticket")}"));
    }

    [Fact]
    public void Causes_that_read_alike_are_numbered()
    {
        BurnPair pair = AlertPolicy.Default.Burns[1];
        AlertPolicy policy = AlertPolicy.Default with { Burns = [pair, pair with { Severity = AlertSeverity.Ticket }, pair with { Short = TimeSpan.FromHours(1) }] };

        Assert.Equal(["5% in 6h", "5% in 6h #2", "5% in 6h #3", "budget spent"], WatchedCause.Of(Fit(policy, 0.9m)).Select(cause => cause.Cause.Text));
    }

    [Theory]
    [InlineData("30d", "2023-12-04T10:00:00Z", "2d 11:00")]
    [InlineData("6h", "2024-01-03T04:07:00Z", "2d 10:08")]
    [InlineData("1d", "2024-01-02T10:00:00Z", "2d 10:10")]
    [InlineData("120d", "2023-09-05T00:00:00Z", "3d 00:00")]
    public void What_is_read_of_a_budget_that_rolls_on_begins_on_a_grain(string length, string edge, string nextMove)
    {
        Assert.True(DurationText.TryParse(length, out TimeSpan span) & Instant.TryParse(edge, out Instant expected));
        Lookback lookback = Lookback.Of(new RollingWindow(span));

        Assert.Equal(new TimeRange(expected, Minute), lookback.Before(Minute));
        Assert.Equal(Monday.At(nextMove), lookback.NextMove(Minute));
    }

    [Fact]
    public void What_is_read_of_a_calendar_period_begins_with_it_to_the_minute()
    {
        CalendarWindow week = new(CalendarPeriod.Week, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu"));

        Assert.Equal(new TimeRange(Monday.At("-1d 18:15"), Minute), Lookback.Of(week).Before(Minute));
        Assert.Equal(Monday.At("6d 18:16"), Lookback.Of(week).NextMove(Minute));
    }

    /// <summary>What lets the live service be quick may never change what it decides.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_plain_to_see_is_what_is_decided(int seed)
    {
        Dice dice = new(seed);
        PolicyFit fit = Fit(SomePolicy(dice), dice.Pick(0.5m, 0.9m, 0.95m, 0.99m, 0.999m, 0.9999m));
        int clear = 0, over = 0;
        foreach (WatchedCause cause in WatchedCause.Of(fit))
        {
            for (int i = 0; i < 2000; i++)
            {
                Tally[] sums = [.. cause.Reads.Select(_ => SomeSum(dice, fit))];
                bool isOver = cause.Decide(Minute, sums).IsOver;
                bool? plain = cause.IsPlainlyOver(sums);
                Assert.True((plain ?? isOver) == isOver, $"{cause.Cause} of {string.Join(' ', sums)}");
                clear += plain == false ? 1 : 0;
                over += plain == true ? 1 : 0;
            }
        }

        Assert.True(clear > 0 && over > 0);
    }

    private static PolicyFit Fit(AlertPolicy policy, decimal target) => PolicyFit.Of(policy, new TargetShare(target), new RollingWindow(TimeSpan.FromDays(30)));

    /// <summary>Often exactly at a threshold, where rounding would tell.</summary>
    private static Tally SomeSum(Dice dice, PolicyFit fit)
    {
        long counted = dice.Pick(0, 1, dice.Below(20), dice.Below(3000), 1000, 10_000, 1_000_000);
        decimal share = dice.Percent(70) ? dice.OneOf([.. fit.Pairs.Select(pair => pair.BadShare), fit.Target.Allowance]) : dice.Below(1001) / 1000m;
        long bad = Math.Clamp((long)Math.Round(counted * share) + dice.Pick(0, 0, -1, 1), 0, counted);
        return new(0, counted - bad, bad, 0, 0);
    }

    private static AlertPolicy SomePolicy(Dice dice) => AlertPolicy.Default with
    {
        MinBad = dice.Pick(1, 3, 10),
        Burns = [.. AlertPolicy.Default.Burns.Select(pair => pair with { BudgetShare = dice.Between(1, 40) / dice.Pick(100m, 300m, 1000m) })],
        Budget = new([0.5m], AlertSeverity.Ticket, new(TimeSpan.FromDays(1), TimeSpan.FromDays(dice.Between(1, 20)), AlertSeverity.Page)),
    };
}
