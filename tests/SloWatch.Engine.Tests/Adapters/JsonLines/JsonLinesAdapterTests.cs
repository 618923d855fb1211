using System.Text;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Adapters.JsonLines;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Tests.Adapters.JsonLines;

public class JsonLinesAdapterTests
{
    private static readonly JsonLinesAdapter Adapter = new();

    [Fact]
    public void Each_line_is_an_event() =>
        Assert.Equal(["1", "2", "3"], Import($"{Event(1)}\n{Event(2)}\n{Event(3)}\n").Taken.Select(fact => fact.Instance));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Line_ends_marks_and_blank_lines_of_all_systems_are_understood(int bytesAtOnce)
    {
        byte[] content = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{Event(1)}\r\n\r\n \t\n{Event(2)}\n\n{Event(3)}")];
        using TricklingStream stream = new(content, bytesAtOnce);
        Assert.Equal(["1", "2", "3"], RecordingSink.Import(Adapter, stream).Taken.Select(fact => fact.Instance));
    }

    [Fact]
    public void A_repeat_is_handed_over_as_it_stands() => Assert.Equal([null, null], Import($"{Event(1)}\n{Event(1)}\n").Taken.Select(fact => fact.Fact));

    [Fact]
    public void A_bad_line_is_refused_with_its_place_and_the_rest_is_read()
    {
        RecordingSink sink = Import($"{Event(1)}\n\n{{\"kind\":\"startd\"}}\n{Event(2)}\n");
        Assert.Equal(2, sink.Taken.Count);
        Assert.Equal((new Place("log.jsonl", 3, 9), "there is no kind of event 'startd'; write 'started'", "{\"kind\":\"startd\"}"), sink.Refused.Single());
    }

    [Fact]
    public void A_last_line_that_is_cut_off_is_said_to_be()
    {
        RecordingSink sink = Import($"{Event(1)}\n{Event(2)[..^10]}");
        Assert.Single(sink.Taken);
        Assert.StartsWith("the file ends within this line: this is no JSON", sink.Refused.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_line_without_a_line_break_is_an_event_like_any_other() => Assert.Equal(2, Import($"{Event(1)}\n{Event(2)}").Taken.Count);

    [Fact]
    public void A_line_that_is_too_long_is_refused_and_the_next_is_read_with_its_number()
    {
        string huge = $"{{\"why\":\"{new string('x', 3 * EventLimits.EventBytes)}\"}}";
        RecordingSink sink = Import($"{Event(1)}\n{huge}\n{Event(2)}\nno event\n{huge}");
        Assert.Equal(["1", "2"], sink.Taken.Select(fact => fact.Instance));
        Assert.Equal([2, 4, 5], sink.Refused.Select(refused => refused.Place.Line));
        Assert.Contains("more than 1048576 bytes", sink.Refused[0].Reason, StringComparison.Ordinal);
        Assert.Equal(1000, sink.Refused[0].Content.Length);
    }

    [Fact]
    public void A_line_of_the_greatest_length_is_read()
    {
        string start = Event(1)[..^1] + ",\"why\":\"";
        string line = start + new string('x', EventLimits.EventBytes - start.Length - 2) + "\"}";
        Assert.Equal(EventLimits.EventBytes, line.Length);
        Assert.Equal(2, Import($"{line}\n{Event(2)}").Taken.Count);
        Assert.Single(Import($"{Event(2)}\n {line}").Refused);
    }

    [Fact]
    public void Lines_that_are_not_utf8_are_refused_and_shown_as_far_as_they_can_be()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(Event(1)), (byte)'\n', .. "{\"step\":\""u8, 0xFF, .. "\"}\n"u8];
        RecordingSink sink = RecordingSink.Import(Adapter, content);
        Assert.Equal("{\"step\":\"\uFFFD\"}", sink.Refused.Single().Content);
    }

    [Theory]
    [InlineData("[{\"kind\":\"started\"}]", "write each event of the list on a line of its own")]
    [InlineData("kind,at,instance\nstarted,2024-01-01,1\n", "write one JSON object a line")]
    [InlineData("\n\n<log/>", "write one JSON object a line")]
    public void A_file_of_another_format_is_refused_at_once(string content, string remedy)
    {
        UnreadableFileException refusal = Assert.Throws<UnreadableFileException>(() => Import(content));
        Assert.Contains("the file does not hold JSON lines", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void First_lines_that_are_cut_or_damaged_are_refused_and_the_rest_is_read(int damaged)
    {
        RecordingSink sink = Import($"\n{string.Concat(Enumerable.Repeat(Event(0)[9..] + "\n", damaged))}{Event(1)}\nnonsense\n{Event(2)}\n");
        Assert.Equal(["1", "2"], sink.Taken.Select(fact => fact.Instance));
        Assert.Equal([.. Enumerable.Range(2, damaged), damaged + 3], sink.Refused.Select(refused => refused.Place.Line));
        Assert.All(sink.Refused, refused => Assert.StartsWith("this is no JSON", refused.Reason, StringComparison.Ordinal));
        Assert.Equal(Event(0)[9..], sink.Refused[0].Content);
    }

    [Fact]
    public void A_file_without_an_object_in_its_first_ten_lines_is_something_else_and_nothing_of_it_is_handed_over()
    {
        RecordingSink sink = new();
        using MemoryStream content = new(Encoding.UTF8.GetBytes($"{string.Concat(Enumerable.Repeat("a,b\n", 10))}{Event(1)}\n"));
        UnreadableFileException refusal = Assert.Throws<UnreadableFileException>(() => Adapter.Import(RecordingSink.FileOf(Adapter, content, null), sink, CancellationToken.None));
        Assert.StartsWith("log.jsonl:1:1: the file does not hold JSON lines", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Taken);
        Assert.Empty(sink.Refused);
    }

    [Fact]
    public void A_stream_that_breaks_names_the_line_it_broke_after()
    {
        using TricklingStream stream = new(Encoding.UTF8.GetBytes($"{Event(1)}\n{Event(2)}\n"), 50, new InvalidDataException("bad block."));
        RecordingSink sink = new();
        UnreadableFileException refusal = Assert.Throws<UnreadableFileException>(() => Adapter.Import(RecordingSink.FileOf(Adapter, stream), sink, CancellationToken.None));
        Assert.Equal("log.jsonl:3:1: the archive is damaged or cut off here; fetch the file again, and import it again", refusal.Message);
        Assert.Equal(2, sink.Taken.Count);
    }

    [Fact]
    public void Events_that_name_no_source_or_workflow_get_those_of_the_import() =>
        Assert.Equal(("file", "loans"), Import(Event(1)).Taken.Select(fact => (fact.Source, fact.Workflow)).Single());

    private static string Event(int instance) => $$"""{"kind":"started","at":"2024-01-01T09:00:00Z","instance":"{{instance}}"}""";

    private static RecordingSink Import(string content) => RecordingSink.Import(Adapter, content);
}
