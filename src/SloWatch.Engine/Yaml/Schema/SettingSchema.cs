using System.Text.Json.Nodes;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Schema;

/// <summary>The schema of settings, from their declarations. Those of extensions stand once, among the definitions.</summary>
internal sealed class SettingSchema(JsonObject definitions)
{
    /// <summary>A mapping with these settings and no others.</summary>
    public JsonObject OfMap(IReadOnlyList<SettingDeclaration> settings)
    {
        JsonObject schema = new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(settings.Select(setting => KeyValuePair.Create<string, JsonNode?>(setting.Name, Of(setting)))),
            ["additionalProperties"] = false,
        };
        if (settings.Any(setting => setting.Required))
        {
            schema["required"] = Texts(settings.Where(setting => setting.Required).Select(setting => setting.Name));
        }

        if (settings.Any(setting => setting.ChosenBy is not null))
        {
            schema["allOf"] = new JsonArray([.. settings.Where(setting => setting.ChosenBy is not null).SelectMany(Chosen)]);
        }

        return schema;
    }

    public static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    public static JsonObject When(string setting, string value, JsonObject then) => new()
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { [setting] = new JsonObject { ["const"] = value } }, ["required"] = Texts([setting]) },
        ["then"] = then,
    };

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private JsonObject Of(SettingDeclaration setting)
    {
        JsonObject schema = new() { ["description"] = Description(setting) };
        if (setting.Or is { } or)
        {
            schema["anyOf"] = new JsonArray(Shape(setting, setting.Kind), Shape(setting, or));
        }
        else
        {
            foreach ((string keyword, JsonNode? value) in Shape(setting, setting.Kind))
            {
                schema[keyword] = value?.DeepClone();
            }
        }

        if (SettingValues.Default(setting) is { } usual)
        {
            schema["default"] = usual;
        }

        if (SettingValues.Example(setting) is { } example)
        {
            schema["examples"] = new JsonArray(example);
        }

        return schema;
    }

    private static string Description(SettingDeclaration setting)
    {
        string summary = $"{char.ToUpperInvariant(setting.Summary[0])}{setting.Summary[1..]}.";
        return setting is { Required: false, Default: { } usual } ? $"{summary} When left out: {usual}." : summary;
    }

    private JsonObject Shape(SettingDeclaration setting, SettingKind kind) => kind switch
    {
        SettingKind.Map when setting.ChosenBy is not null => new() { ["type"] = "object" },
        SettingKind.Map => OfMap(setting.Inner),
        SettingKind.MapByName => new() { ["type"] = "object", ["additionalProperties"] = OfMap(setting.Inner) },
        SettingKind.MapList => new() { ["type"] = "array", ["items"] = OfMap(setting.Inner) },
        SettingKind.TextsByName => new() { ["type"] = "object", ["additionalProperties"] = ValueSchema.Of(setting, SettingKind.Texts) },
        SettingKind.Extension => OneOf(setting),
        _ => ValueSchema.Of(setting, kind),
    };

    /// <summary>A mapping with one key.</summary>
    private JsonObject OneOf(SettingDeclaration setting)
    {
        JsonObject names = [];
        foreach (SettingExtension extension in setting.Extensions)
        {
            names.Add(extension.Name, Define(setting, extension, mayBeBare: true));
        }

        return new() { ["type"] = "object", ["properties"] = names, ["additionalProperties"] = false, ["minProperties"] = 1, ["maxProperties"] = 1 };
    }

    /// <summary>The settings of a mapping follow from the value of the one beside it.</summary>
    private IEnumerable<JsonNode> Chosen(SettingDeclaration setting)
    {
        foreach (SettingExtension extension in setting.Extensions)
        {
            JsonObject then = new() { ["properties"] = new JsonObject { [setting.Name] = Define(setting, extension, mayBeBare: false) } };
            if (extension.Settings.Any(inner => inner.Required))
            {
                then["required"] = Texts([setting.Name]);
            }

            yield return When(setting.ChosenBy!, extension.Name, then);
        }
    }

    /// <param name="mayBeBare">`name:` with nothing behind it reads like an empty mapping.</param>
    private JsonObject Define(SettingDeclaration setting, SettingExtension extension, bool mayBeBare)
    {
        string name = $"{setting.Name}.{extension.Name}";
        if (!definitions.ContainsKey(name))
        {
            JsonObject schema = OfMap(extension.Settings);
            schema.Insert(0, "description", extension.Summary);
            if (mayBeBare && !extension.Settings.Any(inner => inner.Required))
            {
                schema["type"] = Texts(["object", "null"]);
            }

            definitions.Add(name, schema);
        }

        return Reference(name);
    }
}
