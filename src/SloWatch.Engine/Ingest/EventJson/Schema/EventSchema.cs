using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SloWatch.Core.Events;

namespace SloWatch.Engine.Ingest.EventJson.Schema;

/// <summary>A JSON Schema of one workflow event, made of what its reader goes by. What a reader says beyond it is more exact.</summary>
public static class EventSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text() => Build().ToJsonString(Readable);

    public static JsonObject Build() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$comment"] = "written by 'slowatch schema --events'",
        ["title"] = "A workflow event",
        ["type"] = "object",
        ["properties"] = new JsonObject(Enum.GetValues<EventField>().Select(field => KeyValuePair.Create<string, JsonNode?>(NameOf(field), Of(field)))),
        ["additionalProperties"] = false,
        ["required"] = Texts([NameOf(EventField.Kind), NameOf(EventField.At)]),
        ["allOf"] = new JsonArray([.. EventRequirements.Bound.Select(bound => Unless(bound.Kinds, Without(bound.Field))), .. Demands()]),
    };

    private static JsonObject Of(EventField field)
    {
        JsonObject value = Value(field);
        value.Insert(0, "description", EventFieldText.Of(field));
        return value;
    }

    /// <summary>A null is a field left out.</summary>
    private static JsonObject Value(EventField field) => EventFields.FormOf(field) switch
    {
        FieldForm.Kind => new() { ["enum"] = Texts(EventWords.Kinds) },
        FieldForm.Outcome => new() { ["enum"] = new JsonArray([.. OutcomeNames.All.Select(outcome => JsonValue.Create(outcome)), null]) },
        FieldForm.Name => new() { ["type"] = Texts(["string", "null"]), ["minLength"] = 1, ["maxLength"] = EventLimits.NameLength },
        FieldForm.Prose => new() { ["type"] = Texts(["string", "null"]) },
        FieldForm.Time => new() { ["type"] = Texts(["string", "null"]), ["format"] = "date-time" },
        FieldForm.Ordinal => new() { ["type"] = Texts(["integer", "null"]), ["minimum"] = 1 },
        FieldForm.Revision => new() { ["type"] = Texts(["integer", "null"]), ["minimum"] = 0 },
        FieldForm.Whole => new() { ["type"] = Texts(["integer", "null"]) },
        FieldForm.Number => new() { ["type"] = Texts(["number", "null"]) },
        FieldForm.Flag => new() { ["type"] = Texts(["boolean", "null"]) },
        _ => NamedValues(),
    };

    private static JsonObject NamedValues() => new()
    {
        ["type"] = Texts(["object", "null"]),
        ["maxProperties"] = EventLimits.NamedValues,
        ["additionalProperties"] = new JsonObject { ["type"] = Texts(["string", "number", "boolean"]), ["maxLength"] = EventLimits.TextLength },
    };

    /// <summary>What a kind has to carry, unless it corrects a fact that has it already.</summary>
    private static IEnumerable<JsonObject> Demands() =>
    [
        Unless([EventKind.Watermark, EventKind.Gap], new() { ["anyOf"] = new JsonArray(Requires(EventField.Instance), Requires(EventField.Keys)) }),
        When(EventKind.Slot, Requires(EventField.Instance)),
        When(EventKind.Gauge, Requires(EventField.Instance)),
        When(EventKind.Watermark, Without(EventField.Instance)),
        When(EventKind.Gap, UnlessVoid(EventField.From)),
        When(EventKind.Slot, UnlessVoid(EventField.Slot)),
        When(EventKind.State, UnlessCorrection(EventField.State)),
        When(EventKind.Gauge, UnlessCorrection(EventField.Name, EventField.Value)),
        When(EventKind.StepEnded, UnlessCorrection(EventField.Outcome)),
        When(EventKind.Ended, UnlessCorrection(EventField.Outcome)),
        When(EventKind.StepEnded, Outcomes(EventRequirements.StepOutcomes)),
        When(EventKind.Ended, Outcomes(EventRequirements.EndOutcomes)),
        When(EventKind.Slot, Outcomes(EventRequirements.SlotOutcomes)),
        new() { ["if"] = Requires(EventField.Void), ["then"] = Requires(EventField.Fact) },
    ];

    private static JsonObject Outcomes(string[] outcomes) =>
        new() { ["properties"] = new JsonObject { [NameOf(EventField.Outcome)] = new JsonObject { ["enum"] = new JsonArray([.. outcomes.Select(outcome => JsonValue.Create(outcome)), null]) } } };

    private static JsonObject UnlessCorrection(params EventField[] fields) =>
        new() { ["anyOf"] = new JsonArray(Requires(fields), Requires(EventField.Fact, EventField.Rev), Requires(EventField.Void)) };

    private static JsonObject UnlessVoid(EventField field) => new() { ["anyOf"] = new JsonArray(Requires(field), Requires(EventField.Void)) };

    private static JsonObject Requires(params EventField[] fields) => new() { ["required"] = Texts(fields.Select(NameOf)) };

    /// <summary>A null is as good as nothing.</summary>
    private static JsonObject Without(EventField field) => new() { ["properties"] = new JsonObject { [NameOf(field)] = new JsonObject { ["type"] = "null" } } };

    private static JsonObject When(EventKind kind, JsonObject then) => new() { ["if"] = Is([kind]), ["then"] = then };

    private static JsonObject Unless(EventKind[] kinds, JsonObject then) => new() { ["if"] = new JsonObject { ["not"] = Is(kinds) }, ["then"] = then };

    private static JsonObject Is(EventKind[] kinds) =>
        new() { ["properties"] = new JsonObject { [NameOf(EventField.Kind)] = new JsonObject { ["enum"] = Texts(kinds.Select(EventWords.Of)) } } };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static string NameOf(EventField field) => EventFields.Names[(int)field];
}
