using System.Text;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.CloudEvents;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Tests.Ingest.CloudEvents;

public class CloudEventReaderTests
{
    private const string Envelope = "\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"shop\",\"type\":\"org.slowatch.event\"";
    private const string Started = "{\"kind\":\"started\",\"at\":\"2024-01-01T09:00:00Z\",\"instance\":\"1\"}";

    [Fact]
    public void Attributes_say_what_the_data_do_not()
    {
        WorkflowEvent fact = Read("""{"specversion":"1.0","id":"e-1","source":"shop","type":"org.slowatch.started","time":"2024-01-01T10:00:00+01:00","subject":"o-7","data":{"version":"v2"}}""");

        Assert.Equal((EventKind.Started, "2024-01-01T09:00:00Z", "shop", "orders", "o-7", "e-1", "v2"), (fact.Kind, fact.At.ToString(), fact.Source, fact.Workflow, fact.Instance, fact.Fact, fact.Details!.Version));
    }

    [Fact]
    public void What_the_data_say_goes_before_the_attributes()
    {
        WorkflowEvent fact = Read(
            """
            {"specversion":"1.0","id":"e-1","source":"shop","type":"org.slowatch.ended","time":"2024-01-01T10:00:00Z","subject":"o-7",
             "data":{"kind":"started","at":"2024-01-01T09:00:00Z","source":"till","instance":"o-8","fact":"f","workflow":"returns"}}
            """);

        Assert.Equal((EventKind.Started, "2024-01-01T09:00:00Z", "till", "returns", "o-8", "f"), (fact.Kind, fact.At.ToString(), fact.Source, fact.Workflow, fact.Instance, fact.Fact));
    }

    [Fact]
    public void Any_type_will_do_when_the_data_name_the_kind() =>
        Assert.Equal(EventKind.Started, Read($$"""{"specversion":"1.0","id":"e-1","source":"shop","type":"com.example.order.created","data":{{Started}}}""").Kind);

    [Fact]
    public void A_watermark_takes_no_instance_from_the_subject() =>
        Assert.Equal("", Read("""{"specversion":"1.0","id":"e-1","source":"shop","type":"org.slowatch.watermark","time":"2024-01-01T10:00:00Z","subject":"o-7","data":{}}""").Instance);

    [Fact]
    public void Data_may_be_Base64_and_stand_before_the_attributes()
    {
        string data = Convert.ToBase64String(Encoding.UTF8.GetBytes(Started));
        Assert.Equal("1", Read($$"""{"data_base64":"{{data}}",{{Envelope}},"datacontenttype":"application/json; charset=utf-8"}""").Instance);
    }

    [Fact]
    public void Extensions_and_nulls_are_passed_over() =>
        Assert.Equal("1", Read($$"""{{{Envelope}},"traceparent":"00-1-2-01","sampled":true,"odd":{"a":[1]},"subject":null,"data":{{Started}}}""").Instance);

    [Fact]
    public void Sources_that_repeat_are_one_string()
    {
        CloudEventReader reader = Reader();
        byte[] json = Encoding.UTF8.GetBytes($$"""{{{Envelope}},"data":{{Started}}}""");
        Assert.True(reader.TryRead(json, out WorkflowEvent? first, out _) && reader.TryRead(json, out WorkflowEvent? second, out _) && ReferenceEquals(first.Source, second.Source));
    }

