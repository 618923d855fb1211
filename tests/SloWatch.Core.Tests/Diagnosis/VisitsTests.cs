using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Until ten: how many visits, how long together and without the time in which the clock stood, the first, the longest, and how long the open one is.</summary>
public sealed class VisitsTests
{
    [Theory]
    [InlineData("one that begins when another ends is another", "09:00-09:10 09:10-09:20", "", "2 00:20 09:00 09:10-09:20 00:00")]
    [InlineData("one that begins before another ends is none", "09:00-09:20 09:10-09:30", "", "1 00:30 09:00 09:00-09:30 00:00")]
    [InlineData("a short one within a long one does not end it", "09:00-09:30 09:10-09:15", "", "1 00:30 09:00 09:00-09:30 00:00")]
    [InlineData("the first may be the longest", "09:00-09:30 09:40-09:45", "", "2 00:35 09:00 09:00-09:30 00:00")]
    [InlineData("the open one may be the shortest", "09:00-09:30 09:50-10:00", "", "2 00:40 09:00 09:00-09:30 00:10")]
    [InlineData("the clock stood from before it on", "09:10-09:30", "09:00-09:20", "1 00:10 09:10 09:10-09:30 00:00")]
    [InlineData("the clock stood twice, and goes on", "09:00-10:00", "09:10-09:20 09:30-09:40", "1 00:40 09:00 09:00-10:00 00:40")]
    [InlineData("the clock stood in the longer one", "09:00-09:30 09:40-09:50", "09:05-09:30", "2 00:15 09:00 09:40-09:50 00:00")]
    public void Times_at_a_place_are_visits(string what, string times, string standing, string visits) =>
        Assert.Equal((what, visits), (what, Text(Visits.Of(Ranges(times).Select(time => ((string?)"check", time)), [.. Ranges(standing)], Monday.At("10:00")).Single())));

    private static IEnumerable<TimeRange> Ranges(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(range => range.Split('-')).Select(ends => new TimeRange(Monday.At(ends[0]), Monday.At(ends[1])));

    private static string Text(Visits visits) =>
        $"{visits.Count} {visits.Length:hh\\:mm} {Monday.Text(visits.First)} {Monday.Text(visits.Longest.From)}-{Monday.Text(visits.Longest.To)} {visits.Open:hh\\:mm}";
}
