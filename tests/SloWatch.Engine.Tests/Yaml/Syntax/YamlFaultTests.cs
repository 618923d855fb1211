using System.Text;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Syntax;

namespace SloWatch.Engine.Tests.Yaml.Syntax;

/// <summary>Each fault: where, what, and what to do.</summary>
public class YamlFaultTests
{
    [Theory]
    [InlineData("a:\n\tb: c", "2:1: the line is indented with a tab; indent with spaces, two for each level")]
    [InlineData("a:\n  b: c\n\td: e", "3:1: the line is indented with a tab; indent with spaces, two for each level")]
    [InlineData("a:\n  \tb: c\n  \td: e", "2:3: the line is indented with a tab, and 1 more line is; indent with spaces, two for each level")]
    [InlineData("a: [\n\t1,\n\t2,\n\t3\n]", "2:1: the line is indented with a tab, and 2 more lines are; indent with spaces, two for each level")]
    [InlineData("x: |\n  a\n  \tb\ny:\n\tz: 1", "5:1: the line is indented with a tab; indent with spaces, two for each level")]
    public void Tabs_in_the_indentation_are_refused_once_with_their_number(string yaml, string fault) => Assert.Equal(fault, Yaml.Fault(yaml));

    [Theory]
    [InlineData("a:\tb\nc: d\t# e\n")]
    [InlineData("a: \"x\n\ty\"")]
    [InlineData("a: |\n  x\n  \ty\n")]
    [InlineData("a: {b: 1,\n\t# a comment\n  c: 2}")]
    public void Tabs_that_indent_nothing_are_taken(string yaml) => Assert.Empty(Yaml.Read(yaml).Problems);

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", "3:1: 'a' stands twice in one mapping, first on line 1; remove one, or merge them")]
    [InlineData("? [a]\n: b", "1:3: a list stands where a name belongs; write 'name: value'")]
    public void Names_of_a_mapping_stand_once_and_are_texts(string yaml, string fault) => Assert.Equal(fault, Yaml.Fault(yaml));

    [Theory]
    [InlineData("a: *_SUBMITTED", "1:4: *_SUBMITTED without quotes is a YAML alias, which rules do not have; write '*_SUBMITTED' in quotes, or the value itself")]
    [InlineData("a:\n  *_X: {b: c}\n", "2:3: *_X without quotes is a YAML alias, which rules do not have; write '*_X' in quotes, or the value itself")]
    [InlineData("a: &x y", "1:4: &x is a YAML anchor, which rules do not have; remove it, or put the text in quotes")]
    [InlineData("a: !secret y", "1:4: !secret is a YAML tag, which rules do not have; remove it, or put the text in quotes")]
    [InlineData("a:\n  Order *: {track: order}", "2:3: a name without quotes has a * after a space; put the name in quotes")]
    [InlineData("a: {Order *: {track: order}}", "1:5: a name without quotes has a * after a space; put the name in quotes")]
    [InlineData("Order *: x", "1:1: a name without quotes has a * after a space; put the name in quotes")]
    [InlineData("a: *", "1:4: a text begins with * or &, which YAML keeps for itself; put the text in quotes")]
    [InlineData("%YAML 1.2", "1:1: a line begins with %, which YAML keeps for itself; remove the line, or put the text in quotes")]
    [InlineData("%YAML 1.2\n---\na: 1", "1:1: a line begins with %, which YAML keeps for itself; remove the line, or put the text in quotes")]
    public void What_YAML_keeps_for_itself_is_named(string yaml, string fault) => Assert.Equal(fault, Yaml.Fault(yaml));

    [Theory]
    [InlineData("a: 'x\nb: c", "1:4: the quote that opens here is not closed; add the closing quote")]
    [InlineData("a: b: c", "1:5: a second ': ' stands in one line; put a text with ': ' in quotes, or begin a new line for a new name")]
    [InlineData("a: @x", "1:4: no value can begin with @; put the text in quotes")]
    [InlineData("a: ]", "1:4: no value can begin with ]; put the text in quotes")]
    [InlineData("a: [1, 2\nb: c", "1:4: the list that opens with [ is not closed, or lacks a comma; close it with ], or write one '- ' a line")]
    [InlineData("a: {b: 1", "1:4: the mapping that opens with { is not closed, or lacks a comma; close it with }, or write one 'name: value' a line")]
    [InlineData("a: b\n- c", "2:1: the line does not fit the mapping above it; indent it like the names above, and put nothing after a closing quote or bracket")]
    [InlineData("a:\n  b: c\n d: e", "3:2: the line does not fit the mapping above it; indent it like the names above, and put nothing after a closing quote or bracket")]
    [InlineData("- a\nb: c", "2:1: the line does not fit the list above it; begin it with '- ', or indent it like what it belongs to")]
    [InlineData("a: - b", "1:4: a list begins in the middle of a line; begin it on the next line, or put the text in quotes")]
    [InlineData("a: b\nc", "2:1: the line is no 'name: value'; add ': ' after the name, or indent a text that goes on")]
    [InlineData("a: \"\\q\"", "1:4: a \\ in double quotes begins an escape that does not exist; write \\\\, or use single quotes")]
    [InlineData("a: \"\\uD800\"", "1:4: a \\ in double quotes begins an escape that is no character; write the character itself")]
    [InlineData("a: \"\\UFFFFFFFF\"", "1:5: a \\ in double quotes begins an escape that is no character; write the character itself")]
    [InlineData("a: \"x\\0\"", "1:4: the text holds a control character; remove it")]
    public void Broken_syntax_is_explained(string yaml, string fault) => Assert.Equal(fault, Yaml.Fault(yaml));

    [Fact]
    public void A_file_of_brackets_is_refused_and_does_not_exhaust_the_stack() =>
        Assert.Equal("1:34: the nesting is deeper than 32 levels; close the brackets, or indent less", Yaml.Fault(new string('[', 100_000)));

    [Fact]
    public void A_bomb_of_aliases_is_refused_where_it_is_lit()
    {
        (_, var problems) = Yaml.Read("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
        Assert.Equal(["f:1:4", "f:2:4", "f:2:8", "f:2:12", "f:3:5", "f:3:9"], problems.Select(problem => problem.Place.ToString()));
    }

    [Fact]
    public void A_file_longer_than_the_limit_is_refused_by_its_name_alone()
    {
        byte[] content = Encoding.UTF8.GetBytes(new string('#', 1024 * 1024));
        Assert.Empty(Yaml.Read(Encoding.UTF8.GetString(content)).Problems);
        List<Problem> problems = [];
        YamlTree.Read("f", [.. content, (byte)'\n'], problems);
        Assert.Equal("f: the file is longer than 1 MiB; split it into several files; every file of the folder is read", Assert.Single(problems).ToString());
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_named_with_their_place() =>
        Assert.Equal("2:4: the byte E9 is not UTF-8; save the file as UTF-8 text", Yaml.Fault([.. "a: b\nc: "u8, 0xE9, .. "t\u00e9"u8]));

    [Fact]
    public void A_file_in_UTF16_is_recognised() =>
        Assert.Equal("1:1: the file is in UTF-16; save it as UTF-8", Yaml.Fault([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a: b")]));

    [Theory]
    [InlineData("a: b\0c", "1:5: the character U+0000 may not stand in YAML; remove it; an editor may not show it")]
    [InlineData("a: b\nc: \u2028", "2:4: the character U+2028 may not stand in YAML; remove it; an editor may not show it")]
    public void Characters_that_would_cut_a_file_short_or_shift_its_lines_are_refused(string yaml, string fault) => Assert.Equal(fault, Yaml.Fault(yaml));
}
