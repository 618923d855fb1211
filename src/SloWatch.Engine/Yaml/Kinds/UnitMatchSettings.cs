using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>`where` and `exclude`.</summary>
internal static class UnitMatchSettings
{
    private static readonly SettingDeclaration[] Criteria =
    [
        new("version", SettingKind.Texts, "versions of the workflow; * stands for any text") { Example = "[v2, v3.*]" },
        new("dependency", SettingKind.Texts, "what its steps call; * stands for any text") { Example = "credit-bureau" },
        new("outcome", SettingKind.Texts, "how it ended") { Choices = OutcomeNames.All, Example = "cancelled" },
        new("result", SettingKind.Texts, "the business outcome; * stands for any text") { Example = "withdrawn" },
        new("by", SettingKind.Texts, "who ended it; * stands for any text") { Example = "user" },
        new("attributes", SettingKind.TextsByName, "attributes of the case; * stands for any text") { Example = "{ tenant: [test-*] }" },
    ];

    public static SettingDeclaration Declare(string name, string summary) =>
        new(name, SettingKind.Map, summary) { Inner = Criteria, Example = "{ attributes: { tenant: [test-*] } }" };

    public static UnitMatch Read(SettingReader settings, SettingDeclaration declaration)
    {
        if (settings.Map(declaration) is not { } inner)
        {
            return UnitMatch.Nothing;
        }

        CheckNotEmpty(settings, declaration.Name, inner);
        return new()
        {
            Versions = inner.Texts("version"),
            Dependencies = inner.Texts("dependency"),
            Outcomes = ReadOutcomes(inner),
            Results = inner.Texts("result"),
            By = inner.Texts("by"),
            Attributes = inner.TextsByName("attributes"),
        };
    }

    /// <summary>Nothing written down fits every unit or none; whoever wrote it meant something.</summary>
    private static void CheckNotEmpty(SettingReader settings, string name, SettingReader inner)
    {
        string names = string.Join(", ", Criteria.Select(criterion => criterion.Name));
        if (settings.IsEmptyMap(name))
        {
            settings.Report(settings.PlaceOf(name), $"'{name}' is empty and says nothing about units", $"write which units in it ({names}), or remove it");
        }

        if (inner.IsEmptyMap("attributes"))
        {
            inner.Report(inner.PlaceOf("attributes"), "'attributes' is empty and says nothing about units", "write the attributes with their values, or remove it");
        }
    }

    private static IReadOnlyList<string> ReadOutcomes(SettingReader inner)
    {
        IReadOnlyList<string> outcomes = inner.Texts("outcome");
        foreach (string outcome in outcomes.Where(outcome => OutcomeNames.Parse(outcome) is null))
        {
            inner.Report(inner.PlaceOf("outcome"), $"there is no outcome '{outcome}'", NearestName.Remedy(outcome, [.. OutcomeNames.All]));
        }

        return outcomes;
    }
}
