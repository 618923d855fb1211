using SloWatch.Core.Sources;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Sources;

/// <summary>Two minutes until facts settle; stale after a quarter of an hour.</summary>
public class LiveProgressTests
{
    private static readonly SourceClock Clock = SourceClock.Usual;

    [Theory]
    [InlineData("its first delivery may be a backlog", "09:00:00 08:00", "09:00:30", "07:58")]
    [InlineData("a first delivery that is young is complete as far as its events are", "09:00:00 08:59:30", "09:01", "08:57:30")]
    [InlineData("when no more of a backlog can come, as far as the clock", "09:00:00 08:59:30", "09:02", "09:00")]
    [InlineData("the clock goes on while it is silent", "09:00:00 08:59:30", "09:14", "09:12")]
    [InlineData("but not longer than until it is stale", "09:00:00 08:59:30", "11:00", "09:13")]
    [InlineData("after a short silence the clock goes on", "09:00:00 08:59:30, 09:10:00 09:00", "09:10", "09:08")]
    [InlineData("after a long one it goes by what it delivers", "09:00:00 08:59:30, 09:20:00 09:18:00", "09:30", "09:16")]
    [InlineData("and not back by it", "09:00:00 08:59:30, 09:20:00 09:02:00", "09:30", "09:13")]
    [InlineData("until that is young, and what may come beside it has come", "09:00:00 08:59:30, 09:20:00 09:10:00, 09:20:10 09:19:40", "09:22", "09:17:40")]
    [InlineData("and then by the clock", "09:00:00 08:59:30, 09:20:00 09:10:00, 09:20:10 09:19:40", "09:22:10", "09:20:10")]
    [InlineData("an event of the future says nothing", "09:00:00 08:00, 09:00:10 14:00", "09:05", "07:58")]
    [InlineData("an event of the future as its first says nothing at all", "09:00:00 14:00", "09:05", "never")]
    public void How_far_it_is_complete(string because, string deliveries, string now, string expected)
    {
        LiveProgress progress = LiveProgress.None;
        foreach (string[] delivery in deliveries.Split(", ").Select(one => one.Split(' ')))
        {
            progress = progress.Delivered(Monday.At(delivery[0]), Monday.At(delivery[1]), null, Clock);
        }

        Assert.Equal((because, expected), (because, Monday.Text(progress.Look(Monday.At(now), Clock).Watermark)));
    }

    [Fact]
    public void It_is_the_same_whether_someone_looks_each_second_or_once()
    {
        LiveProgress seldom = Deliver(LiveProgress.None, "09:00", "08:59:50");
        LiveProgress often = seldom;
        for (Instant now = Monday.At("09:00"); now < Monday.At("09:40"); now += TimeSpan.FromSeconds(1))
        {
            often = often.Look(now, Clock);
        }

        Assert.Equal(Deliver(seldom, "09:40", "09:30"), Deliver(often, "09:40", "09:30"));
    }

    [Fact]
    public void One_that_announces_is_complete_as_far_as_it_says_and_no_further()
    {
        LiveProgress progress = Deliver(LiveProgress.None, "09:00", "08:59:50").Delivered(Monday.At("09:01"), null, Monday.At("09:00:30"), Clock);

        Assert.Equal("09:00:30", Monday.Text(progress.Look(Monday.At("09:10"), Clock).Watermark));
        Assert.Equal("09:00:30", Monday.Text(Deliver(progress, "09:11", "09:10:59").Watermark));
        Assert.Equal("09:00:30", Monday.Text(progress.Delivered(Monday.At("09:12"), null, Monday.At("08:00"), Clock).Watermark));
        Assert.Equal("09:12", Monday.Text(progress.Delivered(Monday.At("09:12"), null, Monday.At("14:00"), Clock).Watermark));
    }

    [Theory]
    [InlineData("09:14", null)]
    [InlineData("09:15:01", "it has delivered nothing since")]
    [InlineData("09:29", "it is complete only up to")]
    public void A_silent_one_is_stale_after_a_while(string now, string? why)
    {
        string? stale = Deliver(LiveProgress.None, "09:00", "08:59:50").Look(Monday.At(now), Clock).StaleAt(Monday.At(now), Clock);

        Assert.Equal(why is null, stale is null);
        Assert.StartsWith(why ?? "", stale ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_brings_a_backlog_is_stale_until_it_has_caught_up()
    {
        LiveProgress behind = Deliver(LiveProgress.None, "09:00", "07:00");

        Assert.StartsWith("it is complete only up to", behind.StaleAt(Monday.At("09:00"), Clock), StringComparison.Ordinal);
        Assert.Null(Deliver(behind, "09:01", "08:59").StaleAt(Monday.At("09:01"), Clock));
    }

    private static LiveProgress Deliver(LiveProgress progress, string wall, string at) => progress.Delivered(Monday.At(wall), Monday.At(at), null, Clock);
}
