using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Core.Time.Crons;

namespace SloWatch.Core.Indicators.Schedule;

public sealed class ScheduleType : IIndicatorType
{
    /// <summary>Of a workflow that has one schedule.</summary>
    private const string Usual = "main";

    /// <summary>One each ten seconds: a day of them takes a quarter of a second to judge.</summary>
    private const int MostADay = 24 * 60 * 6;

    private static readonly SettingDeclaration Cron = new("cron", SettingKind.Text, "when a start is planned: minute, hour, day of the month, month, day of the week; a sixth field before them is seconds") { Required = true, Example = "30 2 * * *" };
    private static readonly SettingDeclaration Zone = new("timeZone", SettingKind.Text, "whose clocks `cron` means") { Default = "UTC", Example = "Europe/Amsterdam" };
    private static readonly SettingDeclaration Schedule = new("name", SettingKind.Text, "which schedule of the workflow it is; events of it are told of the instance `schedule:NAME`") { Default = Usual, Example = "nightly" };
    private static readonly SettingDeclaration By = new("by", SettingKind.Choice, "what has to come within the limit: the start of the case, or its completed end") { Default = "start", Choices = ["start", "end"], Example = "end" };
    private static readonly SettingDeclaration OnSkip = new("onSkip", SettingKind.Choice, "how a slot counts that the engine says it skipped") { Default = "exclude", Choices = ["exclude", "bad"], Example = "bad" };
    private static readonly SettingDeclaration OnDouble = new("onDouble", SettingKind.Choice, "how a slot counts that was started more than once") { Default = "ignore", Choices = ["ignore", "bad"], Example = "bad" };

    public string Name => "schedule";

    public string Summary => "Counts the planned starts of a schedule; one is good when a case starts, or ends, within a time of it, and bad at its deadline when none does.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [Cron, Zone, CommonSettings.Within, Schedule, By, OnSkip, OnDouble, CommonSettings.Since];

    public string Example => """
        kind: SLO
        name: nightly-run-starts
        workflow: example
        indicator:
          schedule:
            cron: 30 2 * * *
            timeZone: Europe/Amsterdam
            within: 15m
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        CronText? cron = ReadCron(settings);
        TimeZoneInfo? zone = settings.Has(Zone.Name) ? settings.Zones.Find(settings, Zone.Name) : TimeZoneInfo.Utc;
        TimeLimit? within = ReadWithin(settings);
        string? name = settings.Has(Schedule.Name) ? ReadName(settings) : Usual;
        ScheduleOptions options = new(
            settings.Choice(By.Name, By.Choices) == "end",
            settings.Choice(OnSkip.Name, OnSkip.Choices) == "bad",
            settings.Choice(OnDouble.Name, OnDouble.Choices) == "bad",
            CommonSettings.ReadSince(settings));
        return cron is null || zone is null || within is null || name is null ? null : new ScheduleIndicator(SubjectKey.Schedule + name, new Slots(cron, zone), within, options);
    }

    private static CronText? ReadCron(SettingReader settings)
    {
        if (settings.Text(Cron.Name) is not { } text)
        {
            return null;
        }

        CronText? cron = CronText.Read(text, out string fault);
        if (cron is null)
        {
            settings.Report(settings.PlaceOf(Cron.Name), $"'{Cron.Name}' is '{text}', which is no cron text: {fault}", $"write {CronText.Expected}");
        }
        else if (cron.MostADay > MostADay)
        {
            settings.Report(
                settings.PlaceOf(Cron.Name),
                $"'{Cron.Name}' is '{text}', which plans {cron.MostADay} starts a day: each is judged and kept by itself, and more than {MostADay} are too many",
                "plan one each ten seconds at most, or measure the cases with 'cycleTime' or 'success'");
            return null;
        }

        return cron;
    }

    private static TimeLimit? ReadWithin(SettingReader settings)
    {
        TimeLimit? within = settings.Limit(CommonSettings.Within.Name);
        if (within is null || within.Least <= ScheduleIndicator.Longest)
        {
            return within;
        }

        settings.Report(settings.PlaceOf(CommonSettings.Within.Name), $"'{CommonSettings.Within.Name}' is {within.Text}: what a slot is answered by is looked for no longer than {DurationText.Format(ScheduleIndicator.Longest)}", "write less, or measure the cases with 'cycleTime'");
        return null;
    }

    private static string? ReadName(SettingReader settings)
    {
        string? name = settings.Text(Schedule.Name);
        if (name is null || (!name.Contains('@', StringComparison.Ordinal) && name.Length > 0))
        {
            return name;
        }

        settings.Report(settings.PlaceOf(Schedule.Name), $"'{Schedule.Name}' is '{name}'; an @ parts a schedule from its day", "write a name without @");
        return null;
    }
}
