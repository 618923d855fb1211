using System.Text.Json.Nodes;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Yaml.Schema;

/// <summary>The schema of values without settings of their own. To rules `2024` and `true` are texts like any other; to editors they are not.</summary>
internal static class ValueSchema
{
    /// <summary>What several editors show in place of a pattern.</summary>
    private const string Fault = "patternErrorMessage";

    private const string Text = "text";

    private const string TextList = "texts";

    /// <summary>What many settings share.</summary>
    public static void Define(JsonObject definitions)
    {
        definitions.Add(Text, new JsonObject { ["type"] = Scalar() });
        definitions.Add(TextList, ListOr(new() { ["type"] = Scalar(), ["minLength"] = 1 }, mayBeEmpty: false));
    }

    public static JsonObject Of(SettingDeclaration setting, SettingKind kind) => kind switch
    {
        SettingKind.Text when setting.Pattern is { } pattern => new() { ["type"] = Scalar(), ["pattern"] = pattern, [Fault] = $"write one such as {setting.Example}" },
        SettingKind.Text => SettingSchema.Reference(Text),
        SettingKind.Texts when setting.Choices.Count > 0 => ListOr(new() { ["enum"] = SettingSchema.Texts(setting.Choices) }, mayBeEmpty: false),
        SettingKind.Texts => SettingSchema.Reference(TextList),
        SettingKind.Choice => new() { ["enum"] = SettingSchema.Texts(setting.Choices) },
        SettingKind.Flag => new() { ["enum"] = new JsonArray(true, false, "true", "false") },
        SettingKind.Duration => Pattern(TextPatterns.Duration, DurationText.Expected),
        SettingKind.Limit => Pattern(TextPatterns.Limit, $"{DurationText.Expected}, or {WorkingTimeText.Expected}"),
        SettingKind.Integer => Number(setting, "integer", TextPatterns.Integer, "a whole number"),
        SettingKind.Percent => Percent(setting),
        SettingKind.Percents => ListOr(Percent(setting), mayBeEmpty: true),
        _ => throw new InvalidOperationException($"'{setting.Name}' is of the kind {kind}, which has no schema."),
    };

    private static JsonObject ListOr(JsonObject one, bool mayBeEmpty)
    {
        JsonObject list = new() { ["type"] = "array", ["items"] = one.DeepClone() };
        if (!mayBeEmpty)
        {
            list["minItems"] = 1;
        }

        return new() { ["anyOf"] = new JsonArray(one, list) };
    }

    private static JsonObject Pattern(string pattern, string expected) => new() { ["type"] = "string", ["pattern"] = pattern, [Fault] = $"write {expected}" };

    private static JsonObject Percent(SettingDeclaration setting) => Number(setting, "number", TextPatterns.Percent(setting.Range), Expected(setting.Range));

    private static string Expected(NumberRange? range) => range switch
    {
        { LeastOpen: true } some => $"a percentage above {some.Least}% and {(some.MostOpen ? "below" : "up to")} {some.Most}%, such as 2% or 99.5%",
        _ => "a percentage such as 99.5%",
    };

    /// <summary>As a number or as a text; each keyword speaks of one of the two.</summary>
    private static JsonObject Number(SettingDeclaration setting, string type, string pattern, string expected)
    {
        JsonObject schema = new() { ["type"] = SettingSchema.Texts([type, "string"]), ["pattern"] = pattern, [Fault] = $"write {expected}" };
        if (setting.Range is { } range)
        {
            schema[range.LeastOpen ? "exclusiveMinimum" : "minimum"] = range.Least;
            schema[range.MostOpen ? "exclusiveMaximum" : "maximum"] = range.Most;
        }

        return schema;
    }

    private static JsonArray Scalar() => SettingSchema.Texts(["string", "number", "boolean"]);
}
