using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>How many units there may be: of a day, and how far back.</summary>
public class LookedBackTests
{
    [Theory]
    [InlineData("30 2 * * *", 3660)]
    [InlineData("*/10 * * * *", 3660)]
    [InlineData("*/5 * * * *", 2083)]
    [InlineData("* * * * *", 416)]
    [InlineData("0,30 */2 */2 * * *", 833)]
    public void More_of_a_day_are_looked_back_for_less_far(string cron, int days) =>
        Assert.Equal(TimeSpan.FromDays(days), LookedBack.Of([Subject(ScheduleDay.Schedule($"cron={cron}; within=1m; since=2000-01-01").Indicator)]));

    [Theory]
    [InlineData("1m", 416)]
    [InlineData("5m", 2083)]
    [InlineData("1h", 3660)]
    public void So_are_the_minutes_in_which_a_gauge_is_to_be_fresh(string slice, int days) => Assert.Equal(TimeSpan.FromDays(days), LookedBack.Of([Fresh(slice)]));

    [Fact]
    public void Of_all_rules_on_one_subject_the_one_with_the_most_decides()
    {
        Assert.Equal(TimeSpan.FromDays(416), LookedBack.Of([Fresh("1h"), Fresh("1m"), Fresh("5m")]));
        Assert.Equal(LookedBack.Longest, LookedBack.Of([Subject(Measure.By("backlog", ("gauge", "queue"), ("limit", "1")).Indicator)]));
    }

    [Theory]
    [InlineData("* * * * * *", 86400)]
    [InlineData("*/9 * * * * *", 10080)]
    [InlineData("*/5 * * * * MON", 17280)]
    public void More_than_one_each_ten_seconds_are_refused(string cron, int planned)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => ScheduleDay.Schedule($"cron={cron}; within=1s"));
        Assert.Contains($"'cron' is '{cron}', which plans {planned} starts a day: each is judged and kept by itself, and more than 8640 are too many", refused.Message, StringComparison.Ordinal);
        Assert.Contains("plan one each ten seconds at most", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("* * * * *", 1440)]
    [InlineData("*/10 * * * * *", 8640)]
    public void One_each_ten_seconds_is_not(string cron, int planned) => Assert.Equal(planned, Subject(ScheduleDay.Schedule($"cron={cron}; within=5s").Indicator).UnitsADay);

    private static ISubjectIndicator Fresh(string slice) => Subject(Measure.By("freshness", ("gauge", "queue"), ("within", "10m"), ("slice", slice)).Indicator);

    private static ISubjectIndicator Subject(IIndicator indicator) => Assert.IsAssignableFrom<ISubjectIndicator>(indicator);
}
