using System.Globalization;
using System.Text.Json.Nodes;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Schema;

/// <summary>Settings as the JSON that editors take YAML for, by the core schema of YAML 1.2: what looks like a number is one unless it stands in quotes.</summary>
public static class SettingJson
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static JsonNode? Of(Setting setting) => setting switch
    {
        MapSetting map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        ListSetting list => new JsonArray([.. list.Items.Select(Of)]),
        ScalarSetting { Quoted: true } quoted => JsonValue.Create(quoted.Text),
        ScalarSetting plain => OfPlain(plain.Text),
        _ => throw new InvalidOperationException($"{setting.Kind} has no JSON."),
    };

    private static JsonValue? OfPlain(string text) => text switch
    {
        "" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ => decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out decimal number) ? JsonValue.Create(number) : JsonValue.Create(text),
    };
}
