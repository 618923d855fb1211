using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>When something is to be heard of a subject on a day on which it may be switched off.</summary>
public class WatchedTimeTests
{
    private static readonly TimeRange Tuesday = SubjectKey.RangeOf(new DateOnly(2024, 1, 2));

    /// <param name="pauses">Hours since the day began.</param>
    [Theory]
    [InlineData("", "0-24")]
    [InlineData("2-5", "0-2, 5-24")]
    [InlineData("2-5, 6-30", "0-2, 5-6")]
    [InlineData("-5-2", "2-24")]
    [InlineData("-5--2", "0-24")]
    [InlineData("-5-0", "0-24")]
    [InlineData("24-30", "0-24")]
    [InlineData("0-24", "")]
    public void It_is_watched_but_for_its_pauses_and_not_outside_of_the_day(string pauses, string watched)
    {
        TimeRange[] suspended = [.. pauses.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Pause)];
        Assert.Equal(watched, string.Join(", ", WatchedTime.Of(Some.Key, Tuesday, suspended).Select(fact => $"{Hour(fact.Details!.From!.Value)}-{Hour(fact.At)}")));
    }

    private static TimeRange Pause(string hours)
    {
        int dash = hours.IndexOf('-', 1);
        return new(At(hours[..dash]), At(hours[(dash + 1)..]));
    }

    private static Instant At(string hour) => Tuesday.From + TimeSpan.FromHours(int.Parse(hour, System.Globalization.CultureInfo.InvariantCulture));

    private static double Hour(Instant at) => (at - Tuesday.From).TotalHours;
}
