using SloWatch.Cli.Running;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Cli.Printing.Shelves;

/// <summary>The shelves for a person who writes rules.</summary>
internal static class ShelfText
{
    public static void Write(Terminal terminal, IReadOnlyList<ShelfItem> items)
    {
        Ink ink = new(terminal.Colour);
        foreach (ShelfItem item in items)
        {
            terminal.Out.WriteLine($"{ink.Paint(item.Name, Tint.Strong)} ({item.Shelf})");
            Paragraph.Write(terminal, $"  {item.Summary}");
            if (item.Sees is { } sees)
            {
                Paragraph.Write(terminal, $"  Sees: {string.Join(", ", sees)}");
            }

            foreach (IndicatorForm form in item.Forms ?? [])
            {
                Paragraph.Write(terminal, $"{(form.With is { } with ? $"    with '{with}'" : "  Needs a source that sees")}: {NeedsOf(form)}", "    ");
            }

            WriteSettings(terminal.Out, item.Settings, "  ");
            terminal.Out.WriteLine();
            foreach (string line in item.Example.TrimEnd().Split('\n'))
            {
                terminal.Out.WriteLine(ink.Paint($"    {line}", Tint.Faint).TrimEnd());
            }

            terminal.Out.WriteLine();
        }
    }

    private static string NeedsOf(IndicatorForm form) =>
        $"{string.Join(", ", form.Needs)}{(form.OneOf.Count > 0 ? $", and one of: {string.Join(", ", form.OneOf)}" : "")}";

    private static void WriteSettings(TextWriter to, IReadOnlyList<SettingDeclaration> settings, string indent)
    {
        foreach (SettingDeclaration setting in settings)
        {
            to.WriteLine($"{indent}{setting.Name}: {setting.Summary}{Notes(setting)}");
            WriteSettings(to, setting.Inner, indent + "  ");
        }
    }

    private static string Notes(SettingDeclaration setting)
    {
        string[] notes =
        [
            .. setting.Required ? new[] { "required" } : [],
            .. setting.Choices.Count > 0 ? new[] { string.Join(" | ", setting.Choices) } : [],
            .. setting.Default is { } standard ? new[] { $"default {standard}" } : [],
        ];
        return notes.Length == 0 ? "" : $" ({string.Join("; ", notes)})";
    }
}
