using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SloWatch.Testing;

/// <summary>Checks values by a JSON Schema (2020-12), as far as those of rules, events and answers need it: a keyword that it does not know is an error, never passed over.</summary>
public sealed class SchemaCheck(JsonObject root)
{
    private static readonly HashSet<string> Notes = ["$schema", "$comment", "$defs", "title", "description", "examples", "default", "patternErrorMessage", "format"];

    /// <summary>What a schema does not name may not be there, even where it says nothing of the kind.</summary>
    public bool OnlyWhatIsNamed { get; init; }

    public IEnumerable<string> Faults(JsonNode? value) => Faults(root, value, "");

    /// <param name="schema">Within the root.</param>
    public IEnumerable<string> FaultsBy(JsonNode schema, JsonNode? value) => Faults(schema, value, "");

    private IEnumerable<string> Faults(JsonNode? schema, JsonNode? value, string at) => schema is JsonObject map
        ? map.Where(keyword => !Notes.Contains(keyword.Key)).SelectMany(keyword => Faults(map, keyword.Key, keyword.Value!, value, at))
        : schema!.GetValue<bool>() ? [] : [$"{at}: nothing may stand here"];

    /// <summary>Each keyword speaks of values of its own kind only, and of others it says nothing.</summary>
    private IEnumerable<string> Faults(JsonObject schema, string keyword, JsonNode wanted, JsonNode? value, string at) => (keyword, value) switch
    {
        ("$ref", _) => Faults(Resolve(wanted.GetValue<string>()), value, at),
        ("allOf", _) => wanted.AsArray().SelectMany(part => Faults(part, value, at)),
        ("anyOf", _) => Any(wanted.AsArray(), value, at),
        ("not", _) => Unless(!Fits(wanted, value), at, $"may not fit {wanted.ToJsonString()}"),
        ("if", _) => Fits(wanted, value) && schema["then"] is { } then ? Faults(then, value, at) : [],
        ("then", _) => [],
        ("enum", _) => Unless(wanted.AsArray().Any(one => JsonNode.DeepEquals(one, value)), at, $"is none of {wanted.ToJsonString()}"),
        ("const", _) => Unless(JsonNode.DeepEquals(wanted, value), at, $"is not {wanted.ToJsonString()}"),
        ("type", _) => Unless(wanted is JsonArray types ? types.Any(type => IsOf(type!.GetValue<string>(), value)) : IsOf(wanted.GetValue<string>(), value), at, $"is no {wanted.ToJsonString()}"),
        ("properties", JsonObject map) => Unnamed(schema, map, at).Concat(wanted.AsObject().Where(property => map.ContainsKey(property.Key)).SelectMany(property => Faults(property.Value, map[property.Key], $"{at}/{property.Key}"))),
        ("additionalProperties", JsonObject map) => map.Where(entry => schema["properties"]?[entry.Key] is null).SelectMany(entry => Faults(wanted, entry.Value, $"{at}/{entry.Key}")),
        ("required", JsonObject map) => wanted.AsArray().Where(name => !map.ContainsKey(name!.GetValue<string>())).Select(name => $"{at}: lacks '{name}'"),
        ("minProperties", JsonObject map) => Unless(map.Count >= wanted.GetValue<int>(), at, $"has fewer than {wanted}"),
        ("maxProperties", JsonObject map) => Unless(map.Count <= wanted.GetValue<int>(), at, $"has more than {wanted}"),
        ("items", JsonArray list) => list.SelectMany((item, i) => Faults(wanted, item, $"{at}/{i}")),
        ("minItems", JsonArray list) => Unless(list.Count >= wanted.GetValue<int>(), at, $"has fewer than {wanted}"),
        ("pattern", JsonValue) when TextOf(value) is { } text => Unless(Regex.IsMatch(text, wanted.GetValue<string>()), at, $"does not fit {wanted}"),
        ("minLength", JsonValue) when TextOf(value) is { } text => Unless(text.EnumerateRunes().Count() >= wanted.GetValue<int>(), at, $"is shorter than {wanted}"),
        ("maxLength", JsonValue) when TextOf(value) is { } text => Unless(text.EnumerateRunes().Count() <= wanted.GetValue<int>(), at, $"is longer than {wanted}"),
        ("minimum", JsonValue) when NumberOf(value) is { } number => Unless(number >= NumberOf(wanted), at, $"is below {wanted}"),
        ("exclusiveMinimum", JsonValue) when NumberOf(value) is { } number => Unless(number > NumberOf(wanted), at, $"is not above {wanted}"),
        ("maximum", JsonValue) when NumberOf(value) is { } number => Unless(number <= NumberOf(wanted), at, $"is above {wanted}"),
        ("exclusiveMaximum", JsonValue) when NumberOf(value) is { } number => Unless(number < NumberOf(wanted), at, $"is not below {wanted}"),
        ("properties" or "additionalProperties" or "required" or "minProperties" or "maxProperties" or "items" or "minItems", _) => [],
        ("pattern" or "minLength" or "maxLength" or "minimum" or "exclusiveMinimum" or "maximum" or "exclusiveMaximum", _) => [],
        _ => throw new NotSupportedException($"{at}: nothing here checks the keyword '{keyword}'"),
    };

    private IEnumerable<string> Unnamed(JsonObject schema, JsonObject map, string at) =>
        OnlyWhatIsNamed && !schema.ContainsKey("additionalProperties") ? map.Where(entry => schema["properties"]![entry.Key] is null).Select(entry => $"{at}/{entry.Key}: is not named") : [];

    private bool Fits(JsonNode? schema, JsonNode? value) => !Faults(schema, value, "").Any();

    private string[] Any(JsonArray parts, JsonNode? value, string at) => parts.Any(part => Fits(part, value)) ? [] : [.. parts.SelectMany(part => Faults(part, value, at))];

    private JsonNode Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(
        (JsonNode)root, (node, name) => node[name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)] ?? throw new KeyNotFoundException(reference));

    private static IEnumerable<string> Unless(bool fits, string at, string fault) => fits ? [] : [$"{at}: {fault}"];

    private static string? TextOf(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static decimal? NumberOf(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "integer" => NumberOf(value) is { } number && decimal.Truncate(number) == number,
        "null" => value is null,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "object" or "array" or "string" or "number" => string.Equals(value?.GetValueKind().ToString(), type, StringComparison.OrdinalIgnoreCase),
        _ => throw new NotSupportedException($"'{type}' is no type"),
    };
}
