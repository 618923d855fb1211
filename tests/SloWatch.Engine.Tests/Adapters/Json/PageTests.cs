using System.Text.RegularExpressions;
using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Adapters.Json;

/// <summary>The example of the page on mappings.</summary>
public partial class PageTests
{
    [Fact]
    public void The_message_of_the_page_becomes_the_events_that_stand_below_it()
    {
        string page = Repository.Read("docs/map-their-json.md");
        using TempFolder folder = new();
        folder.Write("rules.yaml", Block(page, "yaml"));
        LoadedRules loaded = RuleFolder.Load(folder.Root);
        Assert.Empty(loaded.Problems);
        SourceDefinition source = loaded.Rules!.Sources.Single();

        Heard heard = Mapped.Read(source, Block(page, "json"));

        Assert.Equal(Block(page, "jsonl").TrimEnd().Split('\n'), heard.Taken.Select(Mapped.Json));
        Assert.Equal((0, 1), (heard.Refused.Count, heard.Ignored));
    }

    private static string Block(string page, string language) => Fence().Matches(page).First(match => match.Groups["language"].Value == language).Groups["text"].Value;

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
