using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters;

/// <summary>The settings of every format whose events are activities: how they become starts, ends, states and steps.</summary>
internal static class MappingSettings
{
    public const string FirstEvent = "first event";

    private static readonly string[] EndOutcomes = ["completed", "failed", "timedOut", "cancelled"];

    private static readonly SettingDeclaration Starts = new("starts", SettingKind.Texts, $"what begins a case: '{FirstEvent}', or patterns of activities, the earliest of which does") { Default = FirstEvent, Example = FirstEvent };

    private static readonly SettingDeclaration Outcome = new("outcome", SettingKind.Choice, "how the case ended") { Choices = EndOutcomes, Default = EndOutcomes[0], Example = EndOutcomes[0] };

    private static readonly SettingDeclaration Result = new("result", SettingKind.Text, "the business outcome") { Default = "none", Example = "approved" };

    private static readonly SettingDeclaration Ends = new("ends", SettingKind.MapByName, "activities whose completion ends the case, by pattern") { Inner = [Outcome, Result], Default = "none: no case ever ends" };

    private static readonly SettingDeclaration Track = new("track", SettingKind.Text, "the states that exclude each other") { Default = WorkflowEvent.DefaultTrack, Example = "application" };

    private static readonly SettingDeclaration State = new("state", SettingKind.Text, "the state that is entered") { Default = "the name of the activity", Example = "submitted" };

    private static readonly SettingDeclaration States = new("states", SettingKind.MapByName, "activities whose completion enters a state, by pattern") { Inner = [Track, State], Default = "none" };

    private static readonly SettingDeclaration Step = new("step", SettingKind.Text, "the step that is done") { Default = "the name of the activity", Example = "validate" };

    private static readonly SettingDeclaration Dependency = new("dependency", SettingKind.Text, "whom the step calls") { Default = "none", Example = "credit-bureau" };

    private static readonly SettingDeclaration Steps = new("steps", SettingKind.MapByName, "activities that are steps, by pattern; one that nothing names is a step, too, and is reported") { Inner = [Step, Dependency], Default = "none" };

    private static readonly SettingDeclaration Ignore = new("ignore", SettingKind.Texts, "patterns of activities to leave out, before anything else") { Default = "none", Example = "Debug*" };

    private static readonly SettingDeclaration Transitions = new("transitions", SettingKind.TextsByName, "the log's own names of lifecycle transitions, each with a standard one") { Choices = LifecycleWords.Standard, Default = "the standard names" };

    private static readonly SettingDeclaration Attributes = new("attributes", SettingKind.TextsByName, "attributes of a case, each with its key in the log: of the case or, failing that, of its first event") { Default = "none" };

    private static readonly SettingDeclaration BusinessKey = new("businessKey", SettingKind.Text, "the log's key of what people call a case by") { Default = "none", Example = "ORDER_NUMBER" };

    private static readonly SettingDeclaration Version = new("version", SettingKind.Text, "the log's key of the workflow's version") { Default = "none", Example = "MODEL_VERSION" };

    public static IReadOnlyList<SettingDeclaration> All { get; } = [Starts, Ends, States, Steps, Ignore, Transitions, Attributes, BusinessKey, Version];

    public static ActivityMapping Read(SettingReader settings) => new()
    {
        Starts = ReadStarts(settings),
        Ends = [.. settings.MapByName(Ends).Select(rule => new EndRule(rule.Name, ReadOutcome(rule.Reader), rule.Reader.Text(Result.Name)))],
        States = [.. settings.MapByName(States).Select(rule => new StateRule(rule.Name, rule.Reader.Text(Track.Name) ?? WorkflowEvent.DefaultTrack, rule.Reader.Text(State.Name)))],
        Steps = [.. settings.MapByName(Steps).Select(rule => new StepRule(rule.Name, rule.Reader.Text(Step.Name), rule.Reader.Text(Dependency.Name)))],
        Ignored = settings.Texts(Ignore.Name),
        Transitions = ReadTransitions(settings),
        Attributes = ReadPairs(settings, Attributes.Name),
        BusinessKey = settings.Text(BusinessKey.Name),
        Version = settings.Text(Version.Name),
    };

    private static IReadOnlyList<string> ReadStarts(SettingReader settings)
    {
        IReadOnlyList<string> starts = settings.Texts(Starts.Name);
        if (starts.Count > 1 && starts.Contains(FirstEvent))
        {
            settings.Report(settings.PlaceOf(Starts.Name), $"'{Starts.Name}' names '{FirstEvent}' beside activities", "write the one or the others");
        }

        return starts is [FirstEvent] ? [] : starts;
    }

    private static Outcome ReadOutcome(SettingReader settings) =>
        settings.Choice(Outcome.Name, EndOutcomes) is { } name ? OutcomeNames.Parse(name)!.Value : Core.Events.Outcome.Completed;

    private static NamedValue[] ReadTransitions(SettingReader settings)
    {
        NamedValue[] transitions = ReadPairs(settings, Transitions.Name);
        foreach (NamedValue pair in transitions.Where(pair => !LifecycleWords.Standard.Contains(pair.Value)))
        {
            settings.Report(settings.PlaceOf(Transitions.Name), $"there is no transition '{pair.Value}'", NearestName.Remedy(pair.Value, LifecycleWords.Standard));
        }

        return transitions;
    }

    /// <summary>In the order of names, so that the order in which people write them means nothing.</summary>
    private static NamedValue[] ReadPairs(SettingReader settings, string name)
    {
        List<NamedValue> pairs = [];
        foreach ((string key, IReadOnlyList<string> values) in settings.TextsByName(name))
        {
            if (values.Count > 1)
            {
                settings.Report(settings.PlaceOf(name), $"'{key}' names {values.Count} values", "name one");
            }

            if (values.Count > 0)
            {
                pairs.Add(new NamedValue(key, values[0]));
            }
        }

        return [.. pairs.OrderBy(pair => pair.Name, StringComparer.Ordinal)];
    }
}
