using SloWatch.Cli.Printing;
using SloWatch.Core.Time;

namespace SloWatch.Tests.Printing;

public class NumberTextTests
{
    [Theory]
    [InlineData("0.502791", "50.28 %")]
    [InlineData("0", "0.00 %")]
    [InlineData("1", "100.00 %")]
    [InlineData("0.99999", "99.999 %")]
    [InlineData("0.0000001", "0.00001 %")]
    [InlineData("0.500001", "50.0001 %")]
    [InlineData("0.5", "50.00 %")]
    public void A_share_never_reads_like_all_nothing_or_its_mark_unless_it_is(string ratio, string shown) =>
        Assert.Equal(shown, PercentText.Of(Decimal(ratio), 2, mark: 0.5m));

    [Theory]
    [InlineData("0.352", "+35.2 %")]
    [InlineData("-3.972", "-397.2 %")]
    [InlineData("0", "0.0 %")]
    [InlineData("0.00001", "+0.001 %")]
    [InlineData("-123.456", "-12,345.6 %")]
    public void A_budget_has_a_sign(string ratio, string shown) => Assert.Equal(shown, PercentText.Signed(Decimal(ratio), 1));

    [Theory]
    [InlineData("0.995", "99.5 %")]
    [InlineData("0.90", "90 %")]
    [InlineData("0.99999", "99.999 %")]
    public void A_target_reads_as_it_was_written(string ratio, string shown) => Assert.Equal(shown, PercentText.Exact(Decimal(ratio)));

    [Theory]
    [InlineData(0, "0 events")]
    [InlineData(1, "1 event")]
    [InlineData(262_200, "262,200 events")]
    public void Counts_have_their_noun(long count, string shown) => Assert.Equal(shown, Count.Of(count, "event"));

    [Theory]
    [InlineData("00:00:00.2500000", "0.25 s")]
    [InlineData("00:00:59", "59 s")]
    [InlineData("00:03:05", "3 min 5 s")]
    [InlineData("05:00:30", "5 h")]
    [InlineData("11.09:59:00", "11 d 9 h")]
    public void Lengths_are_told_in_their_two_largest_units(string span, string shown) =>
        Assert.Equal(shown, SpanText.Of(TimeSpan.Parse(span, global::System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2012-01-15T00:00:00Z", "2012-01-15T00:00Z", "2012-01-15T01:00+01:00")]
    [InlineData("2012-07-15T00:00:30Z", "2012-07-15T00:00:30Z", "2012-07-15T02:00:30+02:00")]
    [InlineData("2012-07-15T00:00:30.120Z", "2012-07-15T00:00:30.12Z", "2012-07-15T02:00:30.12+02:00")]
    public void Times_stand_in_the_zone_asked_for(string time, string utc, string amsterdam)
    {
        Assert.True(Instant.TryParse(time, out Instant instant));

        Assert.Equal(utc, new TimeText(TimeZoneInfo.Utc).Of(instant));
        Assert.Equal(amsterdam, new TimeText(TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).Of(instant));
        Assert.True(Instant.TryParse(amsterdam, out Instant again));
        Assert.Equal(instant, again);
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("東京", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🚀", 2)]
    public void Width_counts_the_columns_of_a_terminal(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));

    private static decimal Decimal(string text) => decimal.Parse(text, global::System.Globalization.CultureInfo.InvariantCulture);
}
