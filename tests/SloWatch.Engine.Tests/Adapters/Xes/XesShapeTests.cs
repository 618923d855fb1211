using System.Text;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Adapters.Xes;
using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

public class XesShapeTests
{
    private const string OneEvent = "<event><string key='concept:name' value='W'/><date key='time:timestamp' value='2024-01-01T09:00:00Z'/></event>";

    [Theory]
    [InlineData("<log xmlns='http://www.xes-standard.org/'>", "</log>", "")]
    [InlineData("<x:log xmlns:x='http://www.xes-standard.org/'>", "</x:log>", "x:")]
    [InlineData("<log>", "</log>", "")]
    public void Namespaces_may_be_there_or_not(string open, string close, string prefix)
    {
        string inner = Trace("c1", Event("W", "09:00")).Replace("</", $"</{prefix}", StringComparison.Ordinal);
        foreach (string element in new[] { "trace", "event", "string", "date" })
        {
            inner = inner.Replace($"<{element}", $"<{prefix}{element}", StringComparison.Ordinal);
        }

        Assert.Equal(["c1 started 09:00 start", "c1 stepEnded W 09:00 completed"], Facts(open + inner + close));
    }

    [Fact]
    public void Extensions_classifiers_comments_and_attributes_of_the_log_are_passed_over() =>
        Assert.Equal(2, Facts(Log(
            "<extension name='Concept' prefix='concept' uri='concept.xesext'/><global scope='trace'><string key='concept:name' value='none'/></global><classifier name='a' keys='concept:name'/>",
            "<!-- a comment --><?pi?><string key='concept:name' value='the log'><list key='x'><values><string key='y' value='z'/></values></list></string>",
            Trace("c1", Event("W", "09:00")))).Length);

    [Theory]
    [InlineData("string")]
    [InlineData("int")]
    [InlineData("float")]
    [InlineData("boolean")]
    [InlineData("date")]
    [InlineData("id")]
    public void An_attribute_counts_whatever_its_type(string type) =>
        Assert.Equal("7 started 09:00 start", Facts(Log($"<trace><{type} key='concept:name' value='7'/>{OneEvent}</trace>"))[0]);

    [Fact]
    public void Attributes_within_attributes_lists_and_containers_do_not_count() =>
        Assert.Equal(["c1 started 09:00 start", "c1 stepEnded W 09:00 completed"], Facts(Log(
            "<trace><string key='concept:name' value='c1'><string key='concept:name' value='nested'/></string>",
            "<list key='l'><string key='concept:name' value='nested'/><values><string key='concept:name' value='nested'/></values></list><container key='c'><string key='concept:name' value='nested'/></container>",
            "<event><string key='concept:name' value='W'><date key='time:timestamp' value='2024-01-01T10:00:00Z'/></string><list key='l'><values><string key='lifecycle:transition' value='start'/></values></list>",
            "<date key='time:timestamp' value='2024-01-01T09:00:00Z'></date></event></trace>")));

    [Fact]
    public void A_value_may_stand_before_its_key_and_other_attributes_beside_them() =>
        Assert.Equal("c1 started 09:00 start", Facts(Log($"<trace><string id='1' value='c1' type='x' key='concept:name'/>{OneEvent}</trace>"))[0]);

