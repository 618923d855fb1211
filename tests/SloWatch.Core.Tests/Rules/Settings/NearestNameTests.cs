using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Tests.Rules.Settings;

public class NearestNameTests
{
    private static readonly string[] Known = ["within", "onFailure", "step", "states"];

    [Theory]
    [InlineData("whitin", "within")]
    [InlineData("Within", "within")]
    [InlineData("onfailure", "onFailure")]
    [InlineData("stpe", "step")]
    [InlineData("tsep", "step")]
    [InlineData("setp", "step")]
    [InlineData("pets", null)]
    [InlineData("state", "states")]
    [InlineData("deadline", null)]
    [InlineData("", null)]
    public void Suggests_what_was_most_likely_meant_and_nothing_that_is_far(string written, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(written, Known));

    [Theory]
    [InlineData("tp", "to")]
    [InlineData("x", "y")]
    [InlineData("zz", null)]
    public void In_a_short_word_one_letter_may_be_wrong(string written, string? nearest) => Assert.Equal(nearest, NearestName.Of(written, ["to", "y"]));

    [Fact]
    public void Of_two_equally_near_the_first_is_taken() => Assert.Equal("cat", NearestName.Of("bat", ["cat", "rat"]));

    [Fact]
    public void The_remedy_is_the_nearest_name_or_all_there_are()
    {
        Assert.Equal("write 'within'", NearestName.Remedy("whitin", Known));
        Assert.Equal("use one of: onFailure, states, step, within", NearestName.Remedy("deadline", Known));
        Assert.Equal("remove it", NearestName.Remedy("deadline", []));
    }

    [Theory]
    [InlineData(200, 200, true)]
    [InlineData(200, 201, false)]
    [InlineData(201, 200, false)]
    [InlineData(201, 201, false)]
    public void Only_names_of_up_to_two_hundred_letters_are_compared(int written, int known, bool found) =>
        Assert.Equal(found, NearestName.Of(new string('x', written - 1) + "y", [new string('x', known)]) is not null);

    [Fact]
    public void A_very_long_name_is_near_to_nothing() => Assert.Null(NearestName.Of(new string('x', 5000), [new string('x', 5001)]));
}
