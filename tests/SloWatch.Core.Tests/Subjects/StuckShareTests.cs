using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>What becomes of the minutes in which cases are open, by how many of them are stuck.</summary>
public class StuckShareTests
{
    private static readonly ScheduleDay Day = new("2026-03-02", "counts:stuck-1h");

    /// <param name="changes">A time, by how many the open cases change, and the stuck ones.</param>
    [Theory]
    [InlineData("", "09:05", "")]
    [InlineData("09:00 +1 +0", "09:03", "09:00 good, 09:01 good, 09:02 good")]
    [InlineData("09:00 +1 +1, 09:01 -1 -1", "09:03", "09:00 bad")]
    [InlineData("09:00 +10 +1", "09:02", "09:00 good, 09:01 good")]
    [InlineData("09:00 +10 +1, 09:01 +0 +1, 09:02 +0 -1", "09:03", "09:00 good, 09:01 bad, 09:02 good")]
    [InlineData("09:00 +10 +1, 09:01 -1 +0", "09:02", "09:00 good, 09:01 bad")]
    [InlineData("09:00 +20 +2, 09:01 +1 +1, 09:02 +9 +0", "09:03", "09:00 good, 09:01 bad, 09:02 good")]
    [InlineData("09:00 +1 +0, 09:01 -1 +0, 09:03 +2 +2", "09:04", "09:00 good, 09:03 bad")]
    [InlineData("first +10 +2", "00:02", "00:00 bad, 00:01 bad")]
    [InlineData("first +10 +1, 00:01 -10 -1", "00:05", "00:00 good")]
    [InlineData("09:00 +1 +0", "09:00", "")]
    [InlineData("gap 09:01 to 09:02:30, 09:00 +1 +1", "09:04", "09:00 excluded, 09:01 excluded, 09:02 excluded, 09:03 bad")]
    public void A_minute_is_good_when_the_share_of_stuck_cases_at_its_end_is_within_the_limit(string changes, string until, string expected) =>
        Assert.Equal(expected, Slices(changes, until, "limit=10%"));

    [Theory]
    [InlineData("09:00 +10 +1, 09:03 +0 +1, 09:04 +0 -1", "10:00", "09:00 bad")]
    [InlineData("09:00 +10 +1, 09:03 +0 +1", "09:03", "")]
    [InlineData("09:00 +10 +1, 09:03 +0 +1", "09:04", "09:00 bad")]
    [InlineData("09:00 +10 +1, 09:30 -10 -1", "10:00", "09:00 good")]
    public void In_a_longer_slice_each_minute_counts(string changes, string until, string expected) =>
        Assert.Equal(expected, Slices(changes, until, "limit=10%;slice=1h"));

    [Theory]
    [InlineData("09:00 +10 +1", "09:01", "limit=0%", "1 of 10 open cases were stuck, more than 0 %")]
    [InlineData("09:00 +3 +2", "09:01", "limit=66.5%", "2 of 3 open cases were stuck, more than 66.5 %")]
    public void A_bad_slice_says_how_many(string changes, string until, string settings, string reason)
    {
        JudgedUnit unit = Assert.Single(Units(changes, until, settings));
        Assert.Equal((reason, Day.At("09:01")), (unit.Verdict.Reason, unit.Verdict.At));
    }

    [Fact]
    public void Days_know_what_was_open_when_they_began_and_days_of_nothing_are_left_out()
    {
        Instant from = SubjectKey.RangeOf(new(2026, 3, 1)).From;
        (long, CaseCounts)[] changes = [(Day.At("09:00").Minute, new(2, 0)), (Day.At("23:59").Minute, new(0, 1)), (Day.At("2026-03-04 01:00").Minute, new(-2, -1)), (Day.At("2026-03-09 01:00").Minute, new(1, 0))];

        string[] days = [.. CountedDays.Of("w", "counts:stuck-1h", from, default, changes, Day.At("2026-03-09 02:00")).Select(day => $"{day.Day.Id[^5..]}: {string.Join(' ', day.Known.Select(fact => $"{fact.Fact}{fact.Details!.Name}{fact.Details.Value}"))}")];

        Assert.Equal(["03-02: open2 stuck1 ", "03-03: first/openopen2 first/stuckstuck1 ", "03-04: first/openopen2 first/stuckstuck1 open-2 stuck-1 ", "03-09: open1 "], days);
    }

    private static JudgedUnit[] Units(string changes, string until, string settings)
    {
        Measurement measurement = Measure.By("stuckShare", [("after", "1h"), .. settings.Split(';').Select(one => one.Split('=')).Select(pair => (pair[0], (object)pair[1]))]);
        ScheduleDay gaps = new("2026-03-02", "counts:stuck-1h");
        CaseCounts first = default;
        List<(long, CaseCounts)> told = [];
        foreach (string[] words in changes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Trim().Split(' ')))
        {
            if (words[0] == "gap")
            {
                gaps.Gap(words[1], words[3]);
            }
            else if (words[0] == "first")
            {
                first = Of(words);
            }
            else
            {
                told.Add((Day.At(words[0]).Minute, Of(words)));
            }
        }

        return [.. CountedDays.Of(Day.Key.Workflow, "counts:stuck-1h", Day.Range.From, first, told, Day.At(until))
            .SelectMany(day => Recount.Units(day.Day, [.. day.Known, .. gaps.Facts], Judge.RulesOf(measurement), Instant.Ever))
            .OrderBy(unit => unit.Begun)];
    }

    private static CaseCounts Of(string[] words) => new(long.Parse(words[1], global::System.Globalization.CultureInfo.InvariantCulture), long.Parse(words[2], global::System.Globalization.CultureInfo.InvariantCulture));

    private static string Slices(string changes, string until, string settings) =>
        string.Join(", ", Units(changes, until, settings).Select(unit => $"{unit.Begun.ToString()[11..16]} {unit.Verdict.Kind.ToString().ToLowerInvariant()}"));
}
