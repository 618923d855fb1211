using SloWatch.Core.Rules.Settings;

namespace SloWatch.Cli.Running;

/// <summary>Time zones by the names people type.</summary>
internal static class Zones
{
    public static TimeZoneInfo Find(string name)
    {
        if (name is "UTC" or "utc" or "Z")
        {
            return TimeZoneInfo.Utc;
        }

        if (name == "local")
        {
            return TimeZoneInfo.Local;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : throw Unknown(name);
    }

    private static VerbStoppedException Unknown(string name)
    {
        string? near = NearestName.Of(name, TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id));
        string remedy = near is null ? "write an IANA name such as Europe/Amsterdam, UTC, or local" : $"write '{near}'";
        return new(ExitCode.Usage, $"--tz: there is no time zone '{name}'", remedy);
    }
}
