using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Yaml.Kinds;

internal static class WorkflowDocument
{
    private static readonly SettingDeclaration States = new("states", SettingKind.Texts, "the states a case can be in: a list, or a list for each track")
    {
        Or = SettingKind.TextsByName,
        Default = "none declared: every state is taken as it comes",
        Example = "[submitted, approved, declined]",
    };

    private static readonly SettingDeclaration Steps = new("steps", SettingKind.Texts, "the steps by name") { Default = "none declared: every step is taken as it comes", Example = "[check-credit, pay-out]" };

    private static readonly SettingDeclaration StepOrder = new("stepOrder", SettingKind.Choice, "whether each case takes all of the steps in the order of the list; then 'where' tells how far it is, and what it waits for")
    {
        Choices = ["any", "asListed"],
        Default = "any",
    };

    private static readonly SettingDeclaration Lives = new("lives", SettingKind.Choice, "whether a case that is opened again is one unit with what it was before, or one of its own")
    {
        Choices = ["joined", "separate"],
        Default = "joined",
    };

    private static readonly SettingDeclaration Overrides = new("overrides", SettingKind.Choice, "whether a second end of a case changes its outcome (never its time)")
    {
        Choices = ["ignore", "count"],
        Default = "ignore",
    };

    private static readonly SettingDeclaration Revisable = new("revisable", SettingKind.Duration, "how long after its end a case may be opened again and still be the same unit, where no deadline says so")
    {
        Default = DurationText.Format(Workflow.DefaultRevisable),
        Example = "24h",
    };

    private static readonly SettingDeclaration Calendar = ClockSettings.CalendarSetting with
    {
        Summary = "the Calendar that limits in working time (3bd, 12bh) of its SLOs are counted by, unless they name one",
        Default = "an SLO with such a limit names its own",
    };

    private static readonly SettingDeclaration CorrelateBy = new("correlateBy", SettingKind.Texts, "names of keys each value of which belongs to one case: an event without an instance goes to the case that carries its key, and waits until there is one")
    {
        Default = "every event names its instance",
        Example = "[invoice, parcel]",
    };

    private static readonly SettingDeclaration WaitForKeys = new("waitForKeys", SettingKind.Duration, "how long such an event waits in the service before it is refused")
    {
        Default = DurationText.Format(Workflow.DefaultWaitForKeys),
        Example = "2d",
    };

    public static readonly RuleKind Kind = new(
        "Workflow",
        "A business process, however many sources feed it.",
        [DocumentSettings.Kind, DocumentSettings.Name, DocumentSettings.Description, States, RouteSettings.Transitions, RouteSettings.FirstStates, Steps, StepOrder, Lives, Overrides, Revisable, Calendar, CorrelateBy, WaitForKeys]);

    public static Workflow Read(RuleDocument document, RuleReading reading)
    {
        SettingReader settings = document.Settings;
        Dictionary<string, IReadOnlyList<string>> tracks = ReadTracks(settings);
        List<string> steps = Once(settings, Steps.Name, "step", settings.Texts(Steps.Name));
        return new(document.Name)
        {
            Description = settings.Text("description"),
            Tracks = tracks,
            Routes = RouteSettings.Read(settings, tracks),
            Steps = steps,
            StepsInOrder = ReadOrder(settings, steps),
            SeparateLives = settings.Choice(Lives.Name, Lives.Choices) == "separate",
            OverridesCount = settings.Choice(Overrides.Name, Overrides.Choices) == "count",
            Calendar = reading.Calendar(document, Calendar.Name),
            Revisable = settings.Duration(Revisable.Name) ?? Workflow.DefaultRevisable,
            CorrelateBy = ReadKeys(settings),
            WaitForKeys = settings.Duration(WaitForKeys.Name) ?? Workflow.DefaultWaitForKeys,
        };
    }

    private static bool ReadOrder(SettingReader settings, List<string> steps)
    {
        bool inOrder = settings.Choice(StepOrder.Name, StepOrder.Choices) == "asListed";
        if (inOrder && steps.Count == 0)
        {
            settings.Warn(settings.PlaceOf(StepOrder.Name), $"'{StepOrder.Name}' has no effect: the workflow declares no steps", $"name them in '{Steps.Name}', or remove it");
        }

        return inOrder;
    }

    private static List<string> ReadKeys(SettingReader settings)
    {
        List<string> keys = Once(settings, CorrelateBy.Name, "key", settings.Texts(CorrelateBy.Name));
        foreach (string key in keys.Where(key => EventLimits.Refusal(key) is not null))
        {
            settings.Report(settings.PlaceOf(CorrelateBy.Name), $"the key '{JsonText.Short(key)}' {EventLimits.Refusal(key)}", "write a shorter, plain name");
        }

        if (keys.Count == 0 && settings.Has(WaitForKeys.Name))
        {
            settings.Warn(settings.PlaceOf(WaitForKeys.Name), $"'{WaitForKeys.Name}' has no effect: every event names its instance", $"name keys in '{CorrelateBy.Name}', or remove it");
        }

        return keys;
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadTracks(SettingReader settings)
    {
        if (!settings.IsMap(States.Name))
        {
            List<string> states = Once(settings, States.Name, "state", settings.Texts(States.Name));
            return states.Count == 0 ? [] : new() { [WorkflowEvent.DefaultTrack] = states };
        }

        Dictionary<string, IReadOnlyList<string>> tracks = [];
        foreach ((string track, IReadOnlyList<string> states) in settings.TextsByName(States.Name))
        {
            tracks[track] = Once(settings, States.Name, $"state of track '{track}'", states);
        }

        return tracks;
    }

    private static List<string> Once(SettingReader settings, string setting, string what, IReadOnlyList<string> names)
    {
        foreach (IGrouping<string, string> doubled in names.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            settings.Report(settings.PlaceOf(setting), $"{what} '{doubled.Key}' stands {doubled.Count()} times", "remove all but one");
        }

        return [.. names.Distinct()];
    }
}
