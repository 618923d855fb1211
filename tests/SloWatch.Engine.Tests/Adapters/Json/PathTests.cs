using System.Text.Json;
using SloWatch.Engine.Adapters.Json.Paths;

namespace SloWatch.Engine.Tests.Adapters.Json;

public class PathTests
{
    private const string Message =
        """{"order": {"id": "o-1", "item no": 7, "it's": true, "größe": "xl", "_x1": "u"}, "lines": ["a", "b", {"sku": "c"}], "tags": [{"key": "n", "value": "x"}, {"key": "total", "value": 12.50}, {"key": "total", "value": 1}, {"no": 1}]}""";

    [Theory]
    [InlineData("$.order.id", "o-1")]
    [InlineData("$['order']['item no']", "7")]
    [InlineData("$.order[\"it's\"]", "true")]
    [InlineData(@"$.order['it\'s']", "true")]
    [InlineData("$.order.größe", "xl")]
    [InlineData("$.order._x1", "u")]
    [InlineData("$.lines[0]", "a")]
    [InlineData("$.lines[ -1 ].sku", "c")]
    [InlineData("$.tags[?@.key == 'total'].value", "12.50")]
    [InlineData("$.tags[?(@.value==1)].key", "total")]
    [InlineData("@.order.id", "o-1")]
    public void A_path_leads_to_one_value(string path, string expected) => Assert.Equal(expected, ScalarText.Of(Find(path)!.Value));

    [Theory]
    [InlineData("$.orders")]
    [InlineData("$.order.id.more")]
    [InlineData("$.order[0]")]
    [InlineData("$.lines[3]")]
    [InlineData("$.lines[-4]")]
    [InlineData("$.lines.sku")]
    [InlineData("$.tags[?@.key == 'none'].value")]
    [InlineData("$.order[?@.key == 'total']")]
    public void What_is_not_there_is_not_found(string path) => Assert.Null(Find(path));

    [Theory]
    [InlineData("$..id", "'..' stands for several values, and one is needed")]
    [InlineData("$.*", "'.*' stands for several values, and one is needed")]
    [InlineData("$.lines[*]", "'[*]' stands for several values, and one is needed")]
    [InlineData("$.lines[0:2]", "a bracket with ':' stands for several values, and one is needed")]
    [InlineData("$.lines[0,1]", "a bracket with ',' stands for several values, and one is needed")]
    [InlineData("$.tags[?@.value > 3]", "a bracket with '?' asks for more than is read")]
    [InlineData("$.tags[?@.key == 'a' && @.b == 'c']", "a bracket does not end where it should")]
    [InlineData("$.tags[?$.key == 'a']", "a bracket with '?' asks for more than is read")]
    [InlineData("$.lines[first]", "a bracket holds neither a name in quotes nor a number")]
    [InlineData("$.lines[99999999999]", "a bracket holds neither a name in quotes nor a number")]
    [InlineData("$.lines[0", "a bracket does not end where it should")]
    [InlineData("$['order", "a quote does not end")]
    [InlineData("$.order.", "a name has to follow the dot")]
    [InlineData("$.2nd", "a name has to follow the dot")]
    public void What_is_not_read_of_paths_is_said(string path, string fault)
    {
        MappingText text = new(path);
        Assert.Null(PathParser.Parse(text));
        Assert.Equal($"'{path}': {fault}", text.Fault);
        Assert.NotEqual("", text.Remedy);
    }

    private static JsonElement? Find(string path)
    {
        MappingText text = new(path);
        JsonPath? parsed = PathParser.Parse(text);
        Assert.True(parsed is not null && text.IsRead, text.Fault);
        JsonElement root = JsonDocument.Parse(Message).RootElement;
        return parsed.TryFind(new Message(root, root), out JsonElement found) ? found : null;
    }
}
