using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters.Xes;
using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

public class XesStartTests
{
    private static readonly ActivityMapping Carrying = new()
    {
        Attributes = [new("amount", "AMOUNT_REQ"), new("channel", "CHANNEL")],
        BusinessKey = "ORDER",
        Version = "MODEL",
    };

    [Fact]
    public void The_first_event_begins_the_case_and_is_what_it_is_besides() =>
        Assert.Equal(["c1 started 09:00 start", "c1 stepEnded Check 09:00 completed"], Facts(Log(Trace("c1", Event("Check", "09:00")))));

    [Fact]
    public void The_earliest_event_is_the_first_wherever_it_stands() =>
        Assert.Equal("c1 started 08:00 start", Facts(Log(Trace("c1", Event("b", "09:00"), Event("a", "08:00"), Event("c", "10:00"))))[0]);

    [Fact]
    public void An_event_without_a_time_does_not_begin_a_case() =>
        Assert.Equal("c1 started 09:00 start", Facts(Log(Trace("c1", "<event><string key='concept:name' value='a'/></event>", Event("b", "09:00"))))[0]);

    [Fact]
    public void Where_patterns_say_what_begins_a_case_the_earliest_that_fits_does_and_only_it() =>
        Assert.Equal(
            ["c1 started 09:30 start", "c1 stepEnded call 09:00 completed"],
            Facts(Log(Trace("c1", Event("call", "09:00"), Event("Submit", "09:45"), Event("Submit", "09:30", "start"))), new ActivityMapping { Starts = ["Sub*"] }));

    [Fact]
    public void A_case_in_which_nothing_begins_it_has_no_start() =>
        Assert.DoesNotContain(Facts(Log(Trace("c1", Event("call", "09:00"))), new ActivityMapping { Starts = ["Submit"] }), line => line.Contains("started", StringComparison.Ordinal));

    [Fact]
    public void A_start_that_is_a_step_too_is_both() =>
        Assert.Equal(
            ["c1 started 09:00 start", "c1 stepStarted Submit 09:00"],
            Facts(Log(Trace("c1", Event("Submit", "09:00", "start"))), new ActivityMapping { Starts = ["Submit"], Steps = [new("Submit", null, null)] }));

    [Fact]
    public void The_start_carries_what_is_mapped_and_nothing_else()
    {
        EventDetails details = Start($"<trace>{Named}{Attribute("AMOUNT_REQ", "20000")}{Attribute("ORDER", "o-1")}<int key='MODEL' value='7'/>{Attribute("REG_DATE", "x")}{Event("a", "09:00")}</trace>")!;
        Assert.Equal([new("amount", "20000")], details.Attributes!);
        Assert.Equal(("o-1", "7"), (details.BusinessKey, details.Version));
    }

    [Fact]
    public void What_the_trace_lacks_comes_from_the_event_that_begins_the_case()
    {
        EventDetails details = Start($"<trace>{Named}{Attribute("CHANNEL", "web")}{Event("b", "10:00", null, Attribute("AMOUNT_REQ", "2"))}{Event("a", "09:00", null, Attribute("AMOUNT_REQ", "1"), Attribute("CHANNEL", "phone"))}</trace>")!;
        Assert.Equal([new("amount", "1"), new("channel", "web")], details.Attributes!);
    }

    [Fact]
    public void Of_events_at_one_time_the_first_in_the_file_begins_the_case() =>
        Assert.Equal([new("amount", "1")], Start($"<trace>{Named}{Event("a", "09:00", null, Attribute("AMOUNT_REQ", "1"))}{Event("b", "09:00", null, Attribute("AMOUNT_REQ", "2"))}</trace>")!.Attributes!);

    [Fact]
    public void A_case_without_any_of_them_carries_nothing() => Assert.Null(Start($"<trace>{Named}{Event("a", "09:00")}</trace>"));

    [Fact]
    public void One_case_leaves_nothing_to_the_next()
    {
        RecordingSink sink = Read(Log($"<trace>{Named}{Attribute("ORDER", "o-1")}{Event("a", "09:00", null, Attribute("CHANNEL", "web"))}</trace>", Trace("c2", Event("a", "09:00"))), Carrying);
        Assert.Null(sink.Taken.Single(fact => fact.Instance == "c2" && fact.Kind == EventKind.Started).Details);
    }

    [Fact]
    public void A_value_that_cannot_be_a_key_is_left_out_and_said()
    {
        RecordingSink sink = Read(Log($"<trace>{Named}{Attribute("ORDER", new string('x', 501))}{Attribute("AMOUNT_REQ", new string('y', 5000))}{Event("a", "09:00")}</trace>"), Carrying);
        EventDetails details = sink.Taken[0].Details!;
        Assert.Equal((null, 4000), (details.BusinessKey, details.Attributes!.Single().Value.Length));
        Assert.Equal("the case's 'ORDER' has 501 characters; names have at most 500; it is left out", sink.Refused.Single().Reason);
    }

    [Fact]
    public void Attributes_that_come_after_the_events_count() =>
        Assert.Equal("o-1", Start($"<trace>{Event("a", "09:00")}{Attribute("ORDER", "o-1")}{Named}</trace>")!.BusinessKey);

    [Fact]
    public void A_very_long_trace_is_handed_over_in_parts_and_begins_once()
    {
        string[] events = [.. Enumerable.Range(0, (2 * XesTrace.MostWaiting) + 5).Select(i => Event($"a{i % 7}", $"{9 + (i % 3):00}:{i % 60:00}"))];
        RecordingSink sink = Read(Log(Trace("c1", events)));
        Assert.Single(sink.Taken, fact => fact.Kind == EventKind.Started);
        Assert.Equal(events.Length + 1, sink.Taken.Count);
        Assert.Equal(sink.Taken.Count, sink.Taken.Select(fact => (fact.Kind, fact.At, fact.Step, fact.Fact)).Distinct().Count());
    }

    [Fact]
    public void The_start_of_a_case_is_one_fact_whose_newest_revision_is_the_earliest()
    {
        WorkflowEvent[] starts = [.. Read(Log(Trace("c1", Event("b", "09:30")), Trace("c1", Event("a", "09:00")), Trace("c1", Event("c", "10:00")))).Taken.Where(fact => fact.Kind == EventKind.Started)];
        Assert.Equal(["start"], starts.Select(fact => fact.Fact).Distinct());
        Assert.Equal(starts.OrderByDescending(fact => fact.At), starts.OrderBy(fact => fact.Rev));
        Assert.All(starts, fact => Assert.InRange(fact.Rev, 1, (1L << 53) - 1));
    }

    [Fact]
    public void An_earlier_start_in_a_later_part_of_a_very_long_trace_is_told_with_its_own_attributes()
    {
        string[] events = [.. Enumerable.Repeat(Event("b", "09:30", null, Attribute("AMOUNT_REQ", "2"), Attribute("CHANNEL", "web")), XesTrace.MostWaiting), Event("a", "09:00", null, Attribute("AMOUNT_REQ", "1"))];
        WorkflowEvent[] starts = [.. Read(Log(Trace("c1", events)), Carrying).Taken.Where(fact => fact.Kind == EventKind.Started)];
        Assert.Equal(2, starts.Length);
        Assert.True(starts[1].At < starts[0].At && starts[1].Rev > starts[0].Rev);
        Assert.Equal([new("amount", "1")], starts[1].Details!.Attributes!);
    }

    private static string Named => Attribute("concept:name", "c1");

    private static EventDetails? Start(string trace) => Read(Log(trace), Carrying).Taken.Single(fact => fact.Kind == EventKind.Started).Details;
}
