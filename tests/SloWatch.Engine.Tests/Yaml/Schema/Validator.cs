using System.Text;
using System.Text.Json.Nodes;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Schema;
using SloWatch.Engine.Yaml.Syntax;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Schema;

/// <summary>Checks YAML as an editor does, document by document.</summary>
internal sealed class Validator(JsonObject schema)
{
    private readonly SchemaCheck check = new(schema);

    /// <summary>By the kinds that there are.</summary>
    public static Validator OfRules { get; } = new(JsonNode.Parse(RuleSchema.Text())!.AsObject());

    /// <summary>What is wrong with the documents of a file.</summary>
    public IReadOnlyList<string> Faults(string yaml)
    {
        List<Problem> problems = [];
        IReadOnlyList<Setting> documents = YamlTree.Read("a.yaml", Encoding.UTF8.GetBytes(yaml), problems).Documents;
        Assert.Empty(problems);
        return [.. documents.SelectMany(document => Faults(SettingJson.Of(document)))];
    }

    /// <summary>Read anew, as an editor reads it.</summary>
    public IReadOnlyList<string> Faults(JsonNode? value) => [.. check.Faults(JsonNode.Parse(value?.ToJsonString() ?? "null"))];
}
