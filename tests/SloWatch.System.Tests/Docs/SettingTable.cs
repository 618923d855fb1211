using System.Text;
using SloWatch.Core.Indicators;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Yaml.Kinds;
using SloWatch.Server.Settings;

namespace SloWatch.System.Tests.Docs;

/// <summary>The table of settings as the docs show it, from the one place where each setting is declared.</summary>
internal static class SettingTable
{
    /// <summary>Of everything that declares settings, by the name its table has in the docs.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(
    [
        KeyValuePair.Create("serve", Of(SettingNames.All)),
        .. RuleKinds.All.Select(kind => KeyValuePair.Create(kind.Name, Of(kind.Settings))),
        .. IndicatorCatalogue.All.Select(type => KeyValuePair.Create(type.Name, Of(type.Settings))),
        .. AdapterCatalogue.All.Where(adapter => adapter.Settings.Count > 0).Select(adapter => KeyValuePair.Create(adapter.Name, Of(adapter.Settings))),
    ]);

    private static string Of(IReadOnlyList<SettingDeclaration> settings)
    {
        StringBuilder table = new("| setting | what it says | when left out | example |\n|---|---|---|---|\n");
        foreach (SettingDeclaration setting in settings)
        {
            AddRows(table, setting, "");
        }

        return table.ToString();
    }

    private static void AddRows(StringBuilder table, SettingDeclaration setting, string within)
    {
        string name = within + setting.Name;
        string choices = setting.Choices.Count == 0 || setting.Kind == SettingKind.Text ? "" : $": {string.Join(", ", setting.Choices.Select(choice => $"`{choice}`"))}";
        string absent = setting.Required ? "required" : setting.Default ?? "-";
        string example = setting.Example is { } shown ? $"`{shown}`" : "";
        table.Append($"| `{name}` | {Escape(setting.Summary)}{choices} | {Escape(absent)} | {Escape(example)} |\n");
        foreach (SettingDeclaration inner in setting.Inner)
        {
            AddRows(table, inner, setting.Kind == SettingKind.MapByName ? $"{name}.NAME." : $"{name}.");
        }
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
