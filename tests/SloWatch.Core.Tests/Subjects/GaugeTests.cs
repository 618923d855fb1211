using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>What becomes of the minutes of a gauge.</summary>
public class GaugeTests
{
    [Theory]
    [InlineData("", "limit=10", "ever", "")]
    [InlineData("09:00 5", "limit=10;hold=3m", "ever", "09:00 good, 09:01 good, 09:02 good")]
    [InlineData("09:00 5", "limit=10;hold=3m", "09:02", "09:00 good, 09:01 pending, 09:02 pending")]
    [InlineData("09:00 5", "limit=10;hold=3m", "09:02:01", "09:00 good, 09:01 good, 09:02 pending")]
    [InlineData("09:00:30 5", "limit=10;hold=1m", "ever", "09:00 good, 09:01 good")]
    [InlineData("09:00 10, 09:01 10.5, 09:02 3", "limit=10;hold=1m", "ever", "09:00 good, 09:01 bad, 09:02 good")]
    [InlineData("09:00 10, 09:01 9.5, 09:02 30", "limit=10;hold=1m;good=above", "ever", "09:00 good, 09:01 bad, 09:02 good")]
    [InlineData("09:00 11, 09:02:30 3", "limit=10;hold=5m;slice=5m", "ever", "09:00 bad, 09:05 good")]
    [InlineData("09:00 11, 09:01:30 3", "limit=10;hold=2m", "ever", "09:00 bad, 09:01 bad, 09:02 good, 09:03 good")]
    [InlineData("09:00 11, 09:01 3, 09:01 12", "limit=10;hold=1m", "ever", "09:00 bad, 09:01 bad")]
    [InlineData("23:59 5", "limit=10;hold=1h", "ever", "23:59 good")]
    [InlineData("09:00 11 length, 09:00 3 depth", "limit=10;hold=1m;measure=depth", "ever", "09:00 good")]
    [InlineData("09:00 11 length, 09:00 3 depth", "limit=10;hold=1m", "ever", "09:00 bad")]
    [InlineData("09:00 3 length, 09:00 11 depth", "limit=10;hold=1m", "ever", "09:00 bad")]
    [InlineData("09:00 11 length, 09:00:30 3 depth, 09:01 3 depth", "limit=10;hold=2m", "ever", "09:00 bad, 09:01 bad, 09:02 good")]
    [InlineData("09:00 3 depth, 09:01 9 length, 09:01 9.5 depth", "limit=9;good=above;hold=1m", "ever", "09:00 bad, 09:01 good")]
    [InlineData("09:00 11 length, 09:01 3 length, 09:01 3 depth", "limit=10;hold=1m", "ever", "09:00 bad, 09:01 good")]
    [InlineData("gap 09:00:30 to 09:01:30, 09:00 5", "limit=10;hold=3m", "ever", "09:00 excluded, 09:01 excluded, 09:02 good")]
    [InlineData("gap 09:00:30 to 09:01:30, 09:00 11", "limit=10;hold=3m", "ever", "09:00 bad, 09:01 excluded, 09:02 bad")]
    public void A_slice_is_good_when_no_value_that_stands_in_it_is_beyond_the_limit(string told, string settings, string now, string expected) =>
        Assert.Equal(expected, Slices(Day(told), Measured("backlog", settings), now));

    [Theory]
    [InlineData("", "within=10m;slice=1h", "ever", "00:00 bad, 01:00 bad, 02:00 bad")]
    [InlineData("00:30 1, 01:55 1", "within=10m;slice=1h", "ever", "00:00 bad, 01:00 good, 02:00 bad")]
    [InlineData("00:55 1, 02:50 1", "within=10m;slice=1h", "ever", "00:00 good, 01:00 bad, 02:00 good")]
    [InlineData("00:55 1, 02:50 1", "within=10m;slice=1h", "02:00", "00:00 good, 01:00 pending, 02:00 pending")]
    [InlineData("02:55 1", "within=2h;slice=1h", "ever", "02:00 good")]
    [InlineData("gap 01:00 to 01:50, 00:55 1", "within=10m;slice=1h", "ever", "00:00 good, 01:00 excluded, 02:00 excluded")]
    [InlineData("gap 01:00 to 01:50, 00:55 1, 01:55 1", "within=10m;slice=1h", "ever", "00:00 good, 01:00 good, 02:00 bad")]
    public void A_slice_is_fresh_when_the_gauge_was_told_of_not_long_before_its_end(string told, string settings, string now, string expected) =>
        Assert.Equal(expected, Slices(Day(told).Watched("00:00", "03:00"), Measured("freshness", settings), now));

    [Fact]
    public void Where_nothing_is_to_be_heard_nothing_is_stale() => Assert.Equal("", Slices(Day(""), Measured("freshness", "within=10m"), "ever"));

    [Theory]
    [InlineData("09:00 11", "limit=10", "depth was 11, above 10")]
    [InlineData("09:00 11", "limit=10;measure=depth", "it was 11, above 10")]
    [InlineData("09:00:30 12 depth, 09:00 11 length", "limit=10", "length was 11, above 10")]
    [InlineData("09:00 3 length, 09:00 11 depth", "limit=9;good=above", "length was 3, below 9")]
    public void A_bad_slice_says_what_was_seen(string told, string settings, string reason)
    {
        ScheduleDay day = Day(told);
        JudgedUnit unit = Recount.Units(day.Key, day.Facts, Judge.RulesOf(Measured("backlog", settings)), Instant.Ever)[0];
        Assert.Equal(("slice:2026-03-02T09:00:00Z", reason), (unit.Unit, unit.Verdict.Reason));
    }

    private static Measurement Measured(string type, string settings) =>
        Measure.By(type, [("gauge", "queue"), .. settings.Split(';').Select(one => one.Split('=')).Select(pair => (pair[0], (object)pair[1]))]);

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
