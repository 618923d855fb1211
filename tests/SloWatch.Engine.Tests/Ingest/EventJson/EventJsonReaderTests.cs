using System.Text;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Tests.Ingest.EventJson;

public class EventJsonReaderTests
{
    private const string At = "\"at\":\"2024-01-01T09:00:00Z\"";

    [Fact]
    public void What_an_event_does_not_name_comes_from_the_delivery()
    {
        WorkflowEvent fact = Read($$"""{"kind":"started",{{At}},"instance":"1"}""");
        Assert.Equal(("file", "loans"), (fact.Source, fact.Workflow));
    }

    [Fact]
    public void What_an_event_names_goes_before_the_delivery()
    {
        WorkflowEvent fact = Read($$"""{"kind":"started",{{At}},"instance":"1","source":"s","workflow":"w"}""");
        Assert.Equal(("s", "w"), (fact.Source, fact.Workflow));
    }

    [Fact]
    public void A_null_is_a_field_left_out() => Assert.Null(Read($$"""{"kind":"started",{{At}},"instance":"1","step":null,"attributes":null}""").Details);

    [Fact]
    public void Attributes_come_in_the_order_of_their_names_and_numbers_as_written()
    {
        WorkflowEvent fact = Read($$"""{"kind":"started",{{At}},"instance":"1","attributes":{"b":1.50,"a":"x","B":true} }""");
        Assert.Equal([new("B", "true"), new("a", "x"), new("b", "1.50")], fact.Details!.Attributes!);
    }

    [Fact]
    public void A_time_with_an_escaped_plus_is_read() =>
        Assert.Equal("2024-01-01T08:00:00Z", Read("""{"kind":"started","at":"2024-01-01T09:00:00\u002B01:00","instance":"1"}""").At.ToString());

    [Fact]
    public void A_step_kind_without_a_step_speaks_of_the_run_itself() => Assert.Null(Read($$"""{"kind":"stepStarted",{{At}},"instance":"1"}""").Step);

    [Fact]
    public void A_watermark_and_a_gap_need_no_instance()
    {
        Assert.Equal("", Read($$"""{"kind":"watermark",{{At}}}""").Instance);
        Assert.Equal("", Read($$"""{"kind":"gap","from":"2024-01-01T08:00:00Z",{{At}}}""").Instance);
    }

    [Fact]
    public void An_error_that_is_too_long_is_cut_and_its_fact_taken()
    {
        WorkflowEvent fact = Read($$"""{"kind":"stepFailed",{{At}},"instance":"1","error":"{{new string('e', 3999)}}🚲 and more"}""");
        Assert.Equal(new string('e', 3999), fact.Error);
    }

    [Fact]
    public void Names_that_repeat_are_one_string()
    {
        EventJsonReader reader = new("file", "loans");
        byte[] json = Encoding.UTF8.GetBytes($$"""{"kind":"stepStarted",{{At}},"instance":"1","step":"check"}""");
        Assert.True(reader.TryRead(json, out WorkflowEvent? first, out _) && reader.TryRead(json, out WorkflowEvent? second, out _) && ReferenceEquals(first.Step, second.Step));
    }

    [Fact]
    public void A_repeat_numbered_from_two_is_a_fact_of_its_own() => Assert.Equal("#2", Read($$"""{"kind":"started",{{At}},"instance":"1","fact":"#2"}""").Fact);

    [Fact]
    public void A_refused_event_leaves_nothing_behind_for_the_next()
    {
        EventJsonReader reader = new("file", "loans");
        Assert.False(reader.TryRead("""{"kind":"ended","outcome":"failed","step":"s","error":"x"}"""u8, out _, out _));
        Assert.True(reader.TryRead(Encoding.UTF8.GetBytes($$"""{"kind":"started",{{At}},"instance":"1"}"""), out WorkflowEvent? fact, out _));
        Assert.Equal((null, null, Outcome.None), (fact.Step, fact.Error, fact.Outcome));
    }

    private static WorkflowEvent Read(string json)
    {
        Assert.True(new EventJsonReader("file", "loans").TryRead(Encoding.UTF8.GetBytes(json), out WorkflowEvent? fact, out EventRefusal refusal), refusal.Reason);
        return fact;
    }
}
