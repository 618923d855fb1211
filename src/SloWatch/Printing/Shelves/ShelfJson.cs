using System.Text.Json;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Cli.Printing.Shelves;

/// <summary>The shelves for scripts and editors.</summary>
internal static class ShelfJson
{
    public static void Write(TextWriter to, IReadOnlyList<ShelfItem> items) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("types");
        foreach (ShelfItem item in items)
        {
            WriteItem(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteItem(Utf8JsonWriter json, ShelfItem item)
    {
        json.WriteStartObject();
        json.WriteString("shelf", item.Shelf);
        json.WriteString("name", item.Name);
        json.WriteString("summary", item.Summary);
        if (item.Sees is { } sees)
        {
            json.Texts("sees", sees);
        }

        if (item.Forms is { } forms)
        {
            WriteNeeds(json, forms[0]);
            json.Objects("forms", [.. forms.Skip(1)], (to, form) =>
            {
                to.WriteString("with", form.With);
                WriteNeeds(to, form);
            });
        }

        WriteSettings(json, item.Settings);
        json.WriteString("example", item.Example);
        json.WriteEndObject();
    }

    private static void WriteNeeds(Utf8JsonWriter json, IndicatorForm form)
    {
        json.Texts("needs", form.Needs);
        json.Texts("needsOneOf", form.OneOf);
    }

    private static void WriteSettings(Utf8JsonWriter json, IReadOnlyList<SettingDeclaration> settings)
    {
        json.WriteStartArray("settings");
        foreach (SettingDeclaration setting in settings)
        {
            json.WriteStartObject();
            json.WriteString("name", setting.Name);
            json.WriteString("kind", EnumText.Of(setting.Kind));
            json.WriteString("summary", setting.Summary);
            json.WriteBoolean("required", setting.Required);
            json.WriteString("default", setting.Default);
            json.WriteString("example", setting.Example);
            json.Texts("choices", setting.Choices);
            WriteSettings(json, setting.Inner);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
