using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>What becomes of the minutes in which a gauge was seen, and of those in which it was not.</summary>
public class MetricTests
{
    [Theory]
    [InlineData("", "limit=10", "ever", "")]
    [InlineData("09:00 5", "limit=10", "ever", "09:00 good")]
    [InlineData("09:00 10", "limit=10", "ever", "09:00 good")]
    [InlineData("09:00 10.000001", "limit=10", "ever", "09:00 bad")]
    [InlineData("09:00 0", "limit=0", "ever", "09:00 good")]
    [InlineData("09:00 5, 09:03 5", "limit=10", "ever", "09:00 good, 09:03 good")]
    [InlineData("09:00 11, 09:03 5", "limit=10", "ever", "09:00 bad, 09:03 good")]
    [InlineData("09:00:59 5, 09:01 11", "limit=10", "ever", "09:00 good, 09:01 bad")]
    [InlineData("09:00 5, 09:00:30 11, 09:00:59 5", "limit=10", "ever", "09:00 bad")]
    [InlineData("09:00 5", "limit=10", "09:01", "09:00 pending")]
    [InlineData("09:00 5", "limit=10", "09:01:01", "09:00 good")]
    [InlineData("09:00:30 11", "limit=10", "09:00:31", "09:00 bad")]
    [InlineData("09:00 10, 09:01 9.5", "limit=10;good=above", "ever", "09:00 good, 09:01 bad")]
    [InlineData("09:04 5, 09:05 11", "limit=10;slice=5m", "ever", "09:00 good, 09:05 bad")]
    [InlineData("00:00 5, 23:59:59 5", "limit=10;slice=1h", "ever", "00:00 good, 23:00 good")]
    [InlineData("09:00 5 payments, 09:00 11 refunds, 09:01 5 payments", "limit=10", "ever", "09:00 bad, 09:01 good")]
    [InlineData("09:00 11 payments, 09:00 5 refunds", "limit=10", "ever", "09:00 bad")]
    [InlineData("09:00 11 payments, 09:00 5 refunds", "limit=10;measure=refunds", "ever", "09:00 good")]
    [InlineData("09:00 5 payments", "limit=10;measure=refunds", "ever", "")]
    [InlineData("gap 09:00:30 to 09:01:30, 09:00 5, 09:01 11, 09:02 5", "limit=10", "ever", "09:00 excluded, 09:01 bad, 09:02 good")]
    [InlineData("gap 09:00 to 23:00, 09:00 5", "limit=10", "ever", "09:00 excluded")]
    public void A_slice_counts_when_the_gauge_was_seen_in_it_and_is_good_when_no_value_was_beyond_the_limit(string told, string settings, string now, string expected) =>
        Assert.Equal(expected, Slices(Day(told), Measured(settings), now));

    [Theory]
    [InlineData("09:00 11 payments, 09:00 5 refunds", "limit=10", "payments was 11, above 10")]
    [InlineData("09:00 11 payments, 09:00:30 12 refunds", "limit=10", "payments was 11, above 10")]
    [InlineData("09:00 3", "limit=9.5;good=above", "depth was 3, below 9.5")]
    [InlineData("09:00 11", "limit=10;measure=depth", "it was 11, above 10")]
    public void A_bad_slice_says_what_was_seen(string told, string settings, string reason)
    {
        JudgedUnit unit = Assert.Single(Recount.Units(Day(told).Key, Day(told).Facts, Judge.RulesOf(Measured(settings)), Instant.Ever));
        Assert.Equal(("slice:2026-03-02T09:00:00Z", reason), (unit.Unit, unit.Verdict.Reason));
        Assert.Equal(Day(told).At("09:00"), unit.Verdict.At);
    }

    private static Measurement Measured(string settings) =>
        Measure.By("metric", [("gauge", "queue"), .. settings.Split(';').Select(one => one.Split('=')).Select(pair => (pair[0], (object)pair[1]))]);

    private static ScheduleDay Day(string told)
    {
        ScheduleDay day = new("2026-03-02", "gauge:queue");
        foreach (string[] words in told.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Trim().Split(' ')))
        {
            _ = words[0] == "gap" ? day.Gap(words[1], words[3]) : day.Gauge(words[0], words[1], words.ElementAtOrDefault(2) ?? "depth");
        }

        return day;
    }

    private static string Slices(ScheduleDay day, Measurement measurement, string now) => string.Join(", ",
        Recount.Units(day.Key, day.Facts, Judge.RulesOf(measurement), now == "ever" ? Instant.Ever : day.At(now))
            .OrderBy(unit => unit.Begun)
            .Select(unit => $"{unit.Begun.ToString()[11..16]} {unit.Verdict.Kind.ToString().ToLowerInvariant()}"));
}
