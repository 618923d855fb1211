using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Json.Values;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json.Settings;

/// <summary>The settings of one kind of event that messages become, and of the conditions under which they do.</summary>
internal static class RuleSettings
{
    private static readonly SettingDeclaration When = new("when", SettingKind.TextsByName, "paths, each with the values it may have, by pattern; all have to hold, and '*' is any value that is there") { Default = "always", Example = "{$.status: [FAILED, TIMED_OUT]}" };

    private static readonly SettingDeclaration Unless = new("unless", SettingKind.TextsByName, "likewise, and none may hold") { Default = "never", Example = "{$.endTime: '*'}" };

    private static readonly SettingDeclaration Kind = new("kind", SettingKind.Choice, "what happened") { Required = true, Choices = EventWords.Kinds, Example = "ended" };

    public static IReadOnlyList<SettingDeclaration> Conditions { get; } = [When, Unless];

    public static IReadOnlyList<SettingDeclaration> All { get; } = [Kind, When, Unless, .. FieldSettings.All];

    /// <summary>Null when it does not say its kind.</summary>
    public static EventRule? Read(SettingReader settings, IReadOnlyDictionary<string, ValueTable> tables, EventRule every)
    {
        string? name = settings.Choice(Kind.Name, Kind.Choices);
        EventRule read = Fields(settings, tables) with { Condition = ReadCondition(settings, tables) };
        if (name is null || EventWords.KindOf(name) is not { } kind)
        {
            return null;
        }

        EventRule rule = read with { Kind = kind };
        CheckBound(settings, rule);
        CheckOutcomes(settings, rule);
        rule = rule.Beside(every);
        CheckNeeded(settings, rule);
        return rule;
    }

    /// <summary>What stands beside the kind and the conditions.</summary>
    public static EventRule Fields(SettingReader settings, IReadOnlyDictionary<string, ValueTable> tables) =>
        new(EventKind.Started, new Condition([], []), FieldSettings.Read(settings, tables), FieldSettings.ReadLists(settings, tables));

    public static Condition ReadCondition(SettingReader settings, IReadOnlyDictionary<string, ValueTable> tables) => new(Tests(settings, When.Name, tables), Tests(settings, Unless.Name, tables));

    private static ValueTest[] Tests(SettingReader settings, string name, IReadOnlyDictionary<string, ValueTable> tables) =>
    [
        .. from test in settings.ScalarsByName(name)
           let value = ParsedText.Value(settings, test.Name, test.Place, tables)
           where value is not null
           select new ValueTest(value, [.. test.Texts.Select(text => text.Text)], test.Name),
    ];

    private static void CheckBound(SettingReader settings, EventRule rule)
    {
        foreach ((EventField field, EventKind[] kinds) in EventRequirements.Bound)
        {
            if (rule.Says(field) && !kinds.Contains(rule.Kind))
            {
                settings.Report(settings.PlaceOf(FieldSettings.NameOf(field)), $"'{FieldSettings.NameOf(field)}' says nothing on '{EventWords.Of(rule.Kind)}'", $"remove it, or use the kind it belongs to ({string.Join(", ", kinds.Select(EventWords.Of))})");
            }
        }
    }

    /// <summary>Constants have to be those of the kind; a table may serve several kinds.</summary>
    private static void CheckOutcomes(SettingReader settings, EventRule rule)
    {
        if (EventRequirements.OutcomesOf(rule.Kind) is not { } known)
        {
            return;
        }

        foreach (ValueText choice in rule.Fields.Where(one => one.Field == EventField.Outcome).SelectMany(one => one.Value.Choices))
        {
            IReadOnlyList<string> right = choice.Constant is null ? OutcomeNames.All : known;
            foreach (string outcome in (choice.Possible ?? []).Distinct().Where(outcome => !right.Contains(outcome)))
            {
                settings.Report(settings.PlaceOf(FieldSettings.NameOf(EventField.Outcome)), $"'{outcome}' is no outcome of '{EventWords.Of(rule.Kind)}'", $"{NearestName.Remedy(outcome, known)}{(choice.Constant is null ? ", in the table" : "")}");
            }
        }
    }

    /// <summary>With what each event of this kind would be refused.</summary>
    private static void CheckNeeded(SettingReader settings, EventRule rule)
    {
        bool isKeyed = rule.Lists.Any(list => list.Field == EventField.Keys);
        bool corrects = rule.Says(EventField.Fact) && (rule.Says(EventField.Rev) || rule.Says(EventField.Void));
        EventField[] needed = rule.Kind switch
        {
            EventKind.Watermark => [EventField.At],
            EventKind.Gap => [EventField.At, EventField.From],
            EventKind.StepEnded or EventKind.Ended when !corrects => [EventField.At, EventField.Instance, EventField.Outcome],
            EventKind.State when !corrects => [EventField.At, EventField.Instance, EventField.State],
            EventKind.Gauge when !corrects => [EventField.At, EventField.Instance, EventField.Name, EventField.Value],
            EventKind.Slot => [EventField.At, EventField.Instance, EventField.Slot],
            _ => [EventField.At, EventField.Instance],
        };
        foreach (EventField field in needed.Where(field => !rule.Says(field) && !(field == EventField.Instance && isKeyed && rule.Kind is not (EventKind.Slot or EventKind.Gauge)) && !settings.Has(FieldSettings.NameOf(field))))
        {
            settings.Report(settings.Place, $"'{EventWords.Of(rule.Kind)}' lacks '{FieldSettings.NameOf(field)}'", $"say where it comes from, here{(EventRequirements.Bound.Any(bound => bound.Field == field) ? "" : " or in 'every'")} ({FieldSettings.All.First(one => one.Name == FieldSettings.NameOf(field)).Summary})");
        }

        if (!rule.Says(EventField.Fact) && rule.Fields.Any(one => one.Field == EventField.At && one.Value.Choices.Any(choice => choice.Constant == EventMaker.Received)))
        {
            settings.Report(settings.PlaceOf(FieldSettings.NameOf(EventField.At)), $"'{EventMaker.Received}' stands without 'fact', and a message that comes twice would be two events", "name what is told with 'fact', such as end");
        }
    }
}
