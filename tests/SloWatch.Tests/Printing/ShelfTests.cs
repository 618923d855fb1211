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
        Assert.All(ShelfItem.All.Where(item => item.Shelf == "indicator"), item => Assert.NotEmpty(item.Forms![0].Needs));
        Assert.Equal(["steps", "openSteps", "pickUp", "everyInstance"], Assert.Single(ShelfItem.All.Single(item => item.Name == "waitTime").Forms!).Needs);
    }

    [Fact]
    public void What_needs_more_in_another_form_says_so_of_each()
    {
        StringWriter text = new();
        ShelfText.Write(new Terminal(text, TextWriter.Null), ShelfItem.All);
        string[] Of(string name) => [.. text.ToString().Split('\n').SkipWhile(line => !line.StartsWith(name + " (", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.Contains(" sees: ", StringComparison.Ordinal) || line.StartsWith("    with ", StringComparison.Ordinal))];

        Assert.Equal(
            [
                "  Needs a source that sees: starts, ends, order, everyInstance, and one of: steps, openSteps, states",
                "    with 'by: state': starts, ends, states, order, everyInstance",
            ],
            Of("stuck"));
        Assert.Equal(["  Needs a source that sees: starts, everyInstance", "    with 'by: end': starts, ends, everyInstance"], Of("schedule"));
        Assert.Equal(Of("stuck"), Of("stuckShare"));
        Assert.Equal(
            [
                "  Needs a source that sees: starts, ends, everyInstance",
                "    with 'from: { step: check-credit }': ends, steps, openSteps, everyInstance",
                "    with 'from: { state: approved }': ends, states, everyInstance",
            ],
            Of("cycleTime").Take(3));
        Assert.Contains("    with 'toWorkflow: shipping': ends, everyInstance", Of("handoff"));
    }

    [Fact]
    public void Scripts_read_what_each_form_needs()
    {
        StringWriter json = new();
        ShelfJson.Write(json, [ShelfItem.All.Single(item => item.Name == "stuck")]);

        JsonElement stuck = JsonDocument.Parse(json.ToString()).RootElement.GetProperty("types")[0];
        string[] Texts(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];
        Assert.Equal(["steps", "openSteps", "states"], Texts(stuck, "needsOneOf"));
        JsonElement byState = Assert.Single(stuck.GetProperty("forms").EnumerateArray());
        Assert.Equal(("by: state", 0), (byState.GetProperty("with").GetString(), byState.GetProperty("needsOneOf").GetArrayLength()));
        Assert.Contains("states", Texts(byState, "needs"));
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
