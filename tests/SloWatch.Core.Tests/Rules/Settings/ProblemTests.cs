using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Tests.Rules.Settings;

public class ProblemTests
{
    private static readonly Place Here = new("f.yaml", 3, 7);

    [Fact]
    public void A_name_too_long_to_be_read_is_cut_and_the_sentence_goes_on()
    {
        string name = new('x', 1_000_000);
        string kept = new('x', 99);

        Problem problem = new(Here, $"there is no state '{name}', nor '{name}'", $"write '{name}'");

        Assert.Equal($"f.yaml:3:7: there is no state '{kept}...', nor '{kept}...'; write '{kept}...'", problem.ToString());
    }

    [Fact]
    public void A_text_of_many_words_is_cut_in_its_middle()
    {
        string what = new Problem(Here, string.Concat(Enumerable.Repeat("word ", 100_000)) + "is no name", "rename it").What;

        Assert.InRange(what.Length, 1000, 2000);
        Assert.Contains(" ... ", what, StringComparison.Ordinal);
        Assert.EndsWith("is no name", what, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_paths_of_a_usual_length_stay_whole()
    {
        string name = new('n', 100);
        string path = $"/{string.Join('/', Enumerable.Repeat("folder", 40))}/rules.yaml:3:4";
        string what = $"Workflow '{name}', first in {path}, stands twice";

        Assert.Equal(what, new Problem(Here, what, "").What);
    }

    [Theory]
    [InlineData(110, 110)]
    [InlineData(111, 103)] // a hundred of them, and three dots
    public void A_word_is_cut_only_where_that_makes_it_shorter_to_read(int letters, int kept) =>
        Assert.Equal($"no {new string('x', kept)}".Length, new Problem(Here, $"no {new string('x', letters)}", "").What.Length);

    [Theory]
    [InlineData(2000, 2000)]
    [InlineData(2001, 1905)] // its first 1500, its last 400, and what stands between
    public void A_text_is_cut_only_where_it_is_too_long_as_a_whole(int letters, int kept) =>
        Assert.Equal(kept, new Problem(Here, string.Concat(Enumerable.Repeat("word ", 500))[..(letters - 1)] + "d", "").What.Length);

    [Theory]
    [InlineData("',;", "...',;")]
    [InlineData("',;:", "...")] // no sentence goes on like that
    public void Up_to_three_marks_behind_a_word_stay(string marks, string end) =>
        Assert.Equal(new string('x', 100) + end, new Problem(Here, new string('x', 200) + marks, "").What);

    [Fact]
    public void A_character_is_never_cut_in_half()
    {
        string what = new Problem(Here, $"{new string('a', 99)}{string.Concat(Enumerable.Repeat("\U0001F600", 50))}", "").What;

        Assert.Equal(new string('a', 99) + "...", what);
    }
}
