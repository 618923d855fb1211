using System.Text.Json.Nodes;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Schemas;

/// <summary>The keywords as JSON Schema 2020-12 defines them.</summary>
public class SchemaCheckTests
{
    [Theory]
    [InlineData("""{ "type": "integer" }""", "1 -7 1.0 1e3", "1.5 'a' true null []")]
    [InlineData("""{ "type": "number" }""", "1 1.5 -2e-3", "'1' null")]
    [InlineData("""{ "type": ["string", "null"] }""", "'' 'a' null", "1 false {} []")]
    [InlineData("""{ "type": ["object", "array", "boolean"] }""", "{} [] true false", "'' 0 null")]
    [InlineData("""{ "enum": ["a", true, 2] }""", "'a' true 2 2.0", "'A' 'true' '2' null")]
    [InlineData("""{ "const": { "a": 1 } }""", "{'a':1}", "{'a':2} {} 'a'")]
    [InlineData("""{ "properties": { "a": { "type": "string" } }, "required": ["a"] }""", "{'a':'x'} {'a':'x','b':1} 1 []", "{} {'a':1} {'b':'x'}")]
    [InlineData("""{ "properties": { "a": true }, "additionalProperties": false }""", "{} {'a':1} 'b'", "{'b':1} {'a':1,'b':null}")]
    [InlineData("""{ "additionalProperties": { "type": "integer" } }""", "{} {'b':1}", "{'b':'1'}")]
    [InlineData("""{ "minProperties": 1, "maxProperties": 2 }""", "{'a':1} {'a':1,'b':1} 1", "{} {'a':1,'b':1,'c':1}")]
    [InlineData("""{ "items": { "type": "string" }, "minItems": 1 }""", "['a'] ['a','b'] {} 1", "[] [1] ['a',null]")]
    [InlineData("""{ "pattern": "b+", "minLength": 2 }""", "'ab' 'bb' 1 null ['a']", "'b' 'aa'")]
    [InlineData("""{ "minLength": 2 }""", "'aa' '\ud83d\ude80a'", "'' 'a' '\ud83d\ude80'")]
    [InlineData("""{ "maxLength": 2 }""", "'' 'aa' '\ud83d\ude80a' 123 null", "'aaa'")]
    [InlineData("""{ "not": { "type": "string" } }""", "1 null {}", "'a'")]
    [InlineData("""{ "minimum": 1, "maximum": 9 }""", "1 9 'a' 1.5", "0.99 9.01 10")]
    [InlineData("""{ "exclusiveMinimum": 0, "exclusiveMaximum": 100 }""", "0.001 99.9 '0'", "0 100 -1")]
    [InlineData("""{ "allOf": [{ "minimum": 1 }, { "maximum": 2 }] }""", "1 2", "0 3")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "minimum": 5 }] }""", "'a' 5 null", "4")]
    [InlineData("""{ "if": { "minimum": 5 }, "then": { "maximum": 6 } }""", "1 5 6 'a'", "7")]
    [InlineData("""{ "if": { "required": ["a"] } }""", "{} {'a':1}", "")]
    [InlineData("""{ "$ref": "#/$defs/a~1b~0", "maximum": 9, "$defs": { "a/b~": { "minimum": 1 } } }""", "1 9", "0 10")]
    [InlineData("""{ "items": { "$ref": "#" }, "type": "array" }""", "[] [[]] [[],[[]]]", "1 [1] [[1]]")]
    [InlineData("""{ "description": "d", "default": 1, "examples": [1], "title": "t", "patternErrorMessage": "p", "format": "date-time", "$comment": "c" }""", "1 'a' null", "")]
    public void A_keyword_takes_and_refuses(string schema, string taken, string refused)
    {
        SchemaCheck check = new(JsonNode.Parse(schema)!.AsObject());

        Assert.All(Values(taken), value => Assert.Empty(check.Faults(value)));
        Assert.All(Values(refused), value => Assert.NotEmpty(check.Faults(value)));
    }

    [Theory]
    [InlineData("""{ "patern": "a" }""")]
    [InlineData("""{ "oneOf": [true] }""")]
    [InlineData("""{ "type": "text" }""")]
    public void What_it_does_not_know_it_does_not_pass_over(string schema) =>
        Assert.Throws<NotSupportedException>(() => new SchemaCheck(JsonNode.Parse(schema)!.AsObject()).Faults(JsonValue.Create("a")).ToArray());

    [Fact]
    public void A_fault_names_its_place_and_what_is_wrong() => Assert.Equal(
        ["/a/1/b: is above 3"],
        new SchemaCheck(JsonNode.Parse("""{ "properties": { "a": { "items": { "properties": { "b": { "maximum": 3 } } } } } }""")!.AsObject()).Faults(JsonNode.Parse("""{ "a": [{}, { "b": 4 }] }""")));

    /// <summary>With ' for ".</summary>
    private static IEnumerable<JsonNode?> Values(string texts) => texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => JsonNode.Parse(text.Replace('\'', '"')));
}
