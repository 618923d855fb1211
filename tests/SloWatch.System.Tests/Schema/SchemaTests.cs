using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Schema;

public class SchemaTests
{
    [Fact]
    public void It_is_printed_without_rules_or_a_store()
    {
        using TempFolder folder = new();

        Answer answer = Slowatch.Run(folder.Root, "schema");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        JsonElement schema = JsonDocument.Parse(answer.Out).RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        Assert.Equal(["Workflow", "Calendar", "Owner", "Source", "SLO", "AlertPolicy"], schema.GetProperty("properties").GetProperty("kind").GetProperty("enum").EnumerateArray().Select(kind => kind.GetString()));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    /// <summary>`slowatch schema > rules/...` must not become a rule.</summary>
    [Fact]
    public void Written_among_the_rules_it_is_none_of_them()
    {
        using TempFolder folder = new();
        folder.Write("rules/orders.yaml", "# yaml-language-server: $schema=slowatch.schema.json\nkind: Workflow\nname: orders\n");

        Answer written = Slowatch.Type(folder.Root, $"'{Slowatch.Path}' schema > rules/slowatch.schema.json && '{Slowatch.Path}' validate");

        Assert.Equal((0, ""), (written.ExitCode, written.Error));
    }

    [Fact]
    public void Its_help_shows_how_to_write_the_file() =>
        Assert.Contains("slowatch schema > slowatch.schema.json", Slowatch.Run(".", "schema", "--help").Out, StringComparison.Ordinal);
}
