using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Schema;

/// <summary>
/// A JSON Schema of one document of a rule file, for editors. It says what the declarations of the settings say and nothing else, so that a
/// new indicator or setting is in it by being declared. What depends on other documents is `validate`'s matter.
/// </summary>
public static class RuleSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private const string Name = "kind";

    /// <summary>Nothing in it comes from outside, so that quotes and signs may stand as they are.</summary>
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of the kinds that there are, indented.</summary>
    public static string Text() => Of(RuleKinds.All).ToJsonString(Readable);

    public static JsonObject Of(IReadOnlyList<RuleKind> kinds)
    {
        JsonObject definitions = [];
        ValueSchema.Define(definitions);
        SettingSchema settings = new(definitions);
        foreach (RuleKind kind in kinds)
        {
            definitions.Add(kind.Name, OfKind(kind, settings));
        }

        return new()
        {
            ["$schema"] = Dialect,
            ["$comment"] = "written by 'slowatch schema'",
            ["title"] = "A document of SloWatch rules",
            ["type"] = "object",
            ["properties"] = new JsonObject { [Name] = new JsonObject { ["description"] = "What the document is", ["enum"] = SettingSchema.Texts(kinds.Select(kind => kind.Name)) } },
            ["required"] = SettingSchema.Texts([Name]),
            ["allOf"] = new JsonArray([.. kinds.Select(kind => SettingSchema.When(Name, kind.Name, SettingSchema.Reference(kind.Name)))]),
            ["$defs"] = definitions,
        };
    }

    private static JsonObject OfKind(RuleKind kind, SettingSchema settings)
    {
        JsonObject schema = settings.OfMap(kind.Settings);
        schema.Insert(0, "description", kind.Summary);
        schema["properties"]![Name] = new JsonObject { ["description"] = kind.Summary, ["const"] = kind.Name };
        return schema;
    }
}
