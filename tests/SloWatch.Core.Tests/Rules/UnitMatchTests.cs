using SloWatch.Core.Rules;

namespace SloWatch.Core.Tests.Rules;

public class UnitMatchTests
{
    [Theory]
    [InlineData("v1", "v1", true)]
    [InlineData("v1", "V1", false)]
    [InlineData("v1", "v12", false)]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("v*", "v1", true)]
    [InlineData("v*", "w1", false)]
    [InlineData("*-test", "acme-test", true)]
    [InlineData("*-test", "-test", true)]
    [InlineData("*-test", "acme-testing", false)]
    [InlineData("a*b*c", "a-b-c", true)]
    [InlineData("a*b*c", "abc", true)]
    [InlineData("a*b*c", "acb", false)]
    [InlineData("a*x*c", "abc", false)]
    [InlineData("*ab*ab", "ab", false)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("**", "x", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("a?c", "abc", false)]
    [InlineData("[a]*", "[a]b", true)]
    public void Only_a_star_is_special_in_a_pattern(string pattern, string value, bool fits) => Assert.Equal(fits, UnitMatch.Fits(pattern, value));

    [Fact]
    public void What_is_not_known_fits_no_pattern() => Assert.False(UnitMatch.Fits("*", null));

    [Fact]
    public void The_order_in_which_criteria_are_written_does_not_matter()
    {
        UnitMatch one = new() { Versions = ["v1", "v2"], Attributes = [("tenant", ["a", "b"]), ("region", ["eu"])] };
        UnitMatch other = new() { Versions = ["v2", "v1"], Attributes = [("region", ["eu"]), ("tenant", ["b", "a"])] };
        Assert.Equal(one.Canonical, other.Canonical);
    }

    [Fact]
    public void Criteria_on_different_fields_read_differently()
    {
        string[] texts = [
            new UnitMatch { Versions = ["x"] }.Canonical,
            new UnitMatch { Dependencies = ["x"] }.Canonical,
            new UnitMatch { Outcomes = ["x"] }.Canonical,
            new UnitMatch { Results = ["x"] }.Canonical,
            new UnitMatch { By = ["x"] }.Canonical,
            new UnitMatch { Attributes = [("x", ["x"])] }.Canonical,
            UnitMatch.Nothing.Canonical];
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    [Fact]
    public void A_comma_in_a_pattern_does_not_make_two_of_it() =>
        Assert.NotEqual(new UnitMatch { Versions = ["a,b"] }.Canonical, new UnitMatch { Versions = ["a", "b"] }.Canonical);

    [Fact]
    public void Whatever_it_names_it_is_not_nothing()
    {
        UnitMatch[] each =
        [
            new() { Versions = ["a"] }, new() { Dependencies = ["a"] }, new() { Outcomes = ["failed"] },
            new() { Results = ["a"] }, new() { By = ["a"] }, new() { Attributes = [("a", ["b"])] },
        ];

        Assert.All(each, one => Assert.False(one.IsNothing));
        Assert.All(from one in each from other in each select Both(one, other), both => Assert.False(both.IsNothing));
        Assert.True(UnitMatch.Nothing.IsNothing);
    }

    private static UnitMatch Both(UnitMatch one, UnitMatch other) => new()
    {
        Versions = [.. one.Versions.Union(other.Versions)],
        Dependencies = [.. one.Dependencies.Union(other.Dependencies)],
        Outcomes = [.. one.Outcomes.Union(other.Outcomes)],
        Results = [.. one.Results.Union(other.Results)],
        By = [.. one.By.Union(other.By)],
        Attributes = [.. one.Attributes.Union(other.Attributes)],
    };
}
