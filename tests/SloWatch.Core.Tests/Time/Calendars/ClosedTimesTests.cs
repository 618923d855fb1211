using SloWatch.Core.Time;
using SloWatch.Core.Time.Calendars;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Time.Calendars;

public class ClosedTimesTests
{
    private static readonly WorkCalendar Office = SomeCalendar.Of("office", "Europe/Amsterdam", SomeCalendar.Weekdays("09:00-12:00 13:00-17:00"));

    /// <summary>In whatever order they are asked for, some far beyond what was before.</summary>
    [Fact]
    public void What_is_not_closed_is_open()
    {
        ClosedTimes times = new(Office);
        foreach ((int from, int days) in new[] { (0, 3), (700, 40), (-900, 10), (0, 3), (690, 1), (-895, 1600) })
        {
            Instant begin = Monday.At("10:00") + TimeSpan.FromDays(from), end = begin + TimeSpan.FromDays(days);
            TimeRange[] closed = times.Covering(begin, end);
            TimeSpan within = closed.Where(one => one.To > begin && one.From < end).Aggregate(TimeSpan.Zero, (sum, one) => sum + (Instant.Min(end, one.To) - Instant.Max(begin, one.From)));
            Assert.Equal(Office.OpenBetween(begin, end), end - begin - within);
        }
    }

    [Fact]
    public void What_was_found_is_kept_also_where_somebody_asks_for_what_is_too_long_ago()
    {
        ClosedTimes times = new(Office);
        Instant now = Monday.At("10:00");
        TimeRange[] closed = times.Covering(now - TimeSpan.FromDays(40 * 365), now);

        Assert.Same(closed, times.Covering(now - TimeSpan.FromDays(40 * 365), now));
        Assert.Same(closed, times.Covering(now - TimeSpan.FromDays(1), now + TimeSpan.FromDays(300)));
    }
}
