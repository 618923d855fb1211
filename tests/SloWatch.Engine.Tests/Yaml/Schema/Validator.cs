using System.Text;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Schema;
using SloWatch.Engine.Yaml.Syntax;

namespace SloWatch.Engine.Tests.Yaml.Schema;

/// <summary>Checks YAML as an editor does, document by document. Nothing else knows the library; it checks no more than 1,000 documents an hour.</summary>
internal sealed class Validator(JsonObject schema)
{
    private readonly JSchema schema = JSchema.Parse(schema.ToJsonString());

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

    public IReadOnlyList<string> Faults(JsonNode? value)
    {
        JToken.Parse(value?.ToJsonString() ?? "null").IsValid(schema, out IList<ValidationError> errors);
        return [.. errors.Select(Text)];
    }

    private static string Text(ValidationError error) => $"{error.Path}: {error.Message} {string.Join(' ', error.ChildErrors.Select(Text))}";
}
