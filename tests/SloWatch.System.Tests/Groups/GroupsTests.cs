using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Groups;

public class GroupsTests(ShopFolder shop) : IClassFixture<ShopFolder>
{
    private static readonly string[] Counts = ["good", "bad", "pending", "excluded"];

    [Theory]
    [InlineData("channel.txt", "--by", "attribute:channel")]
    [InlineData("channel.md", "--by", "attribute:channel", "--markdown")]
    [InlineData("channel.csv", "--by", "attribute:channel", "--csv", "order-done-in-4h")]
    [InlineData("step.txt", "--by", "step", "step-done-in-30m")]
    [InlineData("version.json", "--by", "version", "--json", "order-done-in-4h")]
    [InlineData("version-previous.txt", "--by", "version", "--previous")]
    [InlineData("version-previous.csv", "--by", "version", "--previous", "--csv", "order-done-in-4h")]
    [InlineData("version-previous.json", "--by", "version", "--previous", "--json", "order-done-in-4h")]
    [InlineData("owner.txt", "--by", "owner")]
    [InlineData("owner.md", "--by", "owner", "--markdown")]
    [InlineData("owner.csv", "--by", "owner", "--csv")]
    [InlineData("owner.json", "--by", "owner", "--json")]
    [InlineData("workflow-previous.txt", "--by", "workflow", "--previous")]
    [InlineData("no-units.txt", "--by", "attribute:channel", "--window", "1m", "order-done-in-4h", "step-done-in-30m")]
    public void Prints_what_was_read_and_found_good(string golden, params string[] arguments)
    {
        Answer answer = shop.Report(arguments);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Golden.Matches($"{ShopFolder.Origin}/Golden/{golden}", answer.Out);
    }

    [Theory]
    [InlineData("step")]
    [InlineData("version")]
    [InlineData("attribute:channel")]
    [InlineData("attribute:nothing")]
    public void Groups_add_up_to_their_objectives(string by)
    {
        JsonElement report = shop.Json("--by", by);

        Assert.Equal(by, report.GetProperty("by").GetString());
        foreach (JsonElement objective in report.GetProperty("objectives").EnumerateArray())
        {
            JsonElement[] groups = [.. report.GetProperty("groups").EnumerateArray().Where(group => group.GetProperty("objective").GetString() == objective.GetProperty("name").GetString())];
            Assert.All(Counts, count => Assert.Equal(objective.GetProperty(count).GetInt64(), groups.Sum(group => group.GetProperty(count).GetInt64())));
        }
    }

    /// <summary>Scripts that read `objectives` see no difference.</summary>
    [Theory]
    [InlineData("owner")]
    [InlineData("workflow")]
    [InlineData("step")]
    [InlineData("attribute:channel")]
    public void What_stood_in_the_json_before_stands_there_still(string by)
    {
        JsonElement plain = shop.Json();
        JsonElement grouped = shop.Json("--by", by);

        Assert.All(plain.EnumerateObject(), field => Assert.True(JsonElement.DeepEquals(field.Value, grouped.GetProperty(field.Name)), field.Name));
        Assert.False(plain.TryGetProperty("groups", out _));
    }

    [Theory]
    [InlineData("attribute:chanel", "note: no case of shop or returns has an attribute 'chanel'; did you mean 'attribute:channel'?\n")]
    [InlineData("attribute:\u001b[31m", "note: no case of shop or returns has an attribute '\\u001b[31m'\n")]
    public void An_attribute_that_never_occurs_is_told(string by, string talk)
    {
        Answer answer = shop.Report("--by", by);

        Assert.Equal((0, talk), (answer.ExitCode, answer.Error));
        Assert.DoesNotContain('\u001b', answer.Out);
    }

    [Theory]
    [InlineData("note: none of the instances in these windows has a step\n", "--by", "step", "order-done-in-4h")]
    [InlineData("note: none of the instances in these windows has a version\n", "--by", "version", "returns")]
    [InlineData("note: no case of returns has an attribute 'channel'; there are none at all\n", "--by", "attribute:channel", "returns", "--json")]
    public void That_all_units_are_without_is_told(string talk, params string[] arguments) => Assert.Equal((0, talk), (shop.Report(arguments).ExitCode, shop.Report(arguments).Error));

