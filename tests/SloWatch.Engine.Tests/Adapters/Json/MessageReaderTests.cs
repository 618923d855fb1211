using SloWatch.Core.Rules;

namespace SloWatch.Engine.Tests.Adapters.Json;

/// <summary>Which events a message becomes.</summary>
public class MessageReaderTests
{
    private const string Tasks =
        """
        absent: ['-']
        ignore:
          - when: {$.type: [ping, 'audit.*']}
          - unless: {$.id: '*'}
        every: {instance: $.id, at: $.at, attributes: {a: every, b: every}}
        makes:
          - kind: started
            when: {$.began: 'true'}
            attributes: {b: own}
          - kind: updated
            when: {$.type: 'task.*', $.detail: '*'}
            at: $.changed
          - kind: ended
            when: {$.type: [task.done, task.dead]}
            unless: {$.again: '*', $.test: yes}
            outcome: completed
        """;

    private const string Batches =
        """
        events: $.data.items[*]
        ignore: [{when: {'@.kind': noise}}, {when: {$.ping: '*'}}]
        makes: [{kind: started, when: {'@.kind': new}, at: '@.at', instance: '{$.shop}-{@.id}'}]
        """;

    [Theory]
    [InlineData("""{"id": 1, "at": "2026-03-02T09:00:00Z", "type": "x", "began": true}""", "started")]
    [InlineData("""{"id": 1, "at": "2026-03-02T09:00:00Z", "type": "task.done"}""", "ended")]
    [InlineData("""{"id": 1, "at": "2026-03-02T09:00:00Z", "type": "task.dead", "began": true}""", "started ended")]
    [InlineData("""{"id": 1, "at": "2026-03-02T09:00:00Z", "type": "task.dead", "began": true, "again": {}}""", "started")]
    [InlineData("""{"id": 1, "at": "2026-03-02T09:00:00Z", "type": "task.dead", "began": true, "again": "-", "test": "no"}""", "started ended")]
    [InlineData("""{"id": 1, "at": "2026-03-02T09:00:00Z", "type": "task.new", "detail": [], "changed": "2026-03-02T09:01:00Z"}""", "updated")]
    [InlineData("""{"id": 1, "type": "audit.login"}""", "ignored")]
    [InlineData("""{"id": "-", "type": "task.done"}""", "ignored")]
    [InlineData("""{"id": 1, "type": "task.new"}""", "no rule of the mapping fits it; say in 'makes' what it becomes, or in 'ignore' that it is left out")]
    [InlineData("[]", "a message is a JSON object; send it as {...}")]
    [InlineData("{\"id\": 1,}", "this is no JSON: ")]
    [InlineData("{} {}", "this is no JSON: ")]
    public void A_message_becomes_an_event_for_each_rule_that_fits_it(string message, string expected)
    {
        Heard heard = Mapped.Read(Tasks, message);
        string[] kinds = [.. heard.Taken.Select(fact => $"{char.ToLowerInvariant(fact.Kind.ToString()[0])}{fact.Kind.ToString()[1..]}"), .. Enumerable.Repeat("ignored", heard.Ignored), .. heard.Refused.Select(one => one.Reason)];
        Assert.StartsWith(expected, string.Join(' ', kinds), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_rule_says_goes_before_what_holds_for_every_event() => Assert.Equal(
        """{"kind":"started","at":"2026-03-02T09:00:00Z","instance":"1","attributes":{"a":"every","b":"own"}}""",
        Mapped.One(Tasks, """{"id": 1, "at": "2026-03-02T09:00:00Z", "began": true}"""));

    [Fact]
    public void A_message_may_hold_several_events()
    {
        Heard heard = Mapped.Read(Batches, """{"shop": "s", "data": {"items": [{"kind": "new", "id": 1, "at": "2026-03-02T09:00:00Z"}, {"kind": "noise"}, {"kind": "new", "id": 2, "at": "2026-03-02T09:00:00Z"}]}}""");
        Assert.Equal(["s-1", "s-2"], heard.Taken.Select(fact => fact.Instance));
        Assert.Equal((1, 0), (heard.Ignored, heard.Refused.Count));
    }

    [Fact]
    public void One_event_may_stand_where_others_have_a_list() =>
        Assert.Equal("s-1", Mapped.Read(Batches, """{"shop": "s", "data": {"items": {"kind": "new", "id": 1, "at": "2026-03-02T09:00:00Z"}}}""").Taken.Single().Instance);

    [Fact]
    public void A_message_without_its_list_is_refused_unless_it_is_left_out()
    {
        Heard heard = Mapped.Read(Batches, """{"data": {}}""", """{"ping": 1}""");
        Assert.Equal("the message has no list of events at $.data.items; name where they are in 'events', or leave it out with 'ignore'", heard.Refused.Single().Reason);
        Assert.Equal(1, heard.Ignored);
    }

    /// <summary>Kept as it is, and each of several apart: by a better mapping it can be read again.</summary>
    [Fact]
    public void What_is_refused_of_a_message_is_kept_with_what_holds_for_all_of_it()
    {
        Heard heard = Mapped.Read(Batches, """{"shop":"s","data":{"page":1,"items":[{"kind":"new","id":1,"at":"2026-03-02T09:00:00Z"},{"kind":"new","id":2},{"kind":"odd"}]}}""");
        Assert.Equal("1 s-1", $"{heard.Taken.Count} {heard.Taken[0].Instance}");
        Assert.Equal(["""{"shop":"s","data":{"page":1,"items":[{"kind":"new","id":2}]}}""", """{"shop":"s","data":{"page":1,"items":[{"kind":"odd"}]}}"""], heard.Refused.Select(one => one.Content));
        Assert.Equal(heard.Refused.Select(one => one.Reason), heard.Refused.SelectMany(one => Mapped.Read(Batches, one.Content).Refused.Select(again => again.Reason)));
    }

    /// <summary>A small message must not fill the quarantine, or the memory on its way there.</summary>
    [Fact]
    public void What_is_kept_of_a_message_does_not_add_up()
    {
        string around = new('x', 8_000), far = new('x', 20_000);
        string many = string.Join(',', Enumerable.Repeat("{\"kind\":\"odd\"}", 1_000)), most = string.Join(',', Enumerable.Repeat("1", 100_000));

        Heard heard = Mapped.Read(Batches, $$$"""{"shop":"{{{around}}}","data":{"items":[{{{many}}}]}}""");
        Assert.Equal((1_000, 100), (heard.Refused.Count, heard.Refused.Count(one => one.Content.Length > 8_000)));
        Assert.All(heard.Refused.Skip(100), one => Assert.Equal("{\"kind\":\"odd\"}", one.Content));

        Assert.All(Mapped.Read(Batches, $$$"""{"shop":"{{{far}}}","data":{"items":[{{{many}}}]}}""").Refused, one => Assert.Equal("{\"kind\":\"odd\"}", one.Content));

        (int? _, string reason, string content) = Assert.Single(Mapped.Read(Batches, $$$"""{"data":{"items":[{{{most}}}]}}""").Refused);
        Assert.Equal("the message has 100000 events; at most 5000 are read, send them in several messages", reason);
        Assert.Equal(16_000, content.Length);
    }

    [Fact]
    public void The_workflow_may_come_from_the_message()
    {
        SourceDefinition source = Mapped.Source("makes: [{kind: started, at: $.at, instance: $.id, workflow: [$.flow]}]");
        Assert.Equal("parcels", Mapped.Read(source, """{"id": 1, "at": "2026-03-02T09:00:00Z", "flow": "parcels"}""").Taken.Single().Workflow);
        Assert.Equal("started: 'workflow': the message has no $.flow; say with 'when' which messages are meant, or where else it stands", Mapped.Read(source, """{"id": 1, "at": "2026-03-02T09:00:00Z"}""").Refused.Single().Reason);
    }

    /// <summary>Nothing that a stranger sends breaks it.</summary>
    [Fact]
    public void Any_message_becomes_events_or_is_refused_or_left_out()
    {
        Random random = new(7);
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"id\"", "\"at\"", "\"data\"", "\"items\"", "\"kind\"", "\"new\"", "1", "null", "true", "\"\\ud800\"", "\"2026-03-02T09:00:00Z\"", " "];
        for (int i = 0; i < 20_000; i++)
        {
            string message = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            Heard heard = Mapped.Read(Shared, message);
            Assert.All(heard.Refused, one => Assert.NotEqual("", one.Reason));
        }
    }

    private static readonly SourceDefinition Shared = Mapped.Source(Batches);
}
