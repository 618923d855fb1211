using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Syntax;

namespace SloWatch.Engine.Tests.Yaml.Syntax;

public class YamlTreeTests
{
    [Fact]
    public void A_mapping_keeps_its_names_values_and_places_in_the_order_written()
    {
        MapSetting map = Assert.IsType<MapSetting>(Yaml.One("# a comment\nname: loan # another\nsteps:\n  - check\n  - pay\n"));
        Assert.Equal(["name", "steps"], map.Entries.Select(entry => entry.Key));
        Assert.Equal(["f:2:1", "f:3:1"], map.Entries.Select(entry => entry.KeyPlace.ToString()));
        Assert.Equal(new ScalarSetting(new("f", 2, 7), "loan", Quoted: false), map.Find("name"));
        ListSetting steps = Assert.IsType<ListSetting>(map.Find("steps"));
        Assert.Equal(["f:4:5", "f:5:5"], steps.Items.Select(item => item.Place.ToString()));
    }

    [Theory]
    [InlineData("a:", "", false)]
    [InlineData("a: ~", "", false)]
    [InlineData("a: null", "", false)]
    [InlineData("a: 'null'", "null", true)]
    [InlineData("a: ''", "", true)]
    [InlineData("a: \"x\\ty\"", "x\ty", true)]
    [InlineData("a: yes", "yes", false)]
    [InlineData("a: x:y:z", "x:y:z", false)]
    [InlineData("a: W_* of 12:30", "W_* of 12:30", false)]
    [InlineData("a: 0x10", "0x10", false)]
    [InlineData("a: |\n  x\n  \ty\n", "x\n\ty\n", true)]
    [InlineData("a: x\n  y\n", "x y", false)]
    public void A_text_is_taken_as_written_and_nothing_is_nothing(string yaml, string text, bool quoted)
    {
        ScalarSetting scalar = Assert.IsType<ScalarSetting>(Assert.IsType<MapSetting>(Yaml.One(yaml)).Find("a"));
        Assert.Equal((text, quoted), (scalar.Text, scalar.Quoted));
    }

    [Theory]
    [InlineData("a: 1\n---\nb: 2\n", "f:1:1 f:3:1")]
    [InlineData("---\na: 1\n--- # two\nb: 2\n---\n", "f:2:1 f:4:1")]
    [InlineData("a: 1\n...\nb: 2\n", "f:1:1 f:3:1")]
    [InlineData("--- {a: 1}\n--- [b]\n", "f:1:5 f:2:5")]
    [InlineData("\uFEFFa: 1\r\n---\r\nb: 2\r\n", "f:1:1 f:3:1")]
    [InlineData("a: 1\n---x: 2\n", "f:1:1")]
    public void Several_documents_are_read_and_empty_ones_left_out(string yaml, string places)
    {
        (YamlFile file, List<Problem> problems) = Yaml.Read(yaml);
        Assert.Empty(problems);
        Assert.Equal(places.Split(' '), file.Documents.Select(document => document.Place.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# nothing yet\n")]
    [InlineData("---\n---\n")]
    public void A_file_without_a_document_is_whole_and_empty(string yaml)
    {
        (YamlFile file, List<Problem> problems) = Yaml.Read(yaml);
        Assert.Empty(problems);
        Assert.Empty(file.Documents);
        Assert.True(file.IsWhole);
    }

    [Fact]
    public void A_fault_in_one_document_does_not_hide_those_of_the_next()
    {
        (YamlFile file, List<Problem> problems) = Yaml.Read("a: 'x\n---\nb: @\n---\nc: 1\n---\n\td: 1\n");
        Assert.Equal(["f:1:4", "f:3:4", "f:7:1"], problems.Select(problem => problem.Place.ToString()));
        Assert.Equal(["f:5:1", "f:7:2"], file.Documents.Select(document => document.Place.ToString()));
        Assert.False(file.IsWhole);
    }
}
