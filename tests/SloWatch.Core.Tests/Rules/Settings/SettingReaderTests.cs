using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Tests.Rules.Settings;

/// <summary>Each value stands at line 1 of file f, in the column of its order.</summary>
public class SettingReaderTests
{
    private static readonly SettingDeclaration[] Declared =
    [
        new("text", SettingKind.Text, "a text"),
        new("texts", SettingKind.Texts, "texts"),
        new("number", SettingKind.Integer, "a number"),
        new("flag", SettingKind.Flag, "a flag"),
        new("share", SettingKind.Percent, "a share"),
        new("inner", SettingKind.Map, "a mapping") { Inner = [new("needed", SettingKind.Text, "what it needs") { Required = true, Example = "x" }] },
        new("list", SettingKind.MapList, "mappings") { Inner = [new("a", SettingKind.Text, "a")] },
        new("names", SettingKind.MapByName, "mappings by name") { Inner = [new("a", SettingKind.Text, "a")] },
    ];

    private readonly List<Problem> problems = [];

    [Fact]
    public void What_is_left_out_is_nothing_and_no_problem()
    {
        SettingReader reader = Read();
        Assert.Null(reader.Text("text"));
        Assert.Empty(reader.Texts("texts"));
        Assert.Null(reader.Integer("number", 1, 9));
        Assert.Null(reader.Flag("flag"));
        Assert.Null(reader.Percent("share"));
        Assert.Null(reader.Map(Declared[5]));
        Assert.Empty(problems);
    }

