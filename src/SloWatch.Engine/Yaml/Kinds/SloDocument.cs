using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Checks;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>An objective as it was read.</summary>
/// <param name="Objective">Null when something it cannot do without is missing.</param>
internal sealed record ReadSlo(RuleDocument Document, Workflow Workflow, IIndicator? Indicator, UnitMatch Where, UnitMatch Exclude, Pauses Pauses, Objective? Objective);

internal static class SloDocument
{
    private static readonly SettingDeclaration WorkflowSetting = new("workflow", SettingKind.Text, "the Workflow it is about") { Required = true, Example = "loan-application" };

    public static readonly SettingDeclaration Indicator = new("indicator", SettingKind.Extension, "what is counted and when it is good")
    {
        Required = true,
        Extensions = IndicatorCatalogue.All.Select(type => new SettingExtension(type.Name, type.Summary, type.Settings)),
        Example = "{ cycleTime: { within: 24h } }",
    };

    private static readonly SettingDeclaration Owner = new("owner", SettingKind.Text, "the Owner who answers for it; one that pages needs one") { Example = "loan-desk" };

    private static readonly SettingDeclaration Runbook = new("runbook", SettingKind.Text, "what to do when it burns: a Markdown file in the rules folder; one that pages needs one") { Example = "runbooks/slow-decisions.md" };

    /// <summary>In place of the name of an AlertPolicy.</summary>
    public const string NoAlerts = "none";

    public const string AlertsName = "alerts";

    private static readonly SettingDeclaration Alerts = new(AlertsName, SettingKind.Text, "the AlertPolicy that says when its burns call for people, or 'none'") { Default = AlertPolicy.DefaultName, Example = "none" };

    private static readonly SettingDeclaration Where = UnitMatchSettings.Declare("where", "only units that match are counted");

    private static readonly SettingDeclaration Exclude = UnitMatchSettings.Declare("exclude", "units that match are left out, and shown as excluded");

    public static readonly RuleKind Kind = new(
        "SLO",
        "An objective: a measurement with a target, a window and the people who answer for it.",
        [DocumentSettings.Kind, DocumentSettings.Name, DocumentSettings.Description, WorkflowSetting, Indicator, ClockSettings.CalendarSetting, ClockSettings.PausesSetting, TargetSetting.Declaration, WindowSetting.Declaration, Owner, Runbook, Alerts, Where, Exclude]);

    public static ReadSlo Read(RuleDocument document, RuleReading reading)
    {
        SettingReader settings = document.Settings;
        Workflow workflow = reading.Workflow(document, settings.Text(WorkflowSetting.Name));
        CalendarInUse calendar = ClockSettings.ReadCalendar(document, workflow, reading);
        IIndicator? indicator = ReadIndicator(document, workflow, calendar, reading);
        Pauses pauses = ClockSettings.ReadPauses(settings, workflow);
        ClockSettings.CheckUse(settings, indicator, calendar);
        UnitMatch where = UnitMatchSettings.Read(settings, Where);
        UnitMatch exclude = UnitMatchSettings.Read(settings, Exclude);
        CheckSubject(settings, indicator);
        TargetShare? target = TargetSetting.Read(settings);
        BudgetWindow? window = WindowSetting.Read(settings);
        PagingNeeds needs = ReadPaging(document, reading);
        Objective? objective = indicator is null || target is null || window is null ? null : new(document.Name, new(workflow, indicator, where, exclude, pauses), target.Value, window)
        {
            Description = settings.Text("description"),
            Owner = needs.Owner,
            Runbook = needs.Runbook,
            Alerts = needs.Alerts,
            Place = document.Map.Place,
        };
        return new(document, workflow, indicator, where, exclude, pauses, objective);
    }

    /// <summary>What is counted is no case, and has nothing to go by.</summary>
    private static void CheckSubject(SettingReader settings, IIndicator? indicator)
    {
        foreach (string setting in indicator is ISubjectIndicator ? (string[])[Where.Name, Exclude.Name, ClockSettings.PausesSetting.Name] : [])
        {
            if (settings.Has(setting))
            {
                settings.Report(settings.PlaceOf(setting), $"'{setting}' has no effect: the {indicator!.Noun} of '{indicator.Type}' are no cases, and have neither attributes nor states", "remove it");
            }
        }
    }

    private static IIndicator? ReadIndicator(RuleDocument document, Workflow workflow, CalendarInUse calendar, RuleReading reading)
    {
        if (document.Settings.Extension(Indicator.Name, "cycleTime") is not var (name, place, map))
        {
            return null;
        }

        IIndicatorType? type = IndicatorCatalogue.Find(name);
        if (type is null)
        {
            document.Settings.Report(place, $"there is no indicator '{name}'", NearestName.Remedy(name, [.. IndicatorCatalogue.Names]));
            type = NearestName.Of(name, IndicatorCatalogue.Names) is { } meant ? IndicatorCatalogue.Find(meant) : null;
        }

        return type?.Read(new(map, type.Settings, reading.Problems, $"indicator '{name}'") { Calendar = calendar, Workflows = reading.Workflows, Zones = new(TimeZones.Find) }, workflow);
    }

    private static PagingNeeds ReadPaging(RuleDocument document, RuleReading reading)
    {
        SettingReader settings = document.Settings;
        AlertPolicy? policy = reading.Policy(document, AlertsName, settings.Text(Alerts.Name) ?? AlertPolicy.DefaultName);
        bool pages = policy is { Pages: true };
        string? owner = settings.Text(Owner.Name);
        string? runbook = settings.Text(Runbook.Name);
        reading.CheckOwner(document, owner);
        if (pages && !settings.Has(Owner.Name))
        {
            settings.Report(settings.Place, $"{document.Label} pages, but has no owner: nobody would be called", "add 'owner: NAME', or 'alerts: none' if it shall not page");
        }

        if (pages && !settings.Has(Runbook.Name))
        {
            settings.Report(settings.Place, $"{document.Label} pages, but has no runbook: who is called would not know what to do", "add 'runbook: FILE.md', or 'alerts: none' if it shall not page");
        }

        return new(owner, runbook is null ? null : reading.Runbooks.Find(document, settings.PlaceOf(Runbook.Name), runbook), policy);
    }

    private readonly record struct PagingNeeds(string? Owner, string? Runbook, AlertPolicy? Alerts);
}
