using SloWatch.Core.Rules;

namespace SloWatch.Engine.Yaml.Kinds;

internal static class OwnerDocument
{
    public static readonly RuleKind Kind = new("Owner", "Who answers for objectives.", [DocumentSettings.Kind, DocumentSettings.Name, DocumentSettings.Description]);

    public static Owner Read(RuleDocument document) => new(document.Name) { Description = document.Settings.Text("description") };
}