    [Fact]
    public void Unknown_and_missing_settings_are_told_with_the_nearest_name_and_an_example()
    {
        Read(("txet", Text("x")), ("whatever", Text("x")));
        SettingReader? inner = Read(("inner", Map())).Map(Declared[5]);
        Assert.NotNull(inner);
        Assert.Equal(
            [
                "f:1:1: the test has no setting 'txet'; write 'text'",
                "f:1:2: the test has no setting 'whatever'; use one of: flag, inner, list, names, number, share, text, texts",
                "f:1:1: 'inner' lacks 'needed'; add 'needed: x' (what it needs)",
            ],
            problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_misspelt_setting_is_read_as_the_one_that_was_meant_unless_that_is_there()
    {
        SettingReader meant = Read(("nubmer", Text("10")));
        Assert.Null(meant.Integer("number", 1, 9));
        Assert.Equal(["f:1:1: the test has no setting 'nubmer'; write 'number'", "f:1:1: 'number' is the text '10'; write a whole number from 1 to 9"], problems.Select(problem => problem.ToString()));

        Assert.Equal("beside another", Read(("number", Text("5")), ("txet", Text("beside another"))).Text("text"));
        Assert.Equal("right", Read(("txet", Text("wrong")), ("text", Text("right"))).Text("text"));
        Assert.Equal("first", Read(("txet", Text("first")), ("tetx", Text("second"))).Text("text"));
    }

    [Fact]
    public void A_mapping_that_was_left_out_asks_for_what_it_requires_when_it_is_read_like_an_empty_one()
    {
        Assert.NotNull(Read().MapOrEmpty(Declared[5]));
        Assert.Equal("f:1:1: 'inner' lacks 'needed'; add 'needed: x' (what it needs)", Assert.Single(problems).ToString());
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("0", null)]
    [InlineData("10", null)]
    [InlineData("5.0", null)]
    [InlineData("5e0", null)]
    [InlineData("99999999999", null)]
    [InlineData("five", null)]
    public void A_number_is_whole_and_within_its_limits(string text, int? number)
    {
        Assert.Equal(number, Read(("number", Text(text))).Integer("number", 1, 9));
        Assert.Equal(number is null ? [$"f:1:1: 'number' is the text '{text}'; write a whole number from 1 to 9"] : [], problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("0", null, "write a whole number from 1 to 5")]
    [InlineData("1", 1, null)]
    [InlineData("5", 5, null)]
    [InlineData("6", null, "write a whole number from 1 to 5")]
    public void A_number_has_its_declared_range(string text, int? number, string? remedy)
    {
        Assert.Equal(number, Read(("number", Text(text))).Integer(new SettingDeclaration("number", SettingKind.Integer, "a number") { Range = new(1, 5) }));
        Assert.Equal(remedy, problems.SingleOrDefault()?.Remedy);
    }

    [Theory]
    [InlineData("red", "red", null)]
    [InlineData("rde", null, "f:1:1: 'text' is the text 'rde'; write 'red'")]
    [InlineData("Red", null, "f:1:1: 'text' is the text 'Red'; write 'red'")]
    [InlineData("mauve", null, "f:1:1: 'text' is the text 'mauve'; use one of: green, red")]
    public void A_choice_is_one_of_those_there_are(string text, string? choice, string? problem)
    {
        Assert.Equal(choice, Read(("text", Text(text))).Choice("text", ["red", "green"]));
        Assert.Equal(problem, problems.SingleOrDefault()?.ToString());
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("yes", null)]
    [InlineData("True", null)]
    public void A_flag_is_true_or_false(string text, bool? flag)
    {
        Assert.Equal(flag, Read(("flag", Text(text))).Flag("flag"));
        Assert.Equal(flag is null ? 1 : 0, problems.Count);
    }

    [Fact]
    public void One_text_is_a_list_of_one_and_each_wrong_item_is_told()
    {
        Assert.Equal(["a"], Read(("texts", Text("a"))).Texts("texts"));
        Assert.Equal(["a", "b"], Read(("texts", List(Text("a"), Map(), Text("b"), Text("")))).Texts("texts"));
        Assert.Equal(
            ["f:1:1: 'texts' holds a mapping; write a text or a list of texts", "f:1:1: 'texts' holds nothing; write a text or a list of texts"],
            problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_told_and_reading_goes_on()
    {
        SettingReader reader = Read(("inner", Text("x")), ("list", Map()), ("names", List()), ("text", List(Text("x"))));
        Assert.Null(reader.Map(Declared[5]));
        Assert.Empty(reader.MapList(Declared[6]));
        Assert.Empty(reader.MapByName(Declared[7]));
        Assert.Null(reader.Text("text"));
        Assert.Equal(
            [
                "f:1:1: 'inner' is the text 'x'; write a mapping, one 'name: value' a line below it",
                "f:1:2: 'list' is a mapping; write a list, one '- ' a line",
                "f:1:3: 'names' is a list; write a mapping, one 'name: value' a line below it",
                "f:1:4: 'text' is a list; write a text",
            ],
            problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void An_extension_is_named_by_one_key_and_may_be_bare()
    {
        Assert.Equal("a", Read(("inner", Map(("a", Text(""))))).Extension("inner", "b")?.Name);
        Assert.Null(Read(("inner", Map(("a", Text("")), ("b", Map())))).Extension("inner", "b"));
        Assert.Null(Read(("inner", Map(("a", Text("5"))))).Extension("inner", "b"));
        Assert.Equal(
            ["f:1:1: 'inner' names 2 kinds; name exactly one, such as b", "f:1:1: 'a' is the text '5'; write a mapping, one 'name: value' a line below it"],
            problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_warning_says_that_it_is_one()
    {
        Read().Warn(new("f", 2, 3), "this is odd", "look at it");
        Assert.Equal("f:2:3: warning: this is odd; look at it", Assert.Single(problems).ToString());
    }

    [Fact]
    public void A_place_without_a_line_is_the_file_as_a_whole() => Assert.Equal("f", new Place("f", 0, 0).ToString());

    private static ScalarSetting Text(string text) => new(new("f", 1, 1), text, Quoted: false);

    private static ListSetting List(params Setting[] items) => new(new("f", 1, 1), items);

    private static MapSetting Map(params (string Name, Setting Value)[] entries) =>
        new(new("f", 1, 1), [.. entries.Select((entry, i) => new SettingEntry(entry.Name, new("f", 1, i + 1), entry.Value with { Place = new("f", 1, i + 1) }))]);

    private SettingReader Read(params (string Name, Setting Value)[] entries) => new(Map(entries), Declared, problems, "the test");
}
