using SloWatch.Core.Time;

namespace SloWatch.Core.Tests.Time;

public class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("24h", 86_400)]
    [InlineData("7d", 604_800)]
    [InlineData("2w", 1_209_600)]
    public void Reads_one_number_and_one_unit(string text, double seconds)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Fact]
    public void As_many_days_as_there_are_can_be_written() => Assert.Equal("90000d", DurationText.Format(TimeSpan.FromDays(90_000)));

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("24")]
    [InlineData("24 h")]
    [InlineData(" 24h")]
    [InlineData("1h30m")]
    [InlineData("1.5h")]
    [InlineData("+1h")]
    [InlineData("-1h")]
    [InlineData("0s")]
    [InlineData("1H")]
    [InlineData("1y")]
    [InlineData("1,000s")]
    [InlineData("99999999999999999999s")]
    [InlineData("9223372036854775807w")]
    [InlineData("36601d")]
    public void Refuses_everything_else(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Theory]
    [InlineData("soon", "is no duration", "write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("-7d", "is no duration", "write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("d", "is no duration", "write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("24 hours", "is no duration", "write 24h")]
    [InlineData("90sec", "is no duration", "write 90s")]
    [InlineData("1 Day", "is no duration", "write 1d")]
    [InlineData("2 months", "is no duration", "write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("0 days", "is no duration", "write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("00s", "is zero", "write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("36601d", "is longer than a hundred years", "write 36600d or less")]
    [InlineData("99999999999999999999s", "is longer than a hundred years", "write 36600d or less")]
    public void Says_why_it_refuses(string text, string fault, string remedy) => Assert.Equal((fault, remedy), DurationText.Refusal(text));

    [Theory]
    [InlineData("s", "S s sec secs second seconds")]
    [InlineData("m", "M min mins minute minutes")]
    [InlineData("h", "H hr hrs hour hours")]
    [InlineData("d", "D day days")]
    [InlineData("w", "W week weeks")]
    public void Knows_what_is_meant_by_every_usual_name_of_a_unit(string unit, string names) =>
        Assert.All(names.Split(' ').SelectMany(name => (string[])[name, name.ToUpperInvariant()]).Where(name => name != unit), name => Assert.Equal($"write 5{unit}", DurationText.Refusal($"5 {name}").Remedy));

    [Theory]
    [InlineData("90s", "90s")]
    [InlineData("60s", "1m")]
    [InlineData("120m", "2h")]
    [InlineData("24h", "1d")]
    [InlineData("36h", "36h")]
    [InlineData("2w", "14d")]
    [InlineData("36600d", "36600d")]
    public void Writes_the_shortest_text_that_reads_back(string text, string shortest)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan duration));
        Assert.Equal(shortest, DurationText.Format(duration));
        Assert.True(DurationText.TryParse(shortest, out TimeSpan again));
        Assert.Equal(duration, again);
    }

    [Fact]
    public void A_span_finer_than_a_second_keeps_its_decimals() => Assert.Equal("1.5s", DurationText.Format(TimeSpan.FromMilliseconds(1500)));
}
