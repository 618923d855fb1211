using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>The burn rates of an alert policy.</summary>
internal static class BurnSettings
{
    /// <summary>As long as buckets are kept for decisions.</summary>
    private static readonly TimeSpan LongestOver = TimeSpan.FromDays(93);

    private static readonly SettingDeclaration Share = new("share", SettingKind.Percent, "the share of the whole window's budget that burns") { Required = true, Range = new(0, 100) { LeastOpen = true }, Example = "2%" };

    private static readonly SettingDeclaration Over = new("over", SettingKind.Duration, "within this time") { Required = true, Example = "1h" };

    private static readonly SettingDeclaration Short = new("short", SettingKind.Duration, "and that still burns in this time, which ends the alert soon after the burn") { Default = "a twelfth of 'over'", Example = "5m" };

    internal static readonly SettingDeclaration Severity = new("severity", SettingKind.Choice, "whether someone is called, or looks at it in working hours") { Required = true, Choices = ["page", "ticket"], Example = "page" };

    public static readonly SettingDeclaration Declaration = new("burn", SettingKind.MapList, "how fast the budget may burn; each entry raises an alert of its own")
    {
        Inner = [Share, Over, Short, Severity],
        Example = "[{ share: 2%, over: 1h, severity: page }]",
    };

    public static BurnPair[] Read(SettingReader settings)
    {
        List<BurnPair> pairs = [];
        foreach (SettingReader entry in settings.MapList(Declaration))
        {
            if (ReadPair(entry) is not { } pair)
            {
                continue;
            }

            if (pairs.Contains(pair))
            {
                entry.Report(entry.Place, $"'{pair.Text}' stands twice in 'burn', and would raise two alerts for one burn", "remove one");
            }

            pairs.Add(pair);
        }

        return [.. pairs];
    }

    internal static AlertSeverity? SeverityOf(SettingReader settings, string name) => settings.Choice(name, Severity.Choices) switch
    {
        "page" => AlertSeverity.Page,
        "ticket" => AlertSeverity.Ticket,
        _ => null,
    };

    /// <summary>Decisions are made once a minute and read whole ones.</summary>
    internal static TimeSpan? Minutes(SettingReader settings, SettingDeclaration setting)
    {
        if (settings.Duration(setting.Name) is not { } duration)
        {
            return null;
        }

        if (duration.Ticks % TimeSpan.TicksPerMinute == 0 && duration <= LongestOver)
        {
            return duration;
        }

        string what = duration > LongestOver ? $"longer than {DurationText.Format(LongestOver)}, as far back as decisions look" : "no whole number of minutes, the finest that is counted";
        settings.Report(settings.PlaceOf(setting.Name), $"'{setting.Name}' is {DurationText.Format(duration)}, {what}", $"write a duration such as {setting.Example}");
        return null;
    }

    private static BurnPair? ReadPair(SettingReader settings)
    {
        decimal? share = settings.Percent(Share.Name);
        TimeSpan? over = Minutes(settings, Over);
        TimeSpan? shorter = Minutes(settings, Short);
        AlertSeverity? severity = SeverityOf(settings, Severity.Name);
        if (share is { } ratio && !Share.Range!.Value.Holds(ratio * 100))
        {
            settings.Report(settings.PlaceOf(Share.Name), $"the share {share * 100:0.##}% is {(share > 1 ? "more than the whole budget" : "nothing")}", "write a percentage above 0% and up to 100%, such as 2%");
            return null;
        }

        if (shorter >= over)
        {
            settings.Report(settings.PlaceOf(Short.Name), "'short' is not shorter than 'over'", $"write {DurationText.Format(BurnPair.UsualShort(over.Value))}, or leave it out");
            return null;
        }

        return share is null || over is null || severity is null ? null : new(share.Value, over.Value, shorter ?? BurnPair.UsualShort(over.Value), severity.Value);
    }
}
