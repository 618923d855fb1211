namespace SloWatch.Tests.Printing;

public class SafeTextTests
{
    [Theory]
    [InlineData("173688", "173688")]
    [InlineData("Nürnberg 東京 🚀 e\u0301", "Nürnberg 東京 🚀 e\u0301")]
    [InlineData("\u001b[2J\u001b]0;owned\u0007", "\\u001b[2J\\u001b]0;owned\\u0007")]
    [InlineData("a\r\nb\tc\0", "a\\u000d\\u000ab\\u0009c\\u0000")]
    [InlineData("\u009b31m", "\\u009b31m")]
    [InlineData("\u007f", "\\u007f")]
    [InlineData("user\u202egnp.exe", "user\\u202egnp.exe")]
    [InlineData("a\u200bb\ufeffc\u2028d", "a\\u200bb\\ufeffc\\u2028d")]
    public void What_would_steer_or_disguise_is_spelt_out(string text, string shown) => Assert.Equal(shown, SafeText.Of(text));

    [Fact]
    public void Halves_of_characters_are_spelt_out()
    {
        Assert.Equal("a\\ud83d", SafeText.Of("a\ud83d"));
        Assert.Equal("\\ude80b", SafeText.Of("\ude80b"));
    }

    [Fact]
    public void Every_character_below_the_surrogates_is_shown_safely()
    {
        for (int code = 0; code < 0xD800; code++)
        {
            Assert.DoesNotContain(SafeText.Of(((char)code).ToString()), c => char.IsControl(c));
        }
    }

    [Fact]
    public void A_long_text_is_cut_between_characters() => Assert.Equal("ab...", SafeText.Of("ab🚀cd", 3));
}