    [Theory]
    [InlineData("""{"id":"1","source":"s","type":"t","data":{}}""", "the CloudEvent lacks 'specversion'; write \"specversion\": \"1.0\"")]
    [InlineData("""{"specversion":"0.3","id":"1","source":"s","type":"t","data":{}}""", "the CloudEvent is of the version '0.3'; send CloudEvents 1.0")]
    [InlineData("""{"specversion":"1.0","source":"s","type":"t","data":{}}""", "the CloudEvent lacks 'id'; every CloudEvent has one")]
    [InlineData("""{"specversion":"1.0","id":"","source":"s","type":"t","data":{}}""", "the CloudEvent lacks 'id'; every CloudEvent has one")]
    [InlineData("""{"specversion":"1.0","id":"1","type":"t","data":{}}""", "the CloudEvent lacks 'source'; every CloudEvent has one")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","data":{}}""", "the CloudEvent lacks 'type'; every CloudEvent has one")]
    [InlineData("""{"specversion":"1.0","id":7,"source":"s","type":"t","data":{}}""", "the CloudEvent's 'id' is 7; write a text in quotes")]
    [InlineData("""{"specversion":"1.0","id":"1","id":"2","source":"s","type":"t","data":{}}""", "'id' stands twice; write it once")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"a\tb","type":"t","data":{}}""", "the CloudEvent's 'source' holds a control character; write a shorter, plain one")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s\ud800","type":"t","data":{}}""", "the CloudEvent's 'source' holds half a surrogate pair; write whole characters")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"","data":{}}""", "the CloudEvent's 'subject' is empty; leave it out or write it")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"noon","data":{}}""", "the CloudEvent's 'time' is 'noon'; write an RFC 3339 time with its zone, such as 2011-10-01T00:38:44.546Z")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"1066-10-14T09:00:00Z","data":{}}""", "the CloudEvent's 'time' is '1066-10-14T09:00:00Z'; write a time of the years 1970 to 2200")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","datacontenttype":"text/xml","data":{}}""", "the data of the CloudEvent is 'text/xml'; send it as application/json")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t"}""", "the CloudEvent lacks 'data'; write the workflow event there, as an object")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{},"data_base64":"e30="}""", "the CloudEvent has 'data' and 'data_base64'; write one of them")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":"?"}""", "the CloudEvent's 'data_base64' is no Base64; write the event as an object, in 'data'")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":[1]}""", "in its data, an event is a JSON object; write {\"kind\": ..., \"at\": ..., ...}")]
    [InlineData("""["a"]""", "a CloudEvent is a JSON object; write {\"specversion\": \"1.0\", ...}")]
    public void A_fault_is_told_with_its_remedy(string json, string reason)
    {
        Assert.False(Reader().TryRead(Encoding.UTF8.GetBytes(json), out _, out EventRefusal refusal));
        Assert.Equal(reason, refusal.Reason);
    }

    [Fact]
    public void A_fault_in_the_data_is_told_with_its_column_in_the_whole_and_its_source()
    {
        string json = $"{{{Envelope},\"data\":{{\"kind\":\"begun\"}}}}";

        Assert.False(Reader().TryRead(Encoding.UTF8.GetBytes(json), out _, out EventRefusal refusal));
        Assert.Equal((json.IndexOf("\"begun\"", StringComparison.Ordinal) + 1, "shop"), (refusal.Column, refusal.Source));
        Assert.StartsWith("in its data, there is no kind of event 'begun'; ", refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","id":"1",""")]
    [InlineData("""{"specversion":"1.0"} {}""")]
    [InlineData("")]
    public void What_is_no_JSON_is_told_to_be_broken(string json)
    {
        Assert.False(Reader().TryRead(Encoding.UTF8.GetBytes(json), out _, out EventRefusal refusal));
        Assert.True(refusal.IsBroken, refusal.Reason);
    }

    [Fact]
    public void A_refused_event_leaves_nothing_behind_for_the_next()
    {
        CloudEventReader reader = Reader();
        Assert.False(reader.TryRead(Encoding.UTF8.GetBytes($$"""{{{Envelope}},"subject":"9","data_base64":"e30="}"""), out _, out _));
        Assert.False(reader.TryRead("""{"specversion":"1.0","id":"1","source":"s","type":"t"}"""u8, out _, out EventRefusal refusal));
        Assert.StartsWith("the CloudEvent lacks 'data'", refusal.Reason, StringComparison.Ordinal);
    }

    private static CloudEventReader Reader() => new() { Defaults = new() { Source = "delivery", Workflow = "orders" } };

    private static WorkflowEvent Read(string json)
    {
        Assert.True(Reader().TryRead(Encoding.UTF8.GetBytes(json), out WorkflowEvent? fact, out EventRefusal refusal), refusal.Reason);
        return fact;
    }
}
