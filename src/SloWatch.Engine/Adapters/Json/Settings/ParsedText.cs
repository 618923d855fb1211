using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Json.Paths;
using SloWatch.Engine.Adapters.Json.Values;

namespace SloWatch.Engine.Adapters.Json.Settings;

/// <summary>Texts of a mapping, with what is wrong with them told at their place.</summary>
internal static class ParsedText
{
    public static ValueText? Text(SettingReader settings, ScalarSetting written, IReadOnlyDictionary<string, ValueTable> tables)
    {
        MappingText text = new(written.Text);
        ValueText? read = ValueParser.Text(text, tables);
        Report(settings, written.Place, text);
        return text.Fault is null ? read : null;
    }

    public static MappedValue? Value(SettingReader settings, string written, Place place, IReadOnlyDictionary<string, ValueTable> tables)
    {
        MappingText text = new(written);
        MappedValue? read = PathParser.IsMeant(text) ? ValueParser.Value(text, tables) : null;
        Complete(text, read is not null);
        Report(settings, place, text);
        return text.Fault is null ? read : null;
    }

    /// <summary>A path alone; with <c>[*]</c> at its end, as some write what is a list.</summary>
    public static JsonPath? List(SettingReader settings, string name)
    {
        if (settings.Text(name) is not { } written)
        {
            return null;
        }

        MappingText text = new(written.EndsWith("[*]", StringComparison.Ordinal) ? written[..^3] : written);
        JsonPath? path = text.Next == '$' && PathParser.IsMeant(text) ? PathParser.Parse(text) : null;
        Complete(text, path is not null);
        Report(settings, settings.PlaceOf(name), text);
        return text.Fault is null ? path : null;
    }

    private static void Complete(MappingText text, bool isRead)
    {
        if (!isRead)
        {
            text.Fail<object>("it is no path", "write one that begins with $, as in $.order.id");
        }
        else if (!text.IsRead)
        {
            text.Fail<object>($"'{text.Rest}' stands behind the path", "write the path alone");
        }
    }

    private static void Report(SettingReader settings, Place place, MappingText text)
    {
        if (text.Fault is { } fault)
        {
            settings.Report(place, fault, text.Remedy);
        }
    }
}
