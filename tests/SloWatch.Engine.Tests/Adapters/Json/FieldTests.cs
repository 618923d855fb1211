namespace SloWatch.Engine.Tests.Adapters.Json;

/// <summary>Where the fields of an event come from.</summary>
public class FieldTests
{
    [Theory]
    [InlineData("$.a", "x", """{"a": "x"}""")]
    [InlineData("plain", "plain", "{}")]
    [InlineData("$5", "$5", "{}")]
    [InlineData("{no value}", "{no value}", "{}")]
    [InlineData("order {$.a}/{$.n}!", "order x/7!", """{"a": "x", "n": 7}""")]
    [InlineData("[$.b, $.a]", "x", """{"a": "x"}""")]
    [InlineData("[$.b, other]", "other", """{"a": "x", "b": ""}""")]
    [InlineData("[$.b, other]", "other", """{"b": null}""")]
    [InlineData("[$.b, other]", "other", """{"b": "n/a"}""")]
    [InlineData("$.n + 1", "8", """{"n": 7}""")]
    [InlineData("$.n - 10", "-3", """{"n": "7"}""")]
    [InlineData("$.a | before '__'", "item", """{"a": "item__12__x"}""")]
    [InlineData("$.a | after ':'", "run", """{"a": "arn:aws:run"}""")]
    [InlineData("$.a | after ':' | before '-' | words", "one", """{"a": "arn:1-7"}""")]
    [InlineData("{$.a | words}-{$.a}", "one-1", """{"a": 1}""")]
    [InlineData("$.a | words", "other", """{"a": "zzz"}""")]
    [InlineData("$.a | words", "many", """{"a": "1000"}""")]
    [InlineData("$.a", "true", """{"a": true}""")]
    public void A_text_comes_from_the_message(string field, string expected, string message) => Assert.Equal($$$"""{"kind":"started","at":"2026-03-02T08:00:00Z","instance":"o-1","version":"{{{expected}}}"}""", Mapped.One(Version(field), message));

    [Theory]
    [InlineData("$.a")]
    [InlineData("x{$.a}")]
    [InlineData("[$.a, $.b]")]
    public void A_field_that_the_message_does_not_have_is_left_out(string field) => Assert.Equal("""{"kind":"started","at":"2026-03-02T08:00:00Z","instance":"o-1"}""", Mapped.One(Version(field), """{"a": null}"""));

    [Theory]
    [InlineData("$.a", """{"a": {"b": 1}}""", "started: 'version': $.a is an object; name one value in it")]
    [InlineData("$.a", """{"a": [1]}""", "started: 'version': $.a is a list; name one value in it")]
    [InlineData("$.a | strict", """{"a": "x"}""", "started: 'version': $.a: the table 'strict' has no 'x'; add it there, or '*' for all others")]
    [InlineData("$.a + 1", """{"a": "x"}""", "started: 'version': $.a: 'x' is no whole number to add 1 to; leave the number out of the mapping, or name another value")]
    [InlineData("$.a + 1", """{"a": 9223372036854775807}""", "started: 'version': $.a: '9223372036854775807' is no whole number to add 1 to; leave the number out of the mapping, or name another value")]
    [InlineData("$.a", """{"a": "x\ny"}""", "started: 'version': 'x\ny' holds a control character; name a shorter, plain value")]
    public void A_value_that_cannot_be_taken_is_refused_with_the_reason(string field, string message, string reason) => Assert.Equal(reason, Mapped.Refusal(Version(field), message));

