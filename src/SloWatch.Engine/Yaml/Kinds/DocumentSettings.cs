using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>What every document begins with.</summary>
internal static class DocumentSettings
{
    public static readonly SettingDeclaration Kind = new("kind", SettingKind.Choice, "what the document is") { Required = true, Choices = ["Workflow", "Calendar", "Owner", "Source", "SLO", "AlertPolicy"], Example = "SLO" };

    public static readonly SettingDeclaration Name = new("name", SettingKind.Text, "the name others refer to it by, once per kind") { Required = true, Pattern = RuleKinds.NamePattern, Example = "loan-application" };

    public static readonly SettingDeclaration Description = new("description", SettingKind.Text, "a sentence for people") { Example = "Consumer loans, from request to decision." };
}
