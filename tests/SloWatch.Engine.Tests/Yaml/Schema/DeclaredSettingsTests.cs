using System.Text.Json.Nodes;
using SloWatch.Core.Indicators;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Yaml.Kinds;
using SloWatch.Engine.Yaml.Schema;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Schema;

/// <summary>The schema says what is declared, all of it and nothing else.</summary>
public class DeclaredSettingsTests
{
    private static readonly JsonObject Schema = RuleSchema.Of(RuleKinds.All);

    private static readonly SettingDeclaration[] OneOfEach =
    [
        .. Enum.GetValues<SettingKind>().Where(kind => kind is not (SettingKind.Map or SettingKind.MapByName or SettingKind.MapList or SettingKind.Extension or SettingKind.Choice))
            .Select(kind => new SettingDeclaration($"the{kind}", kind, $"a value of the kind {kind}")),
        new("theChoice", SettingKind.Choice, "one of two") { Choices = ["this", "that"], Default = "this", Example = "that" },
        new("theMap", SettingKind.Map, "settings of its own") { Required = true, Inner = [new("inside", SettingKind.Integer, "a number") { Required = true, Range = new(1, 9) { MostOpen = true }, Example = "5" }] },
        new("theMaps", SettingKind.MapByName, "the same by name") { Inner = [new("inside", SettingKind.Duration, "a time") { Default = "24h" }] },
        new("theList", SettingKind.MapList, "the same in a list") { Inner = [new("inside", SettingKind.Percent, "a share") { Range = NumberRange.PartOfHundred, Default = "half" }] },
        new("theExtension", SettingKind.Extension, "one of a shelf")
        {
            Extensions = [new("bare", "Needs nothing.", []), new("full", "Needs more.", [new("more", SettingKind.Text, "a text") { Required = true, Pattern = "^m" }])],
        },
        new("either", SettingKind.Duration, "a time, or settings") { Or = SettingKind.Map, Inner = [new("inside", SettingKind.Flag, "a flag")], Example = "{ inside: true }" },
        new("chosen", SettingKind.Map, "settings by the choice") { ChosenBy = "theChoice", Extensions = [new("this", "This one.", [new("own", SettingKind.Texts, "texts") { Required = true, Choices = ["a", "b"] }])] },
    ];

    [Fact]
    public void Each_kind_of_setting_has_its_shape()
    {
        JsonObject schema = RuleSchema.Of([new RuleKind("Made", "Made up for this test.", [new("kind", SettingKind.Choice, "what it is") { Required = true, Choices = ["Made"] }, .. OneOfEach])]);

        Golden.Matches("tests/SloWatch.Engine.Tests/Yaml/Schema/Golden/made.json", schema.ToJsonString(new() { WriteIndented = true, Encoder = global::System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
    }

    [Fact]
    public void Every_declared_setting_is_in_it()
    {
        Assert.All(RuleKinds.All, kind => AssertHolds(Schema["$defs"]![kind.Name]!, kind.Settings));
        Assert.All(IndicatorCatalogue.All, type => AssertHolds(Schema["$defs"]![$"indicator.{type.Name}"]!, type.Settings));
        Assert.All(AdapterCatalogue.All, adapter => AssertHolds(Schema["$defs"]![$"mapping.{adapter.Name}"]!, adapter.Settings));
    }

    [Fact]
    public void The_kinds_and_the_shelves_are_all_that_is_in_it() =>
        Assert.Equal(
            [.. ((string[])["text", "texts", .. RuleKinds.Names, .. IndicatorCatalogue.Names.Select(name => $"indicator.{name}"), .. AdapterCatalogue.All.Select(adapter => $"mapping.{adapter.Name}")]).Order(StringComparer.Ordinal)],
            Schema["$defs"]!.AsObject().Select(definition => definition.Key).Order(StringComparer.Ordinal));

    /// <summary>Every example and every default is a value that its own setting takes.</summary>
    [Fact]
    public void Examples_and_defaults_fit_where_they_stand()
    {
        List<string> faults = [];
        foreach (JsonObject setting in Described(Schema))
        {
            JsonNode?[] values = [.. setting["examples"]?.AsArray() ?? [], .. setting.ContainsKey("default") ? new[] { setting["default"] } : []];
            JsonObject alone = setting.DeepClone().AsObject();
            alone["$defs"] = Schema["$defs"]!.DeepClone();
            faults.AddRange(values.Length == 0 ? [] : values.SelectMany(new Validator(alone).Faults).Select(fault => $"{setting["description"]}: {fault}"));
        }

        Assert.Empty(faults);
    }

    private static IEnumerable<JsonObject> Described(JsonNode? node) => node switch
    {
        JsonObject one => [.. one.ContainsKey("examples") || one.ContainsKey("default") ? new[] { one } : [], .. one.SelectMany(entry => Described(entry.Value))],
        JsonArray list => list.SelectMany(Described),
        _ => [],
    };

    private static void AssertHolds(JsonNode schema, IReadOnlyList<SettingDeclaration> settings)
    {
        JsonObject properties = schema["properties"]!.AsObject();
        Assert.Equal(settings.Select(setting => setting.Name), properties.Select(property => property.Key));
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        Assert.Equal(settings.Where(setting => setting.Required).Select(setting => setting.Name), schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []);
        foreach (SettingDeclaration setting in settings.Where(setting => setting is { Kind: SettingKind.Map, ChosenBy: null }))
        {
            AssertHolds(properties[setting.Name]!, setting.Inner);
        }
    }
}
