using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>What the limits of an SLO are counted by: `calendar` and `pauses`.</summary>
internal static class ClockSettings
{
    public static readonly SettingDeclaration CalendarSetting = new("calendar", SettingKind.Text, "the Calendar that limits in working time (3bd, 12bh) are counted by") { Default = "that of the Workflow", Example = "office-hours" };

    public static readonly SettingDeclaration PausesSetting = new(
        "pauses", SettingKind.Texts, "the clock stands while the case is in one of these: states of the track main, track:state, blocked, suspended")
    {
        Default = "the clock never stands",
        Example = "[waiting-for-customer, blocked]",
    };

    public static CalendarInUse ReadCalendar(RuleDocument document, Workflow workflow, RuleReading reading) =>
        new(document.Settings.Has(CalendarSetting.Name) ? reading.Calendar(document, CalendarSetting.Name) : workflow.Calendar);

    public static Pauses ReadPauses(SettingReader settings, Workflow workflow)
    {
        IReadOnlyList<ScalarSetting> written = settings.Scalars(PausesSetting.Name);
        foreach (ScalarSetting name in written)
        {
            CheckState(settings, name, workflow);
        }

        return Pauses.Of([.. written.Select(name => name.Text)]);
    }

    /// <param name="indicator">Null when it is a problem already.</param>
    public static void CheckUse(SettingReader settings, IIndicator? indicator, CalendarInUse calendar)
    {
        if (indicator is not null && settings.Has(CalendarSetting.Name) && !calendar.IsUsed)
        {
            settings.Report(settings.PlaceOf(CalendarSetting.Name), "'calendar' has no effect: no limit of the indicator is in working time", "write the limit in working days or open hours, such as 3bd or 12bh, or remove 'calendar'");
        }

        if (indicator is { HasDeadline: false } && settings.Has(PausesSetting.Name))
        {
            (string where, string remedy) = IndicatorCatalogue.Find(indicator.Type)!.Settings.Any(setting => setting.Name == "within")
                ? (" here", "give it one with 'within', or remove 'pauses'")
                : ("", "remove 'pauses'");
            settings.Report(settings.PlaceOf(PausesSetting.Name), $"'pauses' has no effect: the indicator '{indicator.Type}' has no deadline{where}", remedy);
        }

        if (indicator?.OwnDeadline is { } own && settings.Has(PausesSetting.Name))
        {
            settings.Warn(settings.PlaceOf(PausesSetting.Name), $"'pauses' moves no deadline that a case tells: {own.Text} is a date, and only the limit of 'within' stands still", "remove 'pauses', or 'deadline' of the indicator");
        }
    }

    public static Sight NeedsOf(Pauses pauses) =>
        (pauses.States.Count > 0 ? Sight.States : Sight.None) | (pauses.Blocked || pauses.Suspended ? Sight.Blocks : Sight.None);

    private static void CheckState(SettingReader settings, ScalarSetting name, Workflow workflow)
    {
        if (name.Text is Pauses.BlockedName or Pauses.SuspendedName)
        {
            WarnOfState(settings, name, workflow);
            return;
        }

        PauseState paused = PauseState.Of(name.Text);
        if (workflow.Tracks.Count == 0 || (workflow.Tracks.TryGetValue(paused.Track, out IReadOnlyList<string>? states) && states.Contains(paused.State)))
        {
            return;
        }

        string[] known = [.. workflow.Tracks.SelectMany(track => track.Value.Select(state => new PauseState(track.Key, state).ToString()))];
        string? elsewhere = known.FirstOrDefault(other => other.EndsWith($":{name.Text}", StringComparison.Ordinal));
        string remedy = elsewhere is null ? NearestName.Remedy(name.Text, [.. known, Pauses.BlockedName, Pauses.SuspendedName]) : $"write '{elsewhere}'";
        settings.Report(name.Place, $"workflow '{workflow.Name}' has no state '{paused.State}' on the track '{paused.Track}'", remedy);
    }

    private static void WarnOfState(SettingReader settings, ScalarSetting name, Workflow workflow)
    {
        if (workflow.Tracks.TryGetValue(WorkflowEvent.DefaultTrack, out IReadOnlyList<string>? states) && states.Contains(name.Text))
        {
            string state = $"{WorkflowEvent.DefaultTrack}:{name.Text}";
            settings.Warn(name.Place, $"'{name.Text}' means that the case is {name.Text} in its engine, not its state '{name.Text}'", $"write '{state}' for the state");
        }
    }
}
