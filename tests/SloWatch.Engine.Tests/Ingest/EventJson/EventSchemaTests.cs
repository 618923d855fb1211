using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.EventJson.Schema;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Ingest.EventJson;

public partial class EventSchemaTests
{
    private const string Rest = "\"at\":\"2024-01-01T09:00:00Z\",\"source\":\"s\",\"workflow\":\"w\"";
    private static readonly SchemaCheck Schema = new(JsonNode.Parse(EventSchema.Text())!.AsObject());

    [Fact]
    public void The_examples_of_the_docs_are_valid_and_show_every_kind()
    {
        JsonNode[] examples = [.. Json().Matches(Repository.Read("docs/events.md")).Select(block => JsonNode.Parse(block.Groups["text"].Value)!)];
        JsonObject[] events = [.. examples.SelectMany(one => one is JsonArray list ? list.Select(item => item!.AsObject()) : [one.AsObject()]).Where(one => !one.ContainsKey("specversion"))];

        Assert.All(events, one => Assert.Empty(Schema.Faults(one)));
        Assert.Equal(EventWords.Kinds.Order(StringComparer.Ordinal), events.Select(one => (string)one["kind"]!).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What the reader says of an event, the schema says.</summary>
    [Theory]
    [InlineData("{\"kind\":\"started\"," + Rest + ",\"instance\":\"1\"}")]
    [InlineData("{\"kind\":\"started\"," + Rest + "}")]
    [InlineData("{\"kind\":\"begun\"," + Rest + ",\"instance\":\"1\"}")]
    [InlineData("{\"kind\":\"started\"," + Rest + ",\"instance\":\"1\",\"instanse\":\"1\"}")]
    [InlineData("{\"kind\":\"started\"," + Rest + ",\"instance\":\"\"}")]
    [InlineData("{\"kind\":\"started\"," + Rest + ",\"instance\":\"1\",\"step\":null,\"outcome\":null}")]
    [InlineData("{\"kind\":\"started\"," + Rest + ",\"instance\":\"1\",\"outcome\":\"failed\"}")]
    [InlineData("{\"kind\":\"started\"," + Rest + ",\"instance\":\"1\",\"attributes\":{\"a\":1,\"b\":\"x\",\"c\":true}}")]
    [InlineData("{\"kind\":\"started\"," + Rest + ",\"instance\":\"1\",\"attributes\":{\"a\":[]}}")]
    [InlineData("{\"kind\":\"watermark\"," + Rest + "}")]
    [InlineData("{\"kind\":\"watermark\"," + Rest + ",\"instance\":\"1\"}")]
    [InlineData("{\"kind\":\"gap\"," + Rest + "}")]
    [InlineData("{\"kind\":\"gap\"," + Rest + ",\"from\":\"2024-01-01T08:00:00Z\"}")]
    [InlineData("{\"kind\":\"state\"," + Rest + ",\"instance\":\"1\"}")]
    [InlineData("{\"kind\":\"state\"," + Rest + ",\"instance\":\"1\",\"fact\":\"f\",\"rev\":2}")]
    [InlineData("{\"kind\":\"ended\"," + Rest + ",\"instance\":\"1\"}")]
    [InlineData("{\"kind\":\"ended\"," + Rest + ",\"instance\":\"1\",\"outcome\":\"skipped\"}")]
    [InlineData("{\"kind\":\"ended\"," + Rest + ",\"instance\":\"1\",\"outcome\":\"vanished\"}")]
    [InlineData("{\"kind\":\"stepEnded\"," + Rest + ",\"instance\":\"1\",\"outcome\":\"vanished\"}")]
    [InlineData("{\"kind\":\"stepEnded\"," + Rest + ",\"instance\":\"1\",\"fact\":\"f\",\"void\":true}")]
    [InlineData("{\"kind\":\"stepEnded\"," + Rest + ",\"instance\":\"1\",\"outcome\":\"failed\",\"void\":true}")]
    [InlineData("{\"kind\":\"slot\"," + Rest + ",\"instance\":\"1\"}")]
    [InlineData("{\"kind\":\"gauge\"," + Rest + ",\"instance\":\"1\",\"name\":\"n\"}")]
    [InlineData("{\"kind\":\"gauge\"," + Rest + ",\"instance\":\"1\",\"name\":\"n\",\"value\":1.5}")]
    [InlineData("{\"kind\":\"alive\"," + Rest + ",\"instance\":\"1\",\"value\":1.5}")]
    [InlineData("{\"kind\":\"alive\"," + Rest + ",\"instance\":\"1\",\"attempt\":0}")]
    [InlineData("{\"kind\":\"alive\"," + Rest + ",\"instance\":7}")]
    [InlineData("{\"kind\":\"started\"," + Rest + ",\"keys\":{\"parcel\":\"P-1\"}}")]
    [InlineData("{\"kind\":\"slot\"," + Rest + ",\"slot\":\"2024-01-01T08:00:00Z\",\"keys\":{\"parcel\":\"P-1\"}}")]
    [InlineData("{\"kind\":\"gauge\"," + Rest + ",\"name\":\"n\",\"value\":1.5,\"keys\":{\"parcel\":\"P-1\"}}")]
    public void It_agrees_with_the_reader(string json)
    {
        bool read = new EventJsonReader().TryRead(Encoding.UTF8.GetBytes(json), out WorkflowEvent? _, out EventRefusal refusal);

        string[] faults = [.. Schema.Faults(JsonNode.Parse(json))];

        Assert.True(read == (faults.Length == 0), $"read: {read} ({refusal.Reason}), faults: {string.Join("; ", faults)}");
    }

    [Fact]
    public void Every_field_is_explained_once() => Assert.Distinct(EventFieldText.All.Select(field => field.Summary));

    [GeneratedRegex(@"^```json\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Json();
}
