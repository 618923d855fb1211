using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Yaml.Syntax;

namespace SloWatch.Engine.Yaml.Schema;

/// <summary>What declarations say of values, as JSON.</summary>
internal static class SettingValues
{
    /// <summary>The value that holds when the setting is left out; null where the declaration only describes it.</summary>
    public static JsonNode? Default(SettingDeclaration setting) => setting switch
    {
        { Required: true } or { Default: null } => null,
        { Kind: SettingKind.Choice, Default: { } text } when setting.Choices.Contains(text) => text,
        { Kind: SettingKind.Duration or SettingKind.Limit, Default: { } text } when DurationText.TryParse(text, out _) => text,
        { Kind: SettingKind.Integer, Default: { } text } when int.TryParse(text, CultureInfo.InvariantCulture, out int number) => number,
        _ => null,
    };

    /// <summary>Null when it has none.</summary>
    public static JsonNode? Example(SettingDeclaration setting) =>
        setting.Example is { } yaml && YamlTree.Read(setting.Name, Encoding.UTF8.GetBytes(yaml), []).Documents is [{ } example] ? SettingJson.Of(example) : null;
}