    [Fact]
    public void Entities_of_xml_and_all_letters_are_read() =>
        Assert.Equal("prüf & \"漢字\" 🚲 started 09:00 start", Facts(Log($"<trace><string key='concept:name' value='pr&#252;f &amp; &quot;漢字&quot; &#x1F6B2;'/>{OneEvent}</trace>"))[0]);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public void The_encoding_is_the_one_the_file_declares(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] content = [.. encoding.Preamble, .. encoding.GetBytes($"<?xml version='1.0' encoding='{name}'?><log><trace><string key='concept:name' value='ä'/>{OneEvent}</trace></log>")];
        Assert.Equal("ä", RecordingSink.Import(Adapter, content).Taken[0].Instance);
    }

    [Fact]
    public void A_trace_without_a_name_gets_one_by_its_file_and_place_and_that_is_said()
    {
        RecordingSink sink = Read(Log(Trace("c1", OneEvent), $"<trace>{OneEvent}</trace>", "<trace/>", $"<trace>{OneEvent}</trace>"));
        Assert.Equal(["c1", "log.xes:trace-2", "log.xes:trace-4"], sink.Taken.Select(fact => fact.Instance).Distinct());
        Assert.Empty(sink.Refused);
        string warning = Assert.Single(sink.Warnings);
        Assert.StartsWith("traces without a 'concept:name': 2, the first at log.xes:1:", warning, StringComparison.Ordinal);
        Assert.EndsWith("such as 'log.xes:trace-2': name them, for another file of this name would be taken for the same cases", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/exports/may/log.xes.gz", "log.xes.gz:trace-1")]
    [InlineData("a\u0007b.xes", "ab.xes:trace-1")]
    [InlineData("/dev/stdin", "stdin:trace-1")]
    public void Its_file_is_named_without_the_folder(string file, string expected)
    {
        RecordingSink sink = new();
        FileImport named = RecordingSink.FileOf(Adapter, new MemoryStream(Encoding.UTF8.GetBytes(Log($"<trace>{OneEvent}</trace>"))), null) with { Name = file };
        Adapter.Import(named, sink, CancellationToken.None);
        Assert.Equal(expected, sink.Taken[0].Instance);
    }

    [Fact]
    public void A_trace_whose_name_cannot_be_one_is_kept_under_its_place_and_said()
    {
        RecordingSink sink = Read(Log(Trace(new string('x', 501), OneEvent)));
        Assert.Equal("log.xes:trace-1", sink.Taken[0].Instance);
        Assert.Empty(sink.Refused);
        string warning = Assert.Single(sink.Warnings);
        Assert.StartsWith("traces whose 'concept:name' cannot be one: 1, the first at log.xes:1:", warning, StringComparison.Ordinal);
        Assert.Contains("has 501 characters; names have at most 500; kept under the file's name", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_after_the_events_counts_and_in_a_very_long_trace_comes_too_late()
    {
        string name = Attribute("concept:name", "c1");
        Assert.Equal("c1", Read(Log($"<trace>{OneEvent}{name}</trace>")).Taken[0].Instance);
        RecordingSink sink = Read(Log("<trace>" + string.Concat(Enumerable.Repeat(OneEvent, XesTrace.MostWaiting)) + name + OneEvent + "</trace>"));
        Assert.Equal(["log.xes:trace-1"], sink.Taken.Select(fact => fact.Instance).Distinct());
        Assert.Empty(sink.Refused);
        Assert.Contains("after 10000 events", Assert.Single(sink.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_log_says_for_all_events_holds_for_those_that_do_not_say_it()
    {
        string globals = "<global scope='event'><string key='concept:name' value='Call'/><string key='lifecycle:transition' value='start'/><date key='time:timestamp' value='2024-01-01T01:00:00Z'/><string key='CHANNEL' value='web'/></global>";
        string bare = "<event><date key='time:timestamp' value='2024-01-01T09:00:00Z'/></event>";
        RecordingSink sink = Read(Log(globals, Trace("c1", bare, Event("W", "09:05", "complete"), "<event/>")), new ActivityMapping { Attributes = [new("channel", "CHANNEL")] });
        Assert.Equal(["c1 started 09:00 start", "c1 stepStarted Call 09:00", "c1 stepEnded W 09:05 completed"], Facts(Log(globals, Trace("c1", bare, Event("W", "09:05", "complete")))));
        Assert.Equal("web", sink.Taken[0].Details!.Attributes!.Single().Value);
        Assert.StartsWith("the event has no 'time:timestamp'", sink.Refused.Single().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNKNOWN")]
    [InlineData("__INVALID__")]
    public void A_placeholder_is_no_default(string placeholder)
    {
        string globals = $"<global scope='event'>{Attribute("concept:name", placeholder)}{Attribute("lifecycle:transition", placeholder)}</global>";
        RecordingSink sink = Read(Log(globals, Trace("c1", Event("W", "09:00"), "<event><date key='time:timestamp' value='2024-01-01T09:00:00Z'/></event>")));
        Assert.Equal("stepEnded", sink.Taken[1].Kind.ToString(), ignoreCase: true);
        Assert.StartsWith("the event has no 'concept:name'", sink.Refused.Single().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html/>", "log.xes:1:2: a XES log begins with <log>, and this file with <html>; ")]
    [InlineData("<log><trace></log>", "log.xes:1:15: broken XML: an element is closed here that is not the one that is open; ")]
    [InlineData("<log><trace>", "log.xes:1:13: the file ends in the middle; ")]
    [InlineData("<log a='", "the file ends in the middle; ")]
    [InlineData("", "log.xes:1:1: the file holds no element; ")]
    [InlineData("junk", "log.xes:1:1: this is no XML; check that it is a XES log")]
    [InlineData("<log/>junk", "this is no XML; ")]
    [InlineData("<log/><log/>", "something follows behind the end of the log; ")]
    [InlineData("<!DOCTYPE log><log/>", "log.xes:1:1: the file has a document type (<!DOCTYPE>), which could pull in other files; remove it; XES logs need none")]
    [InlineData("<log>&nope;</log>", "log.xes:1:7: broken XML: it has no such entity; write the character itself")]
    [InlineData("<log a='1' a='2'/>", "broken XML: an attribute stands twice in one element; remove one")]
    [InlineData("<x:log/>", "broken XML: a prefix is used that the file does not declare; ")]
    [InlineData("<log>\u0001</log>", "log.xes:1:6: broken XML: this character is not allowed in it; remove it")]
    [InlineData("<log>1 < 2</log>", "log.xes:1:9: broken XML: no name follows the <; write &lt; where a text has a <")]
    [InlineData("<log a=1/>", "log.xes:1:8: broken XML: this has no place here; ")]
    [InlineData("<?xml version='1.0' encoding='klingon'?><log/>", "the encoding that the file declares is not known; save the file as UTF-8")]
    public void A_file_that_is_no_xes_is_unreadable_with_place_and_reason(string content, string message) =>
        Assert.Contains(message, Assert.Throws<UnreadableFileException>(() => RecordingSink.Import(Adapter, content)).Message, StringComparison.Ordinal);

    [Fact]
    public void Traces_before_the_break_are_handed_over_whole_and_their_counts_told()
    {
        RecordingSink sink = new();
        using MemoryStream content = new(Encoding.UTF8.GetBytes(Log(Trace("c1", OneEvent), Trace("c2", OneEvent, OneEvent)).Replace("</trace></log>", "<", StringComparison.Ordinal)));
        Assert.Throws<UnreadableFileException>(() => Adapter.Import(RecordingSink.FileOf(Adapter, content), sink, CancellationToken.None));
        Assert.Equal(["c1"], sink.Taken.Select(fact => fact.Instance).Distinct());
        Assert.Equal(3, sink.Became.Single().Count);
    }

    [Fact]
    public void An_event_outside_every_trace_is_refused_with_its_place()
    {
        RecordingSink sink = Read($"<log>\n{OneEvent}\n<event/>{Trace("c1", OneEvent)}</log>");

        Assert.Equal(
            [(2, "concept:name=W lifecycle:transition=complete time:timestamp=2024-01-01T09:00:00Z"), (3, "concept:name=? lifecycle:transition=complete time:timestamp=?")],
            sink.Refused.Select(refused => (refused.Place.Line, refused.Content)));
        Assert.All(sink.Refused, refused => Assert.Equal("the event stands outside every trace, so it belongs to no case; move it into the trace of its case", refused.Reason));
        Assert.Equal(2, sink.Taken.Count);
    }

    [Fact]
    public void A_bad_event_is_refused_with_its_place_and_the_rest_is_read()
    {
        RecordingSink sink = Read("<log>\n<trace>\n  <string key='concept:name' value='c1'/>\n  <event><string key='concept:name' value='W'/></event>\n  " + OneEvent + "</trace></log>");
        Assert.Equal((new Place("log.xes", 4, 4), "the event has no 'time:timestamp'; give it the time at which it happened", "concept:name=W lifecycle:transition=complete time:timestamp=?"), sink.Refused.Single());
        Assert.Equal(2, sink.Taken.Count);
    }
}
