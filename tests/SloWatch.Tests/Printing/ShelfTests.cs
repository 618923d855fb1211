using System.Text.Json;
using SloWatch.Cli.Printing.Shelves;
using SloWatch.Cli.Running;
using SloWatch.Core.Indicators;
using SloWatch.Engine.Adapters;

namespace SloWatch.Tests.Printing;

public class ShelfTests
{
    [Fact]
    public void Everything_on_the_shelves_is_listed_and_nothing_else() =>
        Assert.Equal(
            IndicatorCatalogue.All.Select(type => type.Name).Concat(AdapterCatalogue.All.Select(adapter => adapter.Name)),
            ShelfItem.All.Select(item => item.Name));

    [Fact]
    public void An_indicator_says_what_a_source_must_see_for_it()
    {
        Assert.All(ShelfItem.All.Where(item => item.Shelf == "indicator"), item => Assert.NotEmpty(item.Needs!));
        Assert.Equal(["steps", "openSteps", "pickUp", "everyInstance"], ShelfItem.All.Single(item => item.Name == "waitTime").Needs!);
    }

    [Fact]
    public void Text_and_json_show_settings_and_examples()
    {
        StringWriter text = new();
        StringWriter json = new();
        ShelfText.Write(new Terminal(text, TextWriter.Null), ShelfItem.All);
        ShelfJson.Write(json, ShelfItem.All);

        JsonElement cycleTime = JsonDocument.Parse(json.ToString()).RootElement.GetProperty("types")[0];
        Assert.Equal("within", cycleTime.GetProperty("settings")[0].GetProperty("name").GetString());
        Assert.Contains("kind: SLO", cycleTime.GetProperty("example").GetString(), StringComparison.Ordinal);
        Assert.Contains("within: the longest it may take (required)", text.ToString(), StringComparison.Ordinal);
    }
}
