using System.Globalization;
using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Replays;
using SloWatch.Core.Alerting.Rings;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Alerting.Rings;

public class TieredSumsTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Amsterdam", "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Property.Long ? 2000 : 120)];

    /// <summary>Both ends of time zones' years, before 1970 too.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_window_sums_what_the_ledger_holds_however_late_it_was_posted(int seed)
    {
        Dice dice = new(seed);
        Lookback[] lookbacks = [.. Enumerable.Range(0, 1 + dice.Below(7)).Select(_ => SomeLookback(dice)).Distinct()];
        Instant head = Monday.Midnight + TimeSpan.FromMinutes(dice.Below(400 * 1440) - (dice.Percent(10) ? 60 * 365 * 1440 : 0));
        TieredSums sums = new(lookbacks, TieredSums.ReachOf(lookbacks, head));
        SortedDictionary<long, Tally> ledger = [];
        long times = dice.Pick(1, 1, 1, 300_000_000); // more than fit into 32 bits
        for (int past = dice.Below(200); past > 0; past--)
        {
            Post(sums, ledger, Between(dice, sums.Head.Minute, head.Minute), SomeChange(dice, times));
        }

        sums.AdvanceTo(head);
        AssertEqual(sums, ledger, seed);
        for (int step = 0; step < 60; step++)
        {
            for (int posts = dice.Below(6); posts > 0; posts--)
            {
                Post(sums, ledger, Around(dice, sums), SomeChange(dice, times));
            }

            sums.AdvanceTo(sums.Head + Ahead(dice));
            AssertEqual(sums, ledger, seed);
        }
    }

    [Fact]
    public void What_is_posted_ahead_enters_with_its_minute()
    {
        TieredSums sums = new([Lookback.Of(TimeSpan.FromHours(1))], Monday.At("08:00"));
        sums.Post(Monday.Minute("08:05"), new(0, 2, 0, 0, 0));
        sums.Post(Monday.Minute("08:03"), new(0, 0, 1, 0, 0));

        Assert.Equal((Monday.At("08:04"), Monday.At("08:04")), (sums.NextEntry(stirring: false), sums.NextEntry(stirring: true)));
        sums.AdvanceTo(Monday.At("08:03"));
        Assert.Equal(default, sums.Over(0));
        sums.AdvanceTo(Monday.At("08:04"));
        Assert.Equal(new Tally(0, 0, 1, 0, 0), sums.Over(0));
        Assert.Equal((Monday.At("08:06"), Instant.Ever), (sums.NextEntry(stirring: false), sums.NextEntry(stirring: true)));
    }

    [Fact]
    public void What_was_taken_back_before_its_minute_was_reached_never_was()
    {
        TieredSums sums = new([Lookback.Of(TimeSpan.FromDays(30))], Monday.At("08:00"));
        sums.Post(Monday.Minute("08:05"), new(0, 0, 1, 0, 0));
        sums.Post(Monday.Minute("08:05"), new(0, 1, -1, 0, 0));

        sums.AdvanceTo(Monday.At("2d 08:00"));

        Assert.Equal(new Tally(0, 1, 0, 0, 0), sums.Over(0));
    }

    [Fact]
    public void The_end_of_windows_never_goes_back()
    {
        TieredSums sums = new([Lookback.Of(TimeSpan.FromHours(1))], Monday.At("08:00"));
        sums.AdvanceTo(Monday.At("07:00"));

        Assert.Equal(Monday.At("08:00"), sums.Head);
    }

    private static void AssertEqual(TieredSums sums, SortedDictionary<long, Tally> ledger, int seed)
    {
        LedgerSeries series = new(ledger.Select(minute => (minute.Key, minute.Value)));
        for (int i = 0; i < sums.Lookbacks.Count; i++)
        {
            TimeRange range = sums.Lookbacks[i].Before(sums.Head);
            Tally expected = new LedgerSeries.Sliding(series).Over(range), found = sums.Over(i);
            Assert.True(
                (expected.Good, expected.Bad) == (found.Good, found.Bad),
                string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {sums.Lookbacks[i]} from {range.From} to {range.To} is {expected}, and {found} was found"));
        }
    }

    private static void Post(TieredSums sums, SortedDictionary<long, Tally> ledger, long minute, Tally change)
    {
        ledger[minute] = ledger.GetValueOrDefault(minute) + change;
        sums.Post(minute, change);
    }

    private static Tally SomeChange(Dice dice, long times) => new(dice.Below(3), times * dice.Between(-2, 5), times * dice.Between(-2, 3), dice.Below(2), dice.Below(2));

    private static long Between(Dice dice, long from, long to) => from == to ? from : from + dice.Below((int)(to - from));

    /// <summary>Mostly what just happened; now and then what comes very late, or from a source that is ahead of the others, or at an edge.</summary>
    private static long Around(Dice dice, TieredSums sums) => dice.Percent(15)
        ? dice.OneOf(sums.Lookbacks).Before(sums.Head).From.Minute + dice.Between(-1, 1)
        : sums.Head.Minute + dice.Pick(dice.Between(-5, 5), dice.Between(-400, 60), dice.Between(-4 * 1440, 1440), dice.Between(-200 * 1440, 10 * 1440));

    private static TimeSpan Ahead(Dice dice) => TimeSpan.FromMinutes(dice.Pick(
        1, 1, dice.Below(20), dice.Below(600), dice.Below(3000), dice.Below(dice.Percent(20) ? 200_000 : 20_000)));

    private static Lookback SomeLookback(Dice dice) => dice.Percent(25)
        ? Lookback.Of(new CalendarWindow((CalendarPeriod)dice.Below(3), TimeZoneInfo.FindSystemTimeZoneById(dice.OneOf(Zones))))
        : Lookback.Of(TimeSpan.FromMinutes(dice.Pick(1, dice.Between(1, 360), 360, dice.Between(361, 4320), 4320, dice.Between(4321, 133_920), 43_200, 133_920, dice.Between(133_921, 500_000))));
}
