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

    [Fact]
    public void A_character_is_never_cut_in_half()
    {
        string what = new Problem(Here, $"{new string('a', 99)}{string.Concat(Enumerable.Repeat("\U0001F600", 50))}", "").What;

        Assert.Equal(new string('a', 99) + "...", what);
    }
}
