using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Json.Values;
using SloWatch.Engine.Ingest.Times;
using SloWatch.Engine.Yaml.Checks;

namespace SloWatch.Engine.Adapters.Json.Settings;

/// <summary>The settings of messages that are JSON of someone else's.</summary>
internal static class JsonSettings
{
    private static readonly SettingDeclaration Events = new("events", SettingKind.Text, "the path of the list that holds the events; '@' is then the event that is read, and '$' the message around it") { Default = "none: a message is one event", Example = "$.Records" };

    private static readonly SettingDeclaration Times = TimeSettings.Times with { Example = "[unixMillis]" };

    private static readonly SettingDeclaration Absent = new("absent", SettingKind.Texts, "values that say nothing, as empty ones and null never do") { Default = "none", Example = "['1970-01-01T00:00:00.000Z']" };

    private static readonly SettingDeclaration Values = new("values", SettingKind.TextsByName, "the engine's words, by pattern, each with what it means; the first that fits counts") { Required = true, Example = "{COMPLETED: completed, '*': failed}" };

    private static readonly SettingDeclaration Tables = new("tables", SettingKind.MapByName, "tables of values, to look others up in with $.path | NAME") { Inner = [Values], Default = "none" };

    private static readonly SettingDeclaration Ignore = new("ignore", SettingKind.MapList, "messages that are left out and counted: those that fit one of these") { Inner = RuleSettings.Conditions, Default = "none: a message that becomes nothing goes into quarantine" };

    private static readonly SettingDeclaration Every = new("every", SettingKind.Map, "where fields of every event come from, unless 'makes' says it of one") { Inner = FieldSettings.ForEvery, Default = "nothing" };

    private static readonly SettingDeclaration Makes = new("makes", SettingKind.MapList, "what a message becomes: an event for each of these that fits it") { Inner = RuleSettings.All, Required = true, Example = "[{kind: started, at: $.time, instance: $.id}]" };

    public static IReadOnlyList<SettingDeclaration> All { get; } = [Events, Times, TimeSettings.Zone, Absent, Tables, Ignore, Every, Makes];

    public static ActivityMapping Read(SettingReader settings)
    {
        ValueTable[] tables = [.. settings.MapByName(Tables).Select(table => new ValueTable(table.Name, Rows(table.Reader)))];
        Dictionary<string, ValueTable> byName = tables.ToDictionary(table => table.Name);
        EventRule every = settings.Has(Every.Name) && settings.Map(Every) is { } given ? RuleSettings.Fields(given, byName) : new EventRule(EventKind.Started, new Condition([], []), [], []);
        return new ActivityMapping
        {
            Format = new JsonMapping
            {
                Events = ParsedText.List(settings, Events.Name),
                Times = TimeSettings.Read(settings),
                Zone = TimeZones.Find(settings, TimeSettings.Zone.Name),
                Absent = settings.Texts(Absent.Name).ToHashSet(),
                Tables = tables,
                Ignored = [.. settings.MapList(Ignore).Select(one => ReadIgnored(one, byName))],
                Rules = [.. settings.MapList(Makes).Select(rule => RuleSettings.Read(rule, byName, every)).OfType<EventRule>()],
            },
        };
    }

    private static Condition ReadIgnored(SettingReader settings, IReadOnlyDictionary<string, ValueTable> tables)
    {
        if (RuleSettings.Conditions.All(condition => !settings.Has(condition.Name)))
        {
            settings.Report(settings.Place, "it would leave out every message", "say with 'when' or 'unless' which are meant");
        }

        return RuleSettings.ReadCondition(settings, tables);
    }

    private static NamedValue[] Rows(SettingReader settings)
    {
        List<NamedValue> rows = [];
        foreach ((string word, IReadOnlyList<string> meanings) in settings.TextsByName(Values.Name))
        {
            if (meanings.Count > 1)
            {
                settings.Report(settings.PlaceOf(Values.Name), $"'{word}' names {meanings.Count} values", "name one");
            }

            rows.AddRange(meanings.Take(1).Select(meaning => new NamedValue(word, meaning)));
        }

        return [.. rows];
    }
}
