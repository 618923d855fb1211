using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

/// <summary>Names on the command line and in events that the rules do not have.</summary>
public sealed class UnknownNameTests : IDisposable
{
    private const string Rules = """
        kind: Workflow
        name: orders
        ---
        kind: Workflow
        name: returns
        ---
        kind: Source
        name: shop
        workflow: orders
        format: jsonLines
        """;

    private readonly TempFolder folder = new();

    public UnknownNameTests() => folder.Write("rules/rules.yaml", Rules);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--workflow oders", "the rules have no Workflow 'oders'; write 'orders', or add a document with 'kind: Workflow' and 'name: oders' to the rules")]
    [InlineData("--workflow x --dry-run", "the rules have no Workflow 'x'; use one of: orders, returns, or add a document with 'kind: Workflow' and 'name: x' to the rules")]
    [InlineData("--source shpo", "the rules have no Source 'shpo'; write 'shop'")]
    public void On_the_command_line_they_are_refused_with_the_nearest(string options, string message)
    {
        Write("orders", "shop");

        Answer import = Import(options);

        Assert.Equal(new Answer(3, "", $"slowatch: {message}\n"), import);
        Assert.False(File.Exists(folder.PathOf("slowatch.db")));
    }

    [Theory]
    [InlineData("oders", "shop", "the rules have no Workflow 'oders', of which the file has 2 events; kept, but counted by nothing: write 'orders' in the events if that is meant, or add the Workflow to the rules")]
    [InlineData("nothing", "shop", "the rules have no Workflow 'nothing', of which the file has 2 events; kept, but counted by nothing: correct the events, or add the Workflow to the rules")]
    [InlineData("orders", "shpo", "the rules have no Source 'shpo', of which the file has 2 events; kept under this name: write 'shop' in the events if that is meant, or add the Source to the rules")]
    [InlineData("returns", "shop", "the Source 'shop' feeds the Workflow 'orders', and the file has 2 events of it for 'returns'; kept for 'returns': correct the events if they belong to 'orders'")]
    public void In_events_they_are_kept_and_warned_of_once(string workflow, string source, string warning)
    {
        Write(workflow, source);

        Answer dry = Import("--dry-run --json");
        Answer import = Import("--json");

        foreach (Answer answer in new[] { dry, import })
        {
            Assert.Equal(0, answer.ExitCode);
            Assert.Contains($"warning: {warning}\n", answer.Error, StringComparison.Ordinal);
            Assert.Contains(warning, JsonDocument.Parse(answer.Out).RootElement.GetProperty("warnings").EnumerateArray().Select(one => one.GetString()));
        }

        Assert.Equal(0, Slowatch.Run(folder.Root, "explain", "o1").ExitCode);
    }

    [Fact]
    public void Names_that_the_rules_have_are_nothing_to_talk_of()
    {
        Write("orders", "shop");

        Assert.DoesNotContain("warning", Import("").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_without_a_workflow_or_a_source_have_no_opinion()
    {
        folder.Write("rules/rules.yaml", "kind: Owner\nname: desk\n");
        Write("anything", "anyone");

        Answer import = Import("--workflow whatever");

        Assert.Equal(0, import.ExitCode);
        Assert.DoesNotContain("warning", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_names_the_first_are_told()
    {
        folder.Write("events.jsonl", string.Concat(Enumerable.Range(10, 15).Select(number => Event($"nothing-{number}", "shop", "o1"))));

        string talk = Import("").Error;

        Assert.Equal(10, talk.Split("warning: ").Length - 1);
        Assert.Contains("and 20 more warnings (--json lists all)\n", talk, StringComparison.Ordinal);
    }

    private void Write(string workflow, string source) => folder.Write("events.jsonl", Event(workflow, source, "o1") + Event(workflow, source, "o2"));

    private static string Event(string workflow, string source, string instance) =>
        $$"""{"kind":"started","at":"2024-03-04T08:00:00Z","source":"{{source}}","workflow":"{{workflow}}","instance":"{{instance}}"}""" + "\n";

    private Answer Import(string options) => Slowatch.Run(folder.Root, ["import", "events.jsonl", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
