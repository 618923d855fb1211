using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Ingest.Times;

/// <summary>The settings that say how times are written.</summary>
internal static class TimeSettings
{
    public static readonly SettingDeclaration Times = new("times", SettingKind.Texts, $"how times are written, the first that fits counts: {TimeFormat.IsoName}, {TimeFormat.UnixName}, {TimeFormat.UnixMillisName}, or a pattern of yyyy MM dd HH mm ss and other .NET date letters") { Default = TimeFormat.IsoName, Example = "[dd.MM.yyyy HH:mm]" };

    public static readonly SettingDeclaration Zone = new("timeZone", SettingKind.Text, "the zone of times that do not say theirs") { Default = "UTC", Example = "Europe/Amsterdam" };

    public static TimeFormat[] Read(SettingReader settings)
    {
        List<TimeFormat> formats = [];
        foreach (string text in settings.Texts(Times.Name))
        {
            if (TimeFormat.Of(text, out string? problem) is { } format)
            {
                formats.Add(format);
            }
            else
            {
                settings.Report(settings.PlaceOf(Times.Name), $"'{text}' {problem}", $"write {TimeFormat.IsoName}, {TimeFormat.UnixName}, {TimeFormat.UnixMillisName} or a pattern such as {TimeFormat.ExamplePattern}");
            }
        }

        return formats.Count > 0 ? [.. formats] : [TimeFormat.Iso];
    }
}
