namespace SloWatch.Core.Rules.Settings;

/// <summary>The time zones of the system, which only those know who may ask it.</summary>
/// <param name="Find">The zone that a setting names; null, and a problem, for an unknown one, and null when it was left out.</param>
public sealed record KnownZones(Func<SettingReader, string, TimeZoneInfo?> Find)
{
    /// <summary>Of settings that are read alone.</summary>
    public static readonly KnownZones UtcAlone = new((settings, setting) => settings.Text(setting) is null ? null : TimeZoneInfo.Utc);
}
