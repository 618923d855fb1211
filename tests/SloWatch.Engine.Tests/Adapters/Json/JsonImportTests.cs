using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Adapters.Json;

namespace SloWatch.Engine.Tests.Adapters.Json;

public class JsonImportTests
{
    private static readonly ActivityMapping Mapping = Mapped.Source($"ignore: [{{when: {{$.ping: '*'}}}}]\n{Mapped.Starts}").Mapping;

    [Theory]
    [InlineData("""{"id":1,"at":"2026-03-02T09:00:00Z"}""")]
    [InlineData("\ufeff\n {\n\"id\":1,\n\"at\":\"2026-03-02T09:00:00Z\"}\n")]
    [InlineData("[\n{\"id\":1,\"at\":\"2026-03-02T09:00:00Z\"}]")]
    [InlineData("""[{"id":1,"at":"2026-03-02T09:00:00Z"},{"id":2,"at":"2026-03-02T09:00:00Z"}]""")]
    [InlineData("{\"id\":1,\"at\":\"2026-03-02T09:00:00Z\"}\r\n\r\n{\"id\":2,\"at\":\"2026-03-02T09:00:00Z\"}\r\n")]
    [InlineData("{\n\"id\":1,\"at\":\"2026-03-02T09:00:00Z\"}{\"id\":2,\"at\":\"2026-03-02T09:00:00Z\"} [{\"id\":3,\"at\":\"2026-03-02T09:00:00Z\"}]")]
    public void A_file_is_one_message_or_lists_of_them_or_one_on_each_line(string file)
    {
        RecordingSink sink = Import(file);
        Assert.Equal(Enumerable.Range(1, file.Split("\"id\"").Length - 1).Select(id => $"{id}"), sink.Taken.Select(fact => fact.Instance));
        Assert.Empty(sink.Refused);
    }

    [Fact]
    public void A_bad_line_costs_its_line_and_what_is_left_out_is_counted()
    {
        RecordingSink sink = Import("{\"id\":1,\"at\":\"2026-03-02T09:00:00Z\"}\n{\"id\":2,\n{\"ping\":1}\n{\"id\":3}\n{\"id\":4,\"at\":\"2026-03-02T09:00:00Z\"}\n");
        Assert.Equal(["1", "4"], sink.Taken.Select(fact => fact.Instance));
        Assert.Equal([(2, "this is no JSON"), (4, "started: 'at': the message has no $.at")], sink.Refused.Select(one => (one.Place.Line, one.Reason[..Math.Min(one.Reason.Length, one.Place.Line == 2 ? 15 : 38)])));
        Assert.Equal([("messages", "", "an event started", 2L), ("messages", "", "left out: ignored", 1L)], sink.Became);
    }

    [Fact]
    public void Each_message_of_a_list_is_refused_by_its_line()
    {
        RecordingSink sink = Import("[\n  {\"id\":1,\"at\":\"2026-03-02T09:00:00Z\"},\n  {\"id\":2}\n]");
        Assert.Equal(3, Assert.Single(sink.Refused).Place.Line);
    }

    [Theory]
    [InlineData("[{\"id\":1,\"at\":\"2026-03-02T09:00:00Z\"}", "log.json:1:38: this is no JSON: ")]
    [InlineData("[{\"id\":1,\"at\":\"2026-03-02T09:00:00Z\"},\n{\"id\":]", "log.json:2:")]
    [InlineData("id,at\n1,2", "log.json:1:1: the file does not hold JSON; ")]
    public void A_file_that_is_no_JSON_is_unreadable_where_it_breaks(string file, string message) =>
        Assert.StartsWith(message, Assert.Throws<UnreadableFileException>(() => Import(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_does_not_say_when_its_messages_came() => Assert.StartsWith(
        "alive: 'at': the message does not say when it was, and a file does not say when it came; ",
        RecordingSink.Import(new JsonAdapter(), "{}", Mapped.Source("makes: [{kind: alive, at: received, instance: a, fact: f}]").Mapping).Refused.Single().Reason,
        StringComparison.Ordinal);

    private static RecordingSink Import(string file) => RecordingSink.Import(new JsonAdapter(), file, Mapping);
}