    /// <summary>They come from logs, and a spreadsheet runs what it takes for a formula.</summary>
    [Fact]
    public void Names_of_groups_are_texts_to_a_spreadsheet()
    {
        using TempFolder folder = new();
        folder.Write("rules/rules.yaml", Rules);
        folder.Write("events.jsonl", Started(1, "=1+1") + Started(2, "@x") + Started(3, "-1") + Started(4, "a,\\\"b\\\""));
        Assert.Equal(0, Slowatch.Run(folder.Root, "import", "events.jsonl").ExitCode);

        string csv = Slowatch.Run(folder.Root, "report", "--by", "attribute:customer", "--csv").Out;

        Assert.Equal(["'-1", "'=1+1", "'@x", "\"a,\"\"b\"\"\""], csv.Split("\r\n")[1..^1].Select(row => row.Split("attribute:customer,")[1].Split(",0,0,1,")[0]).Order(StringComparer.Ordinal).OrderBy(name => name[0] == '"'));
    }

    [Theory]
    [InlineData("team", "--by: 'team' is nothing to group by; use one of: attribute:NAME, owner, step, version, workflow")]
    [InlineData("stepp", "--by: 'stepp' is nothing to group by; write 'step'")]
    [InlineData("attribute", "--by: 'attribute' is nothing to group by; name the attribute: attribute:NAME")]
    [InlineData("attribute:", "--by: 'attribute:' is nothing to group by; name the attribute: attribute:NAME")]
    [InlineData("", "--by: '' is nothing to group by; use one of: attribute:NAME, owner, step, version, workflow")]
    public void Anything_else_to_group_by_is_refused(string by, string message) =>
        Assert.Equal(new Answer(2, "", $"slowatch: {message}\n"), shop.Report("--by", by));

    [Fact]
    public void A_narrow_terminal_gets_lines_that_fit()
    {
        string report = $"stty cols 70; TERM=xterm NO_COLOR=1 '{Slowatch.Path}' report order-done-in-4h --by attribute:channel --as-of {ShopFolder.AsOf}";

        string shown = Slowatch.RunProgram(shop.Root, "script", "-qec", report, "/dev/null").Out;

        Assert.Contains("    SLI 33.33 %", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n')[1..], line => Assert.InRange(line.TrimEnd('\r').Length, 0, 70));
    }

    [Fact]
    public void Of_very_many_groups_json_sums_up_the_rest()
    {
        using TempFolder folder = new();
        folder.Write("rules/rules.yaml", Rules);
        folder.Write("events.jsonl", string.Concat(Enumerable.Range(0, 1203).Select(number => Started(number, $"c{number}"))));
        Assert.Equal(0, Slowatch.Run(folder.Root, "import", "events.jsonl").ExitCode);

        JsonElement report = JsonDocument.Parse(Slowatch.Run(folder.Root, "report", "--by", "attribute:customer", "--as-of", "2024-03-05T00:00Z", "--json").Out).RootElement;

        Assert.Equal(1000, report.GetProperty("groups").GetArrayLength());
        JsonElement rest = Assert.Single(report.GetProperty("groupsLeftOut").EnumerateArray());
        Assert.Equal(("quick", 203, 203), (rest.GetProperty("objective").GetString(), rest.GetProperty("groups").GetInt32(), rest.GetProperty("bad").GetInt32()));
    }

    private const string Rules = "kind: Workflow\nname: shop\n---\nkind: SLO\nname: quick\nworkflow: shop\nindicator: { cycleTime: { within: 1h } }\ntarget: 50%\nwindow: 7d\nalerts: none\n";

    private static string Started(int number, string customer) =>
        $$$"""{"kind":"started","at":"2024-03-04T08:00:00Z","source":"shop","workflow":"shop","instance":"o{{{number}}}","attributes":{"customer":"{{{customer}}}"}}""" + "\n";
}
