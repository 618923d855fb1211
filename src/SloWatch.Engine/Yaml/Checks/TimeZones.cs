using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>Time zones by their IANA names, as the system knows them.</summary>
internal static class TimeZones
{
    /// <summary>Null, and a problem, for an unknown one.</summary>
    public static TimeZoneInfo? Find(SettingReader settings, string setting)
    {
        if (settings.Text(setting) is not { } name)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone))
        {
            return zone;
        }

        settings.Report(settings.PlaceOf(setting), $"there is no time zone '{name}'", Remedy(name));
        return null;
    }

    private static string Remedy(string name)
    {
        string[] known = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Order(StringComparer.Ordinal)];
        if (known.Length <= 1)
        {
            return "install the system's time zones (package tzdata), or use UTC";
        }

        string? nearest = known.FirstOrDefault(id => id.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)) ?? NearestName.Of(name, known);
        return nearest is null ? "write a name such as UTC, Europe/Amsterdam or America/New_York" : $"write '{nearest}'";
    }
}
