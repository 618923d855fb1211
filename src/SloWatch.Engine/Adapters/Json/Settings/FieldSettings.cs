using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Json.Values;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.EventJson.Schema;

namespace SloWatch.Engine.Adapters.Json.Settings;

/// <summary>The settings that say where the fields of an event come from: one for each field.</summary>
internal static class FieldSettings
{
    /// <summary>The kind is said by each rule, and the source is the Source.</summary>
    private static readonly EventField[] Own = [.. Enum.GetValues<EventField>().Where(field => field is not (EventField.Kind or EventField.Source))];

    /// <summary>Fields that any kind of event may have.</summary>
    private static readonly EventField[] OfEvery = [.. Own.Where(field => EventRequirements.Bound.All(bound => bound.Field != field))];

    public static IReadOnlyList<SettingDeclaration> All { get; } = [.. Own.Select(Declare)];

    public static IReadOnlyList<SettingDeclaration> ForEvery { get; } = [.. OfEvery.Select(Declare)];

    public static IReadOnlyList<(EventField Field, FieldValue Value)> Read(SettingReader settings, IReadOnlyDictionary<string, ValueTable> tables) =>
    [
        .. from field in Own
           where !IsList(field)
           let value = Of(settings, settings.Scalars(NameOf(field)), tables)
           where value is not null
           select (field, value),
    ];

    public static IReadOnlyList<(EventField Field, IReadOnlyList<(string Name, FieldValue Value)> Values)> ReadLists(SettingReader settings, IReadOnlyDictionary<string, ValueTable> tables) =>
    [
        .. from field in Own
           where IsList(field) && settings.Has(NameOf(field))
           select (field, (IReadOnlyList<(string, FieldValue)>)
           [
               .. from named in settings.ScalarsByName(NameOf(field))
                  let value = Of(settings, named.Texts, tables)
                  where value is not null && IsName(settings, named.Name, named.Place)
                  select (named.Name, value),
           ]),
    ];

    public static string NameOf(EventField field) => EventFields.Names[(int)field];

    private static bool IsList(EventField field) => EventFields.FormOf(field) == FieldForm.NamedValues;

    private static SettingDeclaration Declare(EventField field) => new(NameOf(field), IsList(field) ? SettingKind.TextsByName : SettingKind.Texts, SummaryOf(field)) { Default = DefaultOf(field), Example = ExampleOf(field) };

    private static string SummaryOf(EventField field) => field switch
    {
        EventField.At => $"when, in one of the 'times'; {EventMaker.Received}: when the message came, for one that does not say, with a 'fact'",
        EventField.Workflow => "the Workflow that the case is a run of",
        EventField.Rev => "grows with each correction of the same fact: a number, or a time",
        EventField.Seq => "orders events of one time: a number, or a time",
        _ => EventFieldText.Of(field),
    };

    private static string? DefaultOf(EventField field) => field == EventField.Workflow ? "that of the Source" : null;

    private static string? ExampleOf(EventField field) => field switch
    {
        EventField.At => "$.endTime",
        EventField.Instance => "$.workflowId",
        EventField.Outcome => "$.status | outcomes",
        EventField.Attempt => "$.retryCount + 1",
        EventField.Fact => "'{$.taskId}/end'",
        EventField.Step => "[$.task.name, $.task.id]",
        _ => null,
    };

    /// <summary>Null when it was left out, or is wrong.</summary>
    private static FieldValue? Of(SettingReader settings, IReadOnlyList<ScalarSetting> written, IReadOnlyDictionary<string, ValueTable> tables)
    {
        ValueText?[] choices = [.. written.Select(one => ParsedText.Text(settings, one, tables))];
        return choices.Length > 0 && choices.All(choice => choice is not null) ? new FieldValue([.. choices.OfType<ValueText>()], string.Join(" or ", written.Select(one => one.Text)), written[0].Place) : null;
    }

    private static bool IsName(SettingReader settings, string name, Place place)
    {
        string? refusal = EventLimits.Refusal(name);
        if (refusal is not null)
        {
            settings.Report(place, $"the name {refusal}", "write a shorter, plain one");
        }

        return refusal is null;
    }
}