    [Theory]
    [InlineData("iso", "\"2026-03-02T10:00:00+01:00\"", "2026-03-02T09:00:00Z")]
    [InlineData("unixMillis", "1772442000123", "2026-03-02T09:00:00.123Z")]
    [InlineData("unix", "1772442000.5", "2026-03-02T09:00:00.500Z")]
    [InlineData("[iso, unixMillis]", "\"1772442000123\"", "2026-03-02T09:00:00.123Z")]
    [InlineData("dd.MM.yyyy HH:mm", "\"02.03.2026 10:00\"", "2026-03-02T09:00:00Z")]
    public void Times_are_read_as_the_mapping_says(string times, string written, string expected) =>
        Assert.Contains($"\"at\":\"{expected}\"", Mapped.One($"times: {times}\ntimeZone: Europe/Amsterdam\n{Mapped.Starts}", $$"""{"id": 1, "at": {{written}}}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"soon\"", "started: 'at': 'soon' is no time; write ")]
    [InlineData("\"1970\"", "started: 'at': '1970' is no time; say in the Source how times are written: times: [unix]")]
    [InlineData("\"9999-01-01T00:00:00Z\"", "started: 'at': '9999-01-01T00:00:00Z' is no time of the years ")]
    [InlineData("null", "started: 'at': the message has no $.at; say with 'when' which messages are meant, or where else it stands")]
    public void A_time_that_is_none_is_refused(string written, string reason) => Assert.StartsWith(reason, Mapped.Refusal(Mapped.Starts, $$"""{"id": 1, "at": {{written}}}"""), StringComparison.Ordinal);

    [Fact]
    public void Every_form_of_field_can_be_mapped() => Assert.Equal(
        """{"kind":"stepEnded","at":"2026-03-02T08:00:00Z","instance":"o-1","life":"2","step":"pay","run":"r","attempt":3,"outcome":"failed","error":"no\nway","fact":"f","rev":1772442000000000,"void":true,"notBefore":"2026-03-02T07:00:00Z","seq":5,"attributes":{"a":"1","b":"x"},"keys":{"order":"A-1"}}""",
        Mapped.One(
            """
            makes:
              - kind: stepEnded
                at: '2026-03-02T08:00:00Z'
                instance: o-1
                life: $.life
                step: pay
                run: $.run
                attempt: $.try + 1
                outcome: $.how
                error: $.why
                fact: f
                rev: $.changed
                void: $.gone
                notBefore: '2026-03-02T07:00:00Z'
                seq: $.n
                attributes: {b: $.run | words, a: $.one, c: $.none}
                keys: {order: $.order}
            tables:
              words: {values: {r: x}}
            """,
            """{"life": 2, "run": "r", "try": 2, "how": "failed", "why": "no\nway", "changed": "2026-03-02T09:00:00Z", "gone": true, "n": 5, "one": 1, "order": "A-1"}"""));

    [Theory]
    [InlineData("attempt: $.v", "0", "stepEnded: 'attempt': it is 0, and has to be 1 or more: the first try is 1; add to a counter that begins with 0, as in $.retryCount + 1")]
    [InlineData("attempt: $.v", "\"2026-03-02T09:00:00Z\"", "stepEnded: 'attempt': '2026-03-02T09:00:00Z' is no whole number; name another value")]
    [InlineData("rev: $.v", "-1", "stepEnded: 'rev': it is -1, and has to be 0 or more; name another value")]
    [InlineData("void: $.v", "1", "stepEnded: 'void': '1' is neither true nor false; say in a table what it means")]
    [InlineData("outcome: $.v", "\"OK\"", "stepEnded: 'outcome': 'OK' is no outcome; say in a table which one it means: completed, failed, timedOut, cancelled, skipped, vanished")]
    [InlineData("outcome: $.v", "\"vanished\"", "stepEnded: 'vanished' is no outcome of 'stepEnded'; use one of: completed, failed, timedOut, cancelled, skipped")]
    [InlineData("step: $.w", "1", "stepEnded: 'step': the message has no $.w; say with 'when' which messages are meant, or where else it stands")]
    [InlineData("keys: {a: $.v}", "\"\\u0007\"", "stepEnded: 'keys.a': holds a control character")]
    public void A_field_in_the_wrong_form_is_refused(string field, string value, string reason)
    {
        string outcome = field.StartsWith("outcome", StringComparison.Ordinal) ? "" : ", outcome: failed";
        Assert.Equal(reason, Mapped.Refusal($"makes: [{{kind: stepEnded, at: '2026-03-02T08:00:00Z', instance: o-1{outcome}, {field}}}]", $$"""{"v": {{value}}}"""));
    }

    [Fact]
    public void What_does_not_say_when_it_was_happened_when_it_came_and_the_first_time_it_is_told_counts()
    {
        string first = Mapped.One("makes: [{kind: alive, at: received, instance: o-1, fact: f}]", "{}");
        Assert.Contains("\"at\":\"2026-03-02T09:00:00Z\"", first, StringComparison.Ordinal);
        Assert.Matches("\"rev\":[0-9]{16,}", first);
    }

    private static string Version(string field) =>
        $$$"""
        absent: [n/a]
        tables:
          words: {values: {1: one, '1*0': many, '*': other} }
          strict: {values: {a: b}}
        makes:
          - kind: started
            at: '2026-03-02T08:00:00Z'
            instance: o-1
            version: {{{(field.StartsWith('[') ? field : $"\"{field}\"")}}}
        """;
}
