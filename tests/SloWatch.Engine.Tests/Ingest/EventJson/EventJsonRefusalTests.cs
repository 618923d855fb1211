using System.Text;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Tests.Ingest.EventJson;

public class EventJsonRefusalTests
{
    private const string Started = "\"kind\":\"started\",\"at\":\"2024-01-01T09:00:00Z\",\"instance\":\"1\"";

    [Theory]
    [InlineData("""{"at":"2024-01-01T09:00:00Z","instance":"1"}""", "'kind' is missing")]
    [InlineData("""{"kind":"started","instance":"1"}""", "'at' is missing; write an RFC 3339 time")]
    [InlineData("""{"kind":"started","at":"2024-01-01T09:00:00Z"}""", "'instance' is missing")]
    [InlineData("""{"kind":null,"at":"2024-01-01T09:00:00Z","instance":"1"}""", "'kind' is missing")]
    [InlineData("""{"kind":"watermark","at":"2024-01-01T09:00:00Z","instance":"1"}""", "'instance' does not belong to a watermark")]
    public void What_every_event_needs_is_asked_for(string json, string reason) => Assert.StartsWith(reason, Refusal(json).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"instanse\":\"1\"", "an event has no field 'instanse'; write 'instance'")]
    [InlineData("\"Kind\":\"started\"", "an event has no field 'Kind'; write 'kind'")]
    [InlineData("\"zzzzzzzzzz\":1", "an event has no field 'zzzzzzzzzz'; use one of: ")]
    public void A_field_that_does_not_exist_gets_the_nearest_name(string field, string reason) => AssertRefused(field, reason);

    [Theory]
    [InlineData("startd", "there is no kind of event 'startd'; write 'started'")]
    [InlineData("handedOver", "'handedOver' is internal: SloWatch derives it from the events of the workflow that takes over; leave it out, and import those")]
    [InlineData("STEPENDED", "there is no kind of event 'STEPENDED'; write 'stepEnded'")]
    public void A_kind_that_does_not_exist_gets_the_nearest_name(string kind, string reason) =>
        Assert.Equal(reason, Refusal($$"""{"kind":"{{kind}}"}""").Reason);

    [Fact]
    public void An_outcome_that_does_not_exist_gets_the_nearest_name() => AssertRefused("\"outcome\":\"canceled\"", "there is no outcome 'canceled'; write 'cancelled'");

    [Theory]
    [InlineData("\"step\":1", "'step' is 1; write a text in quotes")]
    [InlineData("\"step\":{}", "'step' is an object; write a text in quotes")]
    [InlineData("\"attempt\":\"1\"", "'attempt' is '1'; write a whole number from 1")]
    [InlineData("\"attempt\":0", "'attempt' is 0; write a whole number from 1")]
    [InlineData("\"attempt\":1.5", "'attempt' is 1.5; write a whole number from 1")]
    [InlineData("\"attempt\":2147483648", "'attempt' is 2147483648; write a whole number from 1")]
    [InlineData("\"rev\":-1", "'rev' is -1; write a whole number from 0")]
    [InlineData("\"seq\":true", "'seq' is true; write a whole number")]
    [InlineData("\"void\":\"yes\"", "'void' is 'yes'; write true or false")]
    [InlineData("\"value\":1e999", "'value' is 1e999; write a number")]
    [InlineData("\"error\":[]", "'error' is a list; write a text in quotes")]
    [InlineData("\"deadline\":1704099600", "'deadline' is 1704099600; write an RFC 3339 time with its zone")]
    [InlineData("\"deadline\":\"tomorrow\"", "'deadline' is 'tomorrow'; write an RFC 3339 time with its zone")]
    [InlineData("\"deadline\":\"2024-01-01T09:00:00\"", "'deadline' is '2024-01-01T09:00:00', which names no time zone; end it with Z")]
    [InlineData("\"deadline\":\"1969-01-01T09:00:00Z\"", "'deadline' is '1969-01-01T09:00:00Z'; write a time of the years 1970 to 2200")]
    [InlineData("\"attributes\":[]", "'attributes' is a list; write an object of names and values")]
    [InlineData("\"attributes\":{\"a\":null}", "in 'attributes', 'a' is null; write a text in quotes")]
    [InlineData("\"attributes\":{\"a\":{\"b\":1}}", "in 'attributes', 'a' is an object; write a text in quotes")]
    [InlineData("\"attributes\":{\"a\":1,\"b\":2,\"a\":3}", "in 'attributes', 'a' stands twice")]
    [InlineData("\"keys\":{\"order\":\"\"}", "in 'keys', 'order' is empty")]
    [InlineData("\"keys\":{\"\":\"x\"}", "in 'keys', a name is empty")]
    [InlineData("\"step\":\"a\",\"step\":\"b\"", "'step' stands twice; write it once")]
    public void A_value_of_the_wrong_kind_is_named_with_what_to_write(string field, string reason) => AssertRefused(field, reason);

    [Theory]
    [InlineData("\"step\":\"\"", "'step' is empty; leave it out or write it")]
    [InlineData("\"source\":\"\"", "'source' is empty; write it, or leave it out and name it for the whole delivery")]
    [InlineData("\"state\":\"\"", "'state' is empty; write it")]
    [InlineData("\"step\":\"a\\u0000b\"", "'step' holds a control character")]
    [InlineData("\"step\":\"a\\nb\"", "'step' holds a control character")]
    [InlineData("\"step\":\"\\u0085\"", "'step' holds a control character")]
    [InlineData("\"step\":\"\\ud800\"", "'step' holds half a surrogate pair")]
    [InlineData("\"why\":\"\\ud800\"", "'why' holds half a surrogate pair")]
    [InlineData("\"attributes\":{\"a\":\"\\udc00\"}", "in 'attributes', 'a' holds half a surrogate pair")]
    public void A_name_holds_no_control_characters_and_no_broken_ones(string field, string reason) => AssertRefused(field, reason);

    [Fact]
    public void An_empty_instance_is_not_to_be_left_out_where_nothing_else_tells_the_case() => Assert.Equal(
        "'instance' is empty; name the case this happened to, or leave it out where 'keys' tell the case",
        Refusal("""{"kind":"started","at":"2024-01-01T09:00:00Z","source":"s","workflow":"w","instance":""}""").Reason);

    [Theory]
    [InlineData("\"outcome\":\"completed\"", "'outcome' says nothing on 'started'; remove it, or use the kind it belongs to (stepEnded, ended, slot)")]
    [InlineData("\"state\":\"s\"", "'state' says nothing on 'started'")]
    [InlineData("\"track\":\"t\"", "'track' says nothing on 'started'")]
    [InlineData("\"value\":1", "'value' says nothing on 'started'")]
    [InlineData("\"name\":\"n\"", "'name' says nothing on 'started'")]
    [InlineData("\"from\":\"2024-01-01T09:00:00Z\"", "'from' says nothing on 'started'")]
    [InlineData("\"retryAt\":\"2024-01-01T09:00:00Z\"", "'retryAt' says nothing on 'started'")]
    [InlineData("\"notBefore\":\"2024-01-01T09:00:00.000001Z\"", "'notBefore' is after 'at'")]
    [InlineData("\"void\":true", "'void' needs 'fact'")]
    [InlineData("\"fact\":\"#1\"", "the fact '#1' is reserved")]
    [InlineData("\"fact\":\"#02\"", "the fact '#02' is reserved")]
    [InlineData("\"fact\":\"#x\"", "the fact '#x' is reserved")]
    [InlineData("\"fact\":\"#\"", "the fact '#' is reserved")]
    [InlineData("\"fact\":\"#99999999999\"", "the fact '#99999999999' is reserved")]
    public void What_cannot_be_meant_is_refused(string field, string reason) => AssertRefused(field, reason);

    [Theory]
    [InlineData("\"kind\":\"state\"", "'state' is missing")]
    [InlineData("\"kind\":\"ended\"", "'ended' lacks 'outcome'; use one of: completed, failed, timedOut, cancelled, vanished")]
    [InlineData("\"kind\":\"ended\",\"outcome\":\"skipped\"", "'skipped' is no outcome of 'ended'")]
    [InlineData("\"kind\":\"stepEnded\"", "'stepEnded' lacks 'outcome'; use one of: completed, failed, timedOut, cancelled, skipped")]
    [InlineData("\"kind\":\"stepEnded\",\"outcome\":\"vanished\"", "'vanished' is no outcome of 'stepEnded'")]
    [InlineData("\"kind\":\"slot\"", "'slot' is missing; write the planned time")]
    [InlineData("\"kind\":\"slot\",\"slot\":\"2024-01-01T09:00:00Z\",\"outcome\":\"completed\"", "'completed' is no outcome of 'slot'")]
    [InlineData("\"kind\":\"gauge\",\"value\":1", "'name' is missing")]
    [InlineData("\"kind\":\"gauge\",\"name\":\"depth\"", "'value' is missing")]
    [InlineData("\"kind\":\"gap\"", "'from' is missing")]
    [InlineData("\"kind\":\"ended\",\"fact\":\"e\"", "'ended' lacks 'outcome'")]
    [InlineData("\"kind\":\"ended\",\"fact\":\"e\",\"rev\":0", "'ended' lacks 'outcome'")]
    [InlineData("\"kind\":\"ended\",\"rev\":1", "'ended' lacks 'outcome'")]
    [InlineData("\"kind\":\"ended\",\"fact\":\"#2\",\"rev\":1", "'ended' lacks 'outcome'")]
    [InlineData("\"kind\":\"ended\",\"fact\":\"e\",\"rev\":1,\"outcome\":\"skipped\"", "'skipped' is no outcome of 'ended'")]
    [InlineData("\"kind\":\"gap\",\"fact\":\"g\",\"rev\":1", "'from' is missing")]
    [InlineData("\"kind\":\"gap\",\"from\":\"2024-01-01T09:00:01Z\"", "'from' is after 'at'")]
    public void Each_kind_asks_for_what_it_says(string fields, string reason) =>
        Assert.StartsWith(reason, Refusal($$"""{{{fields}},"at":"2024-01-01T09:00:00Z","instance":"1"}""").Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("", 1)]
    [InlineData("{", 2)]
    [InlineData("{\"kind\":\"started\",}", 19)]
    [InlineData("{} {}", 4)]
    [InlineData("{\"kind\":started}", 9)]
    [InlineData("{\"step\":\"a", 9)]
    public void What_is_no_json_is_refused_with_the_column(string json, int column)
    {
        EventRefusal refusal = Refusal(json);
        Assert.StartsWith("this is no JSON: ", refusal.Reason, StringComparison.Ordinal);
        Assert.True(refusal.IsBroken);
        Assert.Equal(column, refusal.Column);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    public void Json_that_is_no_object_is_refused(string json) => Assert.StartsWith("an event is a JSON object", Refusal(json).Reason, StringComparison.Ordinal);

    [Fact]
    public void The_column_counts_characters_and_not_bytes() => Assert.Equal(16, Refusal("{\"step\":\"漢字漢字\",\"x\":1}").Column);

    [Fact]
    public void Invalid_utf8_is_refused() =>
        Assert.Contains("not UTF-8", Refusal([.. "{\"step\":\""u8, 0xC3, 0x28, .. "\"}"u8]).Reason, StringComparison.Ordinal);

    [Fact]
    public void Sizes_have_limits()
    {
        AssertRefused($"\"step\":\"{new string('x', 501)}\"", "'step' has 501 characters; names have at most 500");
        AssertRefused($"\"attributes\":{{\"a\":\"{new string('x', 4001)}\"}}", "in 'attributes', 'a' has 4001 characters");
        string many = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"a{i}\":1"));
        AssertRefused($"\"attributes\":{{{many}}}", "in 'attributes', more than 100 names stand");
        Assert.Contains("bytes", Refusal($"{{{Started},\"why\":\"{new string('x', 1 << 20)}\"}}").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"begun","attributes":{"source":"inner"},"source":"till"}""", "till")]
    [InlineData("""{"source":"till","kind":"started"}""", "till")]
    [InlineData("""{"kind":"begun","source":7}""", null)]
    [InlineData("""{"kind":"begun","source":""}""", null)]
    [InlineData("""{"kind":"begun","attributes":{"source":"inner"}}""", null)]
    [InlineData("""["source"]""", null)]
    public void Who_it_is_from_is_told_wherever_it_says_so(string json, string? source) => Assert.Equal(source, Refusal(json).Source);

    private static void AssertRefused(string field, string reason) =>
        Assert.StartsWith(reason, Refusal($"{{{Started},{field}}}").Reason, StringComparison.Ordinal);

    private static EventRefusal Refusal(string json) => Refusal(Encoding.UTF8.GetBytes(json));

    private static EventRefusal Refusal(byte[] json)
    {
        Assert.False(new EventJsonReader("file", "loans").TryRead(json, out _, out EventRefusal refusal));
        return refusal;
    }
}
